import LuaSyntax
import RuleModel

/// `find(table, key, …)`: as many keys as the table has, each of the kind of its column.
struct FindCheck {
    let report: Report
    let inference: KindInference

    func check(_ call: Call, in part: Part) {
        guard call.isOf("find"), let table = call.arguments.first, let spec = inference.dataTable(heldBy: table) else { return }
        guard let keys = spec.value(named: "key") else {
            let name = part.tree.text(of: table.span)
            return report.error(
                "missing_key", "`find` looks for a key, and `\(name)` has none", at: part.location(call.callee.span),
                help: "add key = { \"COLUMN\" } to the data table, or use rows(\(name))")
        }
        guard let columns = keys.texts else { return }
        let given = Array(call.arguments.dropFirst())
        checkCount(given, columns, call, part)
        guard case .list(.record(let kinds, let source)) = inference.kind(of: table) else { return }
        for (column, value) in zip(columns, given) {
            guard let kind = kinds[column], let words = kind.words, let found = inference.kind(of: value).words, found != words else {
                continue
            }
            return report.error(
                "wrong_kind", "`\(column)` of \(source) is \(words), and this is \(found)", at: part.location(value.span),
                help: "`find` takes the keys in this order: \(columns.joined(separator: ", "))")
        }
    }

    private func checkCount(_ given: [Expression], _ columns: [String], _ call: Call, _ part: Part) {
        guard given.count != columns.count, given.count > columns.count || given.last?.isMultiple != true else { return }
        let keys = "\(columns.count) \(columns.count == 1 ? "key" : "keys"), \(columns.joined(separator: " and "))"
        let place = given.count > columns.count ? given[columns.count].span : call.argumentsSpan
        report.error(
            "bad_argument", "`find` looks for \(keys), and is given \(given.isEmpty ? "none" : "\(given.count)")", at: part.location(place))
    }
}

extension Expression {
    /// The texts of a list that stands in the rules: `{ "a", "b" }`.
    var texts: [String]? {
        guard case .table(let table) = unparenthesized.kind else { return nil }
        let texts = table.entries.compactMap { entry -> String? in
            guard case .item(let item) = entry, case .string(let literal) = item.unparenthesized.kind else { return nil }
            return literal.text
        }
        return texts.count == table.entries.count ? texts : nil
    }
}
