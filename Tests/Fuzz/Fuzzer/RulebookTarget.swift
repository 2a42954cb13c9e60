import LuaSandbox
import RuleEngine
import RuleModel

/// A part of a rulebook: read, checked and, where it has no mistakes, asked for a decision twice.
enum RulebookTarget {
    static let run: @Sendable ([UInt8]) -> Void = { part in
        folder.write(part, to: "rules.lua")
        do throws(Diagnostics) {
            let rulebook = try RulebookLoader().load(folder.path)
            let evaluator = try Evaluator(rulebook, limits: limits)
            check(decision(by: evaluator) == decision(by: evaluator), "a case is decided differently the second time")
        } catch {
            for mistake in error.all { check(!mistake.code.isEmpty && !mistake.message.isEmpty, "a mistake says nothing") }
        }
    }

    private static let folder: ScratchFolder = {
        let folder = ScratchFolder(named: "small")
        let manifest = """
            rulebook { id = "small", title = "Small", version = "1", in_force = { from = "2026-04-01" }, parts = { "rules" }, exports = { "out" } }
            """
        folder.write(Array(manifest.utf8), to: "rulebook.lua")
        return folder
    }()

    private static func decision(by evaluator: Evaluator) -> [UInt8] {
        var line: [UInt8] = []
        let facts = #""n":3,"kind":"a","paid":"12.50","born":"1950-02-28""#
        _ = evaluator.decide(text: #"{"case":"A","on":"2026-05-01","facts":{\#(facts)}}"#, into: &line)
        return line
    }

    private static let limits: Limits = {
        var limits = Limits()
        (limits.steps, limits.memory) = (100_000, 1 << 18)
        return limits
    }()
}
