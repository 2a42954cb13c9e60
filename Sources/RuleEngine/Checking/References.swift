import RuleModel

/// Names that declarations give as text: what bands match, what layers share out, what exceptions change, what is exported.
struct References {
    let report: Report
    let names: CaseNames
    let unread: Unread
    let manifest: Manifest
    /// The rulebook and the libraries that it uses.
    let books: [String]

    func check(_ all: [Declared]) {
        for declared in all {
            switch declared.kind {
            case .bands:
                for (index, name) in (declared.spec["match"].texts ?? []).enumerated() {
                    checkName(name, at: declared.place(.name("match"), .index(index + 1)))
                }
                checkKey("quoted", of: declared, mustBe: .money)
            case .layers: checkKey("of", of: declared, mustBe: nil)
            case .parameter: checkKey("by", of: declared, mustBe: nil)
            case .except: checkTarget(of: declared, all)
            default: break
            }
        }
    }

    func checkExports(_ all: [Declared]) {
        for export in manifest.exports {
            guard let declared = all.first(where: { $0.name == export.name && $0.kind.isReadable }) else {
                if !report.explains(export.name, unread, manifest) { unknown(export.name, "an answer", answers(all), export.location) }
                continue
            }
            if declared.kind == .fact {
                report.error(
                    "wrong_kind", "`\(export.name)` is a fact, and facts are not answers", at: export.location, help: "export an answer")
            }
        }
    }

    private func answers(_ all: [Declared]) -> [String] {
        all.filter { $0.kind.isReadable && $0.kind != .fact }.map(\.name)
    }

    private func checkKey(_ key: String, of declared: Declared, mustBe kind: ValueKind?) {
        guard let name = declared.spec[key].text else { return }
        let place = declared.place(.name(key))
        checkName(name, at: place)
        guard let kind, let found = names[name]?.kind, !found.isComparable(with: kind), let words = found.words else { return }
        report.error("wrong_kind", "`\(name)` is \(words), and `\(key)` must be \(kind.words ?? "")", at: place)
    }

    private func checkName(_ name: String, at place: SourceLocation) {
        if let entry = names[name], entry.isMonitoring { report.refuseMonitoring(name, entry, at: place) }
        guard names[name] == nil, !report.explains(name, unread, manifest) else { return }
        unknown(name, "a fact, parameter or answer of this rulebook", names.names, place)
    }

    private func checkTarget(of declared: Declared, _ all: [Declared]) {
        let parts = declared.name.split(separator: ".").map(String.init)
        let (book, name) = parts.count == 2 ? (parts[0], parts[1]) : (nil, declared.name)
        let targets = all.filter { [.answer, .choose, .bands, .layers].contains($0.kind) && (book == nil || $0.part.book == book) }
        guard !targets.contains(where: { $0.name == name }), !unread.mayDefine(name) else { return }
        if let book, !books.contains(book) { return unknownBook(book, declared.place()) }
        unknown(name, book.map { "an answer of `\($0)`" } ?? "an answer of this rulebook", targets.map(\.name), declared.place())
    }

    private func unknownBook(_ book: String, _ place: SourceLocation) {
        report.add(
            Diagnostic(
                "unknown_name", "`\(book)` is not a library of this rulebook", at: place,
                help: Report.didYouMean(book, books) + ["`uses` in \(Manifest.fileName) names the libraries"]))
    }

    private func unknown(_ name: String, _ what: String, _ candidates: [String], _ place: SourceLocation) {
        report.add(Diagnostic("unknown_name", "`\(name)` is not \(what)", at: place, help: Report.didYouMean(name, candidates)))
    }
}
