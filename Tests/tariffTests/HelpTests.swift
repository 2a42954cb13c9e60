import TestSupport
import Testing

@Suite("Help")
struct HelpTests {
    @Test("Help screens", arguments: ["", "decide", "explain", "check", "new", "fmt", "try"])
    func screens(verb: String) throws {
        let result = verb.isEmpty ? try Command.run("help") : try Command.run("help", verb)
        expectGolden(verb.isEmpty ? "help" : "help-\(verb)", result.output)
        #expect(result.error.isEmpty)
        #expect(result.status == 0)
        #expect(result.output.contains("Exit status: 0 "))
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test("Options of later stages do not exist", arguments: ["--record", "--ledger", "--run", "--shard"])
    func laterOptions(option: String) throws {
        let result = try Command.run("decide", "case.json", option, "x")
        #expect(result.status == 64)
        #expect(result.error.contains("Unknown option '\(option)'"))
    }
}
