import RuleModel

/// Ids and titles of rules: a rule's id is its own, or else its name or title in snake case under the answer.
enum RuleTitles {
    static func of(_ declared: [Declared]) -> [String: String] {
        var titles: [String: String] = [:]
        for item in declared {
            let owner = item.kind == .except ? String(item.name.split(separator: ".").last ?? "") : item.name
            if let title = item.spec["title"].text { titles[owner] = title }
            let rules = item.kind == .answer ? item.spec["except"].list : item.spec.list
            for rule in rules {
                guard let title = rule["title"].text ?? rule.list.first?.text else { continue }
                titles["\(owner).\(rule["id"].text ?? snakeCase(title))"] = title
            }
        }
        return titles
    }

    /// As the prelude's `snake_case`: letters and digits of ASCII, the rest one underscore, apostrophes left out.
    static func snakeCase(_ title: String) -> String {
        var result = ""
        var gap = false
        for byte in title.lowercased().utf8 {
            let isWord = (97...122).contains(byte) || (48...57).contains(byte)
            if isWord {
                if gap, !result.isEmpty { result += "_" }
                result.unicodeScalars.append(Unicode.Scalar(byte))
                gap = false
            } else if byte != 39 {
                gap = true
            }
        }
        return result
    }
}
