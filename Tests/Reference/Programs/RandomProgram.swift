/// One random program of a rulebook: its number there, and what it declares.
package struct RandomProgram: Sendable {
    /// From 1, as the case's fact `program` names it.
    package let number: Int
    package var tree: Piece

    package init(number: Int, seed: UInt64, isHungry: Bool) {
        self.number = number
        var writer = ProgramWriter(seed: seed, prefix: "p\(number)", isHungry: isHungry)
        tree = writer.program()
    }

    package var declarations: String { tree.inner[0].text }
    package var rows: String { tree.inner[1].text }
}

/// The part of a rulebook that holds programs. The answer `result` is the program's that the case names.
package enum ProgramRulebook {
    package static let facts = """
        fact "program" { label = "Program", type = "number" }
        fact "hours" { label = "Hours", type = "number" }
        fact "amount" { label = "Amount", type = "money" }
        fact "day" { label = "Day", type = "date" }
        fact "flag" { label = "Flag", type = "boolean" }
        fact "word" { label = "Word", type = "text" }
        fact "maybe" { label = "Maybe", type = "number", required = false }
        fact "needs" { label = "Needs", type = "choices", of = { "food", "care", "rent" } }
        fact "visits" {
          label = "Visits", type = "records",
          fields = {
            n = { label = "Number", type = "number" }, s = { label = "Word", type = "text", default = "" },
            m = { label = "Money", type = "money", required = false },
          },
        }
        parameter "rate" { title = "Rate", ["2020-04-01"] = money "12.50", ["2026-04-01"] = money "13.75" }
        parameter "share" { title = "Share", ["2020-04-01"] = percent(40) }
        local function unknown(...) return ... end

        """

    /// - Returns: the text of the rules; and for each program the line on which it begins.
    package static func text(of programs: [RandomProgram]) -> (text: String, lines: [Int]) {
        var text = facts
        var lines: [Int] = []
        for program in programs {
            lines.append(1 + text.utf8.count { $0 == UInt8(ascii: "\n") })
            text += program.declarations
        }
        let asked = programs.map { "  if case.program == \($0.number) then return case.p\($0.number) end\n" }
        text += "answer \"result\" { value = function(case)\n\(asked.joined())  return nil\nend }\n"
        let rows = programs.map(\.rows).joined()
        if !rows.isEmpty { text += "routing {\n\(rows)}\n" }
        return (text, lines)
    }

    package static let manifest = """
        rulebook {
          id = "programs", title = "Programs", version = "1", in_force = { from = "2020-04-01" }, parts = { "rules" },
          exports = { "result" },
        }
        """
}
