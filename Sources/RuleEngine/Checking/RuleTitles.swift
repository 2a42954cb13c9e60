import RuleModel

/// Ids and titles of rules: a rule's id is its own, or else its name or title in snake case under the answer, as in the prelude's
/// `rule_id`.
enum RuleTitles {
    static func of(_ declared: [Declared]) -> [String: String] {
        var titles: [String: String] = [:]
        for item in declared {
            if let title = item.spec["title"].text { titles[item.ruleOwner] = title }
            for rule in item.rules {
                guard let title = rule.value["title"].text ?? rule.value.list.first?.text else { continue }
                titles[rule.id] = title
            }
        }
        return titles
    }

    /// What the letter to the person says: of rules by their ids, of a judgement's reason by `judgement.NAME`, of answers by their names.
    static func letters(of declared: [Declared]) -> [String: String] {
        var letters: [String: String] = [:]
        for item in declared {
            let owner = item.kind == .judgement ? "judgement." + item.name : item.ruleOwner
            for (name, spec) in [(owner, item.spec)] + item.rules.map({ ($0.id, $0.value) }) {
                if let words = spec["letter"].text, !words.allSatisfy(\.isWhitespace) { letters[name] = words }
            }
        }
        return letters
    }

    /// As the prelude's `snake_case`: letters and digits of ASCII, the rest one underscore, apostrophes left out.
    static func snakeCase(_ title: String) -> String {
        var result = ""
        var gap = false
        for byte in title.utf8 {
            let lower = (65...90).contains(byte) ? byte + 32 : byte
            let isWord = (97...122).contains(lower) || (48...57).contains(lower)
            if isWord {
                if gap, !result.isEmpty { result += "_" }
                result.unicodeScalars.append(Unicode.Scalar(lower))
                gap = false
            } else if byte != 39 {
                gap = true
            }
        }
        return result
    }
}

/// A rule with an id that a decision may show.
struct IdentifiedRule {
    let id: String
    let value: Value
    let path: [Value.Step]
}

extension Declared {
    /// The answer that an exception changes, else its own name.
    var ruleOwner: String { kind == .except ? String(name.split(separator: ".").last ?? "") : name }

    /// Exceptions, layers, and rows of choices and of the routing. Bands have rows, but no rules.
    var rules: [IdentifiedRule] {
        let (list, base): (Value, [Value.Step]) = kind == .answer ? (spec["except"], [.name("except")]) : (spec, [])
        guard [.answer, .except, .choose, .layers, .routing].contains(kind) else { return [] }
        return list.list.enumerated().map { index, rule in
            let words = rule.list.first?.text ?? rule["title"].text ?? "rule \(index + 1)"
            let id = rule["id"].text ?? RuleTitles.snakeCase(words)
            return IdentifiedRule(id: "\(ruleOwner).\(id)", value: rule, path: base + [.index(index + 1)])
        }
    }
}

extension [Declared] {
    /// Exceptions by the answer that they change, in order of declaration, each with where it stands.
    var exceptions: [String: [(rule: IdentifiedRule, in: Declared)]] {
        reduce(into: [:]) { found, item in
            guard item.kind == .answer || item.kind == .except else { return }
            for rule in item.rules { found[item.ruleOwner, default: []].append((rule, item)) }
        }
    }
}
