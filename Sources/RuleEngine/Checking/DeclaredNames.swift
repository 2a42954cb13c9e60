import RuleModel

/// One namespace for facts, parameters, judgements and answers, over a rulebook and its libraries.
struct DeclaredNames {
    let report: Report

    func check(_ all: [Declared]) {
        var first: [String: Declared] = [:]
        for declared in all where declared.kind.isReadable {
            if CaseNames.reserved.contains(declared.name) {
                report.error("reserved_name", "`\(declared.name)` is part of every case", at: declared.place(), help: "choose another name")
            }
            if declared.kind != .fact, !Word.holds(declared.name) {
                let isMember = declared.name.contains(".")
                report.error(
                    "bad_name", "`\(declared.name)` cannot be the name of \(article(declared.kind))", at: declared.place(),
                    help: isMember ? "only facts have members with a point" : Word.remedy)
            }
            guard let earlier = first.updateValue(declared, forKey: declared.name) else { continue }
            clash(declared, earlier)
        }
        checkGroups(first)
        checkRoutings(all)
    }

    private func clash(_ later: Declared, _ earlier: Declared) {
        let place = earlier.place()
        if later.part.book == earlier.part.book {
            report.error(
                "defined_twice", "`\(later.name)` is declared twice", at: later.place(), help: "the first is at \(place.file):\(place.line)"
            )
        } else {
            report.error(
                "name_clash", "`\(later.name)` is declared by `\(earlier.part.book)` already", at: later.place(),
                help:
                    "read it as case.\(later.name); to change an answer of a library write except \"\(earlier.part.book).\(later.name)\" { … }",
                "the first is at \(place.file):\(place.line)")
        }
    }

    /// `needs.mobility` and a fact `needs` cannot both be.
    private func checkGroups(_ names: [String: Declared]) {
        for declared in names.values where declared.kind == .fact {
            guard let group = declared.name.split(separator: ".").first.map(String.init), group != declared.name, let other = names[group]
            else {
                continue
            }
            report.error(
                "name_clash", "`\(group)` is a group of facts and \(article(other.kind)) as well", at: other.place(),
                help: "choose another name for one of them")
        }
    }

    private func checkRoutings(_ all: [Declared]) {
        let routings = all.filter { $0.kind == .routing }
        for extra in routings.dropFirst() {
            let place = routings[0].place()
            report.error(
                "defined_twice", "a rulebook has one routing", at: extra.place(), help: "the first is at \(place.file):\(place.line)")
        }
    }

    private func article(_ kind: Declared.Kind) -> String {
        switch kind {
        case .answer, .choose, .bands, .layers: "an answer"
        case .fact: "a fact"
        case .parameter: "a parameter"
        case .judgement: "a judgement"
        default: "a \(kind.rawValue)"
        }
    }
}
