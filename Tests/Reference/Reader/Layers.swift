/// Layers that take from what is left of a package, to the penny.
struct Layers {
    private struct Layer {
        let title: String
        let id: String
        let when: Value
        let share: Table?
        let amount: Table?
        let isFinal: Bool
        let paid: Value
    }

    private let name: String
    private let list: String
    private let applies: Value
    private let payers: [String]
    private let rest: String
    private let odd: String
    private let layers: [Layer]
    private let watch: Watch

    init(_ name: String, _ table: Table, _ watch: Watch) throws {
        (self.name, self.watch) = (name, watch)
        payers = table["payers"].table?.list.compactMap(\.string) ?? []
        guard let list = table["of"].string, let rest = table["rest"].string else { throw Stop.failure("missing_key") }
        (self.list, self.rest, odd, applies) = (list, rest, table["odd_penny"].string ?? rest, table["applies"])
        layers = table.list.compactMap(\.table).map { row in
            let title = row[.number(.one)].string ?? ""
            return Layer(
                title: title, id: row["id"].string ?? snakeCase(title), when: row["when"], share: row["share"].table,
                amount: row["amount"].table, isFinal: row["final"].isTrue, paid: row["paid"])
        }
    }

    var ruleNames: [String] { layers.map { "\(name).\($0.id)" } }

    /// In the order of output.
    var fields: [String] { ["weekly", "layers", "rule", "component", "paid"] + payers + ["asked"] }

    var function: Function {
        Function { arguments in
            if !applies.isNull, !(try applies.applied(to: arguments[0]).isTrue) { return [.null] }
            return [.table(try Split(self, arguments[0]).result())]
        }
    }

    /// One package on its way through the layers.
    private final class Split {
        private struct Part {
            let record: Value
            let name: Value
            var left: Fraction
        }

        private let form: Layers
        private let subject: Value
        private var parts: [Part]
        private var totals: [String: Fraction] = [:]
        private var lines: [Value] = []

        init(_ form: Layers, _ subject: Value) throws {
            (self.form, self.subject) = (form, subject)
            parts = try Standard.list(try Forms.read(form.list, subject)).map { record in
                guard let table = record.table, case .money(let weekly) = table["weekly"] else { throw Stop.failure("wrong_kind") }
                return Part(record: record, name: table["name"], left: weekly)
            }
        }

        func result() throws -> Table {
            for layer in form.layers {
                if let share = layer.share { try take(share, layer) }
                if let amount = layer.amount { try take(amount: amount, layer) }
            }
            let rest = parts.map(\.left).reduce(.zero, +)
            if !rest.isZero { line("rest", [form.rest: rest]) }
            let weekly = Table()
            for payer in form.payers { weekly[payer] = .money(totals[payer] ?? .zero) }
            return Table(["weekly": .table(weekly), "layers": .table(Table(list: lines))])
        }

        private func isTaken(_ part: Part, by layer: Layer) throws -> Bool {
            guard try layer.when.isNull || layer.when.applied(to: subject, part.record).isTrue else { return false }
            form.watch.match("\(form.name).\(layer.id)")
            return true
        }

        private func take(_ share: Table, _ layer: Layer) throws {
            // Of a part of which nothing is left nothing is asked, and it has no line.
            for index in parts.indices where try !parts[index].left.isZero && isTaken(parts[index], by: layer) {
                // What nobody takes is left to the payer of the rest, or to the layers that follow.
                var names: [String] = []
                var weights: [Fraction] = []
                for payer in form.payers where !share[payer].isNull {
                    names.append(payer)
                    weights.append(try Standard.number(try share[payer].applied(to: subject, parts[index].record)))
                }
                let left = Fraction.one - weights.reduce(.zero, +)
                if left.isNegative || weights.contains(where: \.isNegative) { throw Stop.failure("bad_share") }
                let amounts = try Standard.shares(of: parts[index].left, weights + [left], names + [form.rest], odd: form.odd)
                var taken: [String: Fraction] = [:]
                for (payer, amount) in zip(names, amounts) { taken[payer] = amount }
                if layer.isFinal { taken[form.rest, default: .zero] = taken[form.rest, default: .zero] + amounts[names.count] }
                parts[index].left = layer.isFinal ? .zero : amounts[names.count]
                line(layer.id, taken, layer, parts[index].name)
            }
        }

        private func take(amount: Table, _ layer: Layer) throws {
            var wanted: [String: Fraction]?
            var asked: [String: Fraction] = [:]
            var last: Table?
            var first: Value?
            for index in parts.indices where try isTaken(parts[index], by: layer) {
                first = first ?? parts[index].name
                var open = try wanted ?? amounts(amount, parts[index].record)
                if wanted == nil { asked = open }
                var taken: [String: Fraction] = [:]
                for payer in form.payers {
                    form.watch.compare(.money(open[payer] ?? .zero), .money(parts[index].left), at: "\(form.name).\(layer.id)")
                    let part = min(open[payer] ?? .zero, parts[index].left)
                    if part.isZero { continue }
                    taken[payer] = part
                    open[payer] = open[payer].map { $0 - part }
                    parts[index].left = parts[index].left - part
                }
                wanted = open
                if !taken.isEmpty { last = line(layer.id, taken, layer, parts[index].name) }
            }
            let short = asked.filter { !(wanted?[$0.key] ?? .zero).isZero }
            // Where nothing at all was left, a line without an amount says what was asked.
            if let first, !short.isEmpty {
                let record = Table()
                for (payer, amount) in short { record[payer] = .money(amount) }
                (last ?? line(layer.id, [:], layer, first))["asked"] = .table(record)
            }
        }

        private func amounts(_ amount: Table, _ part: Value) throws -> [String: Fraction] {
            var amounts: [String: Fraction] = [:]
            for payer in form.payers where !amount[payer].isNull {
                guard case .money(let pounds) = try amount[payer].applied(to: subject, part) else { throw Stop.failure("wrong_kind") }
                amounts[payer] = pounds
            }
            return amounts
        }

        @discardableResult
        private func line(_ id: String, _ taken: [String: Fraction], _ layer: Layer? = nil, _ component: Value = .null) -> Table {
            let line = Table(["rule": .string("\(form.name).\(id)"), "component": component, "paid": layer?.paid ?? .null])
            for (payer, amount) in taken {
                line[payer] = .money(amount)
                totals[payer] = (totals[payer] ?? .zero) + amount
            }
            lines.append(.table(line))
            return line
        }
    }
}
