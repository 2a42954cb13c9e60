/// Ordered choices and price bands, as functions of the case.
enum Forms {
    static func rowName(_ answer: String, _ index: Int) -> String { "\(answer) row \(index + 1)" }

    /// The first row whose condition is true, or that has none.
    static func choice(_ name: String, _ table: Table, _ watch: Watch) -> Function {
        let rows = table.list.compactMap(\.table)
        return Function { arguments in
            for (index, row) in rows.enumerated() where try row["when"].holds(arguments[0]) {
                watch.match(rowName(name, index))
                return [row[.number(.one)]]
            }
            throw Stop.failure("no_row")
        }
    }

    static let bandFields = ["per", "collar", "guide", "cap", "quoted", "position", "weekly", "gap"]

    static func bands(_ name: String, _ table: Table, _ watch: Watch) throws -> Function {
        let match = table["match"].table?.list.compactMap(\.string) ?? []
        let rows =
            try table["rows"].table.map { try DataTable.rows(of: .table($0)).map { cells($0, match) } } ?? table.list.compactMap(\.table)
        return Function { arguments in
            let subject = arguments[0]
            if !table["applies"].isNull, !(try table["applies"].applied(to: subject).isTrue) { return [.null] }
            let wanted = try match.map { try read($0, subject) }
            for (index, row) in rows.enumerated() where try zip(wanted, row.list).allSatisfy({ try Operations.equal($0, $1) }) {
                if !row["when"].isNull, !(try row["when"].applied(to: subject).isTrue) { continue }
                watch.match(rowName(name, index))
                let quote = try read(table["quoted"].string ?? "", subject)
                for edge in ["collar", "cap"] { watch.compare(quote, .money(try Standard.amount(row[edge])), at: "\(name) \(edge)") }
                return [.table(try priced(row, table, quote))]
            }
            throw Stop.failure("no_band")
        }
    }

    static func read(_ name: String, _ subject: Value) throws -> Value {
        guard case .subject(let source, _) = subject else { throw Stop.failure("wrong_kind") }
        return try source.read(name)
    }

    /// A row of a data table as a row of the form.
    private static func cells(_ row: Table, _ match: [String]) -> Table {
        let result = Table(list: match.map { row[$0] })
        for name in ["collar", "guide", "cap"] { result[name] = row[name] }
        return result
    }

    private static func priced(_ row: Table, _ table: Table, _ quote: Value) throws -> Table {
        guard case .money(let quoted) = quote else { throw Stop.failure("wrong_kind") }
        let (collar, cap) = (try Standard.amount(row["collar"]), try Standard.amount(row["cap"]))
        let position = quoted > cap ? "above_cap" : quoted < collar ? "below_collar" : "within"
        var weekly = quoted
        if position == "above_cap", table["above_cap"].string == "cap" { weekly = cap }
        if position == "below_collar", table["below_collar"].string == "collar" { weekly = collar }
        return Table([
            "per": table["per"].isNull ? .string("week") : table["per"],
            "collar": .money(collar), "guide": .money(try Standard.amount(row["guide"])), "cap": .money(cap),
            "quoted": .money(quoted), "position": .string(position), "weekly": .money(weekly), "gap": .money(quoted - weekly),
        ])
    }
}
