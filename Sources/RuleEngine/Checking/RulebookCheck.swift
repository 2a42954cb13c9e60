import LuaSyntax
import RuleModel

/// Runs the parts once, checks what they declare and what their text shows, and sums the rulebook up.
struct RulebookCheck {
    let report: Report
    let books: [BookFiles]
    let program: Program

    struct Result {
        let summary: RulebookSummary
        let archive: RulebookArchive
        let program: Program
        let book: BookInputs
        let declared: [Declared]
        /// Of the rulebook and its libraries, by id.
        let versions: [String: String]
    }

    private var manifest: Manifest { books[books.count - 1].manifest }

    func run(of parts: [Part]) -> Result {
        let read = DeclarationReader(report: report, program: program, books: books).read()
        let declared = read.declared
        DeclaredNames(report: report).check(declared)
        let unread = unread(read)
        var facts = readFacts(declared)
        let (names, inference) = caseNames(facts, declared, parts, unread)
        check(declared, names, inference, unread)
        let reads = ReadNames(parts, declared)
        for index in facts.indices { facts[index].isRead = reads.contains(facts[index]) && !facts[index].monitoring }
        return result(facts, declared)
    }

    /// Parts with mistakes were not run, and those that stopped were run in part.
    private func unread(_ read: DeclarationReader.Result) -> Unread {
        var unread = Unread()
        unread.isUnbounded = books.contains { !$0.isComplete }
        unread.leftOut = (unread.isUnbounded ? [] : books[books.count - 1].leftOut).map { file in
            Unread.LeftOut(name: file.name, declared: Prelude.mentions(of: file).declared)
        }
        unread.comments = program.parts.map(\.part).filter(\.isComment)
        for part in program.parts where !part.isLoadable || part.part.isBlank || read.stopped.contains(part.part.number) {
            unread.add(part.part)
        }
        return unread
    }

    // MARK: Facts and names

    private func readFacts(_ declared: [Declared]) -> [Fact] {
        var seen: Set<String> = []
        let facts = declared.compactMap { item -> Fact? in
            let fact: Fact? =
                switch item.kind {
                case .fact: FactCheck(report).fact(from: item)
                case .judgement: AnswerCheck(report).fact(forJudgement: item)
                default: nil
                }
            guard let fact, seen.insert(fact.name).inserted else { return nil }
            return fact
        }
        DeterminedCheck(report: report).checkRepeated(facts)
        return inOrderOfSections(facts)
    }

    /// As declared, but by section where the rulebook orders its sections; facts of other sections come last.
    private func inOrderOfSections(_ facts: [Fact]) -> [Fact] {
        let sections = manifest.sections.map(\.name)
        for entry in manifest.sections where !facts.contains(where: { $0.section == entry.name }) {
            let help = Report.didYouMean(entry.name, Set(facts.compactMap(\.section)).sorted())
            report.add(
                Diagnostic("unknown_name", "no fact is in the section `\(entry.name)`", at: entry.location, severity: .warning, help: help))
        }
        let place = { (fact: Fact) in fact.section.flatMap { sections.firstIndex(of: $0) } ?? sections.count }
        return facts.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }

    /// Names with the kinds that the text shows, and the trees checked against them.
    private func caseNames(_ facts: [Fact], _ declared: [Declared], _ parts: [Part], _ unread: Unread)
        -> (CaseNames, KindInference)
    {
        var names = CaseNames()
        for fact in facts { names.add(fact) }
        for item in declared where item.kind == .fact { names.add(unclear: item.name, at: item.place()) }
        let others = declared.filter { $0.kind.isReadable && $0.kind != .fact }
        for item in others { names.add(item.name, item.kind == .answer ? .unknown : item.declaredKind, at: item.place()) }
        let origins = LocalOrigins(parts, declared)
        let kinds = AnswerKinds(declared, names, origins)
        for item in others { if let kind = kinds.kind(of: item.name) { names.add(item.name, kind, at: item.place()) } }
        kinds.check(report)
        let inference = origins.inference(names)
        checkWork(of: declared, names, inference, parts)
        let check = TreeCheck(report: report, names: names, inference: inference, unread: unread, manifest: manifest)
        parts.forEach(check.check)
        return (names, inference)
    }

    /// What the functions of declarations give, and what that is given on to.
    private func checkWork(of declared: [Declared], _ names: CaseNames, _ inference: KindInference, _ parts: [Part]) {
        let results = ResultCheck(report: report, inference: inference)
        let shares = ShareCheck(report: report, inference: inference, declared: declared)
        let components = ComponentsCheck(report: report, names: names, inference: inference, declared: declared)
        let reads = AnswerReads(parts, declared, inference)
        reads.checkCircles(report)
        for item in declared {
            results.check(item)
            switch item.kind {
            case .choose: checkCover(item, ChoiceRows(inference: inference, names: names))
            case .layers:
                shares.check(item)
                components.check(item)
            case .bands: BandsCover(report: report, names: names, reads: reads).check(item)
            default: break
            }
        }
    }

    private func check(_ declared: [Declared], _ names: CaseNames, _ inference: KindInference, _ unread: Unread) {
        let answers = AnswerCheck(report)
        let labels = LabelsCheck(report: report, names: names)
        let bands = BandsCheck(report: report, names: names) { DataRows($0, inference, program) }
        for item in declared {
            switch item.kind {
            case .fact, .rulebook: break
            case .parameter: checkParameter(item, names)
            case .answer: answers.answer(item)
            case .judgement: answers.judgement(item)
            case .except: answers.except(item)
            case .choose: answers.choose(item)
            case .bands: bands.check(item)
            case .layers: LayersCheck(report).check(item)
            case .routing: RoutingCheck(report).check(item)
            }
            if item.kind.isReadable, item.kind != .fact { labels.check(item) }
        }
        let references = References(report: report, names: names, unread: unread, manifest: manifest, books: books.map(\.id))
        references.check(declared)
        references.checkExports(declared)
        RuleIds(report: report, isComplete: unread.isNothing).check(declared)
    }

    private func checkCover(_ declared: Declared, _ rows: ChoiceRows) {
        let list = declared.spec.list
        guard !list.isEmpty, !list.contains(where: { $0["when"].isNothing }), rows.cover(declared) != true else { return }
        report.warning(
            "no_row", "a case may fit no row of \(declared.written)", at: declared.place(.index(list.count)),
            help: "end with a row that has no `when`: { \"…\" }")
    }

    private func checkParameter(_ declared: Declared, _ names: CaseNames) {
        let check = ParameterCheck(report: report, names: names)
        let before = report.diagnostics.count
        check.check(declared)
        // A date that is none may be the one that seems to be missing.
        guard report.diagnostics.count == before, let from = manifest.inForceFrom,
            check.hasGap(declared.spec, from: from, to: manifest.inForceTo)
        else { return }
        report.warning(
            "parameter_not_known", "`\(declared.name)` has no value for part of the time that the rulebook is in force",
            at: declared.place(), help: "reading it then stops the case; the last known value is never used silently")
    }

    // MARK: Summary

    private func result(_ facts: [Fact], _ declared: [Declared]) -> Result {
        let exported = Set(manifest.exports.map(\.name))
        let exports = declared.filter { exported.contains($0.name) && $0.kind.isReadable }
        let hasRouting = declared.contains { $0.kind == .routing }
        let archive = RulebookArchive(books)
        var summary = RulebookSummary(
            id: manifest.id, title: manifest.title, version: manifest.version, digest: archive.digest, facts: facts,
            exports: exports.map { $0.summary(among: declared) }, hasRouting: hasRouting,
            payerLabels: words("payer_labels", of: .layers, declared))
        (summary.inForceFrom, summary.inForceTo) = (manifest.inForceFrom, manifest.inForceTo)
        summary.payers = declared.filter { $0.kind == .layers }.flatMap { $0.spec["payers"].texts ?? [] }
            .reduce(into: []) { payers, payer in if !payers.contains(payer) { payers.append(payer) } }
        summary.payerLetters = words("payer_letters", of: .layers, declared)
        summary.refereeLetters = words("refer_letters", of: .routing, declared)
        summary.ruleTitles = RuleTitles.of(declared)
        summary.letters = RuleTitles.letters(of: declared)
        summary.ifYouDisagree = manifest.ifYouDisagree
        for item in declared where !item.labels.isEmpty && item.kind != .fact { summary.answerLabels[item.name] = item.labels }
        let book = BookInputs(
            exports: exports.map(\.name), exportPlaces: exports.map { AnswerPlace(part: $0.part, location: $0.place()) },
            owner: manifest.owner, inputs: facts, hasRouting: hasRouting)
        let versions = Dictionary(books.map { ($0.id, $0.manifest.version) }, uniquingKeysWith: { first, _ in first })
        return Result(summary: summary, archive: archive, program: program, book: book, declared: declared, versions: versions)
    }

    private func words(_ key: String, of kind: Declared.Kind, _ declared: [Declared]) -> [String: String] {
        var words: [String: String] = [:]
        for item in declared where item.kind == kind {
            for (name, said) in item.spec[key].named { words[name] = said.text }
        }
        return words
    }
}
