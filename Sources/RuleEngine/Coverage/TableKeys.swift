import CaseInput
import LuaSyntax
import RuleModel

/// The keys of data tables by which rules look a fact up: `find(providers, case.provider, case.service)`.
struct TableKeys {
    let rulebook: Rulebook
    let inference: KindInference

    /// By fact: the texts of the key's column, each once, in the order of the file.
    var byFact: [String: [String]] {
        var found: [String: [String]] = [:]
        for loaded in rulebook.program.parts {
            for expression in loaded.part.tree.expressions {
                guard case .call(let call) = expression.kind, call.isOf("find") else { continue }
                add(call, readBy: loaded.part.number, to: &found)
            }
        }
        return found
    }

    private func add(_ call: Call, readBy part: Int, to found: inout [String: [String]]) {
        guard let spec = call.arguments.first.flatMap(inference.dataTable(heldBy:)), let columns = spec.value(named: "key")?.texts,
            case .string(let file)? = spec.value(named: "file")?.kind, let table = rulebook.program.data[part]?[file.text]
        else { return }
        for (column, key) in zip(columns, call.arguments.dropFirst()) {
            guard let fact = inference.nameRead(by: key.unparenthesized), let place = table.header.firstIndex(of: column) else { continue }
            for row in table.rows where row.cells.indices.contains(place) && found[fact]?.contains(row.cells[place]) != true {
                found[fact, default: []].append(row.cells[place])
            }
        }
    }
}
