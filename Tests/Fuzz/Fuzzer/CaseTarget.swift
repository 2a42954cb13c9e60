import CaseInput
import LuaSandbox
import RuleEngine
import RuleModel

/// Cases as a file gives them; the first byte says which form: `{…` a single case, `[` lines, `,` a table, tabs a table too.
enum CaseTarget {
    static let run: @Sendable ([UInt8]) -> Void = { bytes in
        guard let first = bytes.first else { return }
        let endings = [UInt8(ascii: ","): "csv", UInt8(ascii: "\t"): "tsv", UInt8(ascii: "["): "ndjson"]
        let ending = endings[first]
        let name = "cases.\(ending ?? "json")"
        folder.write(ending == nil ? bytes : Array(bytes.dropFirst()), to: name)
        do throws(Diagnostics) {
            let input = try CaseInput(path: "\(folder.path)/\(name)", facts: rulebook.summary.facts)
            decideAll(of: input)
        } catch {
            for mistake in error.all { check(!mistake.code.isEmpty && !mistake.message.isEmpty, "a mistake says nothing") }
        }
    }

    private static func decideAll(of input: CaseInput) {
        let isTable = if case .table = input.form { true } else { false }
        var isThere = true
        while isThere {
            isThere = (try? input.cases.next { decide($0, isTable: isTable) }) != nil
        }
    }

    private static func decide(_ item: CaseItem, isTable: Bool) {
        guard case .json(let text) = item.content else { return }
        var line: [UInt8] = []
        _ = evaluator.decide(text, line: item.line, textValues: isTable, into: &line)
        // What is written is JSON, whatever was read.
        check((try? DecisionReader().read(line)) != nil, "a line is not JSON: \(String(decoding: line, as: UTF8.self))")
    }

    /// Used from the one thread on which libFuzzer runs.
    nonisolated(unsafe) private static let evaluator: Evaluator = {
        guard let evaluator = try? Evaluator(rulebook) else { fatalError("no state for the rulebook") }
        return evaluator
    }()

    private static let rulebook: Rulebook = {
        do throws(Diagnostics) {
            return try RulebookLoader().load(folder.path)
        } catch {
            fatalError("\(error.all)")
        }
    }()

    private static let folder: ScratchFolder = {
        let folder = ScratchFolder(named: "cases")
        let manifest = """
            rulebook { id = "cases", title = "Cases", version = "1", in_force = { from = "2026-04-01" }, parts = { "rules" }, exports = { "out" } }
            """
        folder.write(Array(manifest.utf8), to: "rulebook.lua")
        folder.write(Array(rules.utf8), to: "rules.lua")
        return folder
    }()

    /// A fact of each type.
    private static let rules = """
        fact "n" { label = "N", type = "number", min = -10, max = 1000, step = 0.25 }
        fact "truth" { label = "Truth", type = "boolean" }
        fact "kind" { label = "Kind", of = { "a", "b", "long_choice" } }
        fact "kinds" { label = "Kinds", type = "choices", of = { "a", "b", "c" }, required = false }
        fact "paid" { label = "Paid", type = "money" }
        fact "born" { label = "Born", type = "date", required = false }
        fact "note" { label = "Note", type = "text", required = false }
        fact "group.first" { label = "First", type = "number", default = 1 }
        fact "group.second" { label = "Second", type = "text", required = false }
        fact "rows" { label = "Rows", type = "records", required = false,
          fields = { name = { type = "text", label = "Name" }, weekly = { type = "money", label = "Weekly" } } }
        answer "out" { value = function(case)
          local rows = {}
          for i, row in ipairs(case.rows or {}) do rows[i] = { row.name, row.weekly } end
          return { case.n, case.truth, case.kind, case.kinds or "none", case.paid, case.born or "none", case.note or "none",
            case.group.first, case.group.second or "none", rows }
        end }
        """
}
