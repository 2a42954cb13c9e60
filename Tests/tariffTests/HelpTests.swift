import Foundation
import TestSupport
import Testing

@Suite("Help")
struct HelpTests {
    private static let ledgerVerbs = [
        "init", "verify", "checkpoint", "prove", "export", "backup", "erase", "due", "new-key", "recover",
    ].map { "ledger \($0)" }

    @Test(
        "Help screens",
        arguments: ["", "decide", "explain", "determine", "replay", "pack", "publish", "rulebooks", "check", "new", "fmt", "try"]
            + ledgerVerbs)
    func screens(verb: String) throws {
        let result = try Command.shell("$TARIFF help \(verb)", in: NSTemporaryDirectory())
        expectGolden(verb.isEmpty ? "help" : "help-\(verb.replacing(" ", with: "-"))", result.output)
        #expect(result.error.isEmpty)
        #expect(result.status == 0)
        #expect(result.output.contains("Exit status: 0 "))
        #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test("Options of later stages do not exist", arguments: ["--shard"])
    func laterOptions(option: String) throws {
        let result = try Command.run("decide", "case.json", option, "x")
        #expect(result.status == 64)
        #expect(result.error.contains("Unknown option '\(option)'"))
    }
}
