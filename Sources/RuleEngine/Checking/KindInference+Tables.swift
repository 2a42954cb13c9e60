import LuaSyntax

/// Lists and records that stand in the text.
extension KindInference {
    /// `{ name = …, weekly = … }` is a record of just these, `{ a, b }` a list; what mixes them, or works out its keys, is neither.
    func kind(of table: TableConstructor) -> ValueKind {
        guard seesTables, !table.entries.isEmpty, !uses.hasHiddenStores else { return .unknown }
        var fields: [String: ValueKind] = [:]
        var items: [ValueKind] = []
        for entry in table.entries {
            switch entry {
            case .named(let name, let value): fields[name.text] = kind(of: value)
            case .item(let value):
                if value.isMultiple, case .call = value.kind, entry.value === table.entries.last?.value { return .unknown }
                items.append(kind(of: value))
            case .keyed: return .unknown
            }
        }
        if items.isEmpty { return .record(fields, source: "") }
        return fields.isEmpty ? .list(items.reduce(.nothing) { $0.union($1) }) : .unknown
    }

    /// The items that the text shows of a list: those in its braces, and those that are put into it later.
    func items(of list: Expression) -> [Expression] {
        switch list.unparenthesized.kind {
        case .table(let table): return table.entries.compactMap { if case .item(let item) = $0 { item } else { nil } }
        case .name(let name):
            guard let value = origin(of: name), case .table = value.unparenthesized.kind else { return [] }
            return items(of: value) + (name.declaration.flatMap { uses.inserted[ObjectIdentifier($0)] } ?? [])
        default: return []
        }
    }

    /// What a local name holds that was set to a list or record, with all that is put into it.
    func kind(of expression: Expression, heldBy declaration: Declaration) -> ValueKind {
        guard case .table(let table) = expression.unparenthesized.kind else { return kind(of: expression) }
        let id = ObjectIdentifier(declaration)
        guard !uses.open.contains(id) else { return .unknown }
        guard let inserted = uses.inserted[id] else { return kind(of: table) }
        var item = ValueKind.nothing
        if !table.entries.isEmpty {
            guard case .list(let own) = kind(of: table) else { return .unknown }
            item = own
        }
        return .list(inserted.map { kind(of: $0) }.reduce(item) { $0.union($1) })
    }
}

extension ValueKind {
    /// A record, or a list of records, without a name of its own gets that of what gives it.
    func named(_ name: String) -> ValueKind {
        switch self {
        case .record(let fields, source: ""): .record(fields, source: name)
        case .list(let item): .list(item.named(name))
        default: self
        }
    }
}
