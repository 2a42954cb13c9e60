import LuaSyntax

/// Rows and exceptions as they stand in the text, by the ids of their rules.
extension TableConstructor {
    /// Where `key` stands in the rule `routing.above_cap`: `refer = …`, or `icb = …` in its shares; where the row stands if it has none.
    func span(ofKey key: String, inRule rule: String) -> SourceSpan? {
        let words = rule.split(separator: ".", maxSplits: 1).map(String.init)
        guard words.count == 2, let row = row(called: words[1]), case .table(let cells) = row.kind else { return nil }
        let inner = ["share", "amount"].compactMap { cells.value(named: $0) }
        return cells.span(of: key) ?? inner.lazy.compactMap { $0.entries?.span(of: key) }.first ?? row.span
    }

    private func row(called id: String) -> Expression? {
        let rows = entries.flatMap { entry -> [Expression] in
            if case .named(let name, let list) = entry, name.text == "except" { return list.entries?.entries.map(\.value) ?? [] }
            return [entry.value]
        }
        return rows.first { $0.unparenthesized.entries?.isRule(id) ?? false }?.unparenthesized
    }

    private func isRule(_ id: String) -> Bool {
        if let own = value(named: "id")?.string { return own == id }
        let first = entries.lazy.compactMap { if case .item(let item) = $0 { item } else { nil } }.first
        return [value(named: "title"), first].contains { $0?.string.map(RuleTitles.snakeCase) == id }
    }

    private func span(of key: String) -> SourceSpan? {
        entries.lazy.compactMap { if case .named(let name, _) = $0, name.text == key { name.span } else { nil } }.first
    }
}

extension Expression {
    fileprivate var string: String? {
        if case .string(let literal) = unparenthesized.kind { literal.text } else { nil }
    }

    fileprivate var entries: TableConstructor? {
        if case .table(let table) = unparenthesized.kind { table } else { nil }
    }
}
