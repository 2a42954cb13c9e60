import Foundation
import Testing

/// What `check` prints of a rulebook that loads: mistakes in short, totals last.
@Suite("tariff check")
struct CheckTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        _ = try Command.run("new", "mine", in: folder.path)
    }

    /// The starter's example for many prices, all above the cap.
    private func writeExamples(_ count: Int, expecting level: String) throws {
        for i in 1...count {
            let price = "\(1500 + i).00"
            try folder.write(
                """
                {"title": "Number \(i)", "case": {"case": "E-\(i)", "on": "2026-05-01", "facts": {"one_to_one_hours": 24, "quoted_price": "\(price)"}},
                 "expect": {"outcome": "recommend", "flags": [], "answers": {"support_level": "\(level)", "price": {"gap": "\(i).00", "cap": "1420.00"}}}}
                """, to: "mine/examples/e\(100 + i).json")
        }
    }

    @Test("All as expected: the totals and nothing else")
    func passes() throws {
        let result = try Command.run("check", "mine", in: folder.path)
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(result.output.hasSuffix("  3 facts, 3 exported answers\n  1 example, all as expected\n  no mistakes\n"))
    }

    @Test("One cause in many examples is said once, and the others are counted")
    func grouped() throws {
        try writeExamples(30, expecting: "low")
        let result = try Command.run("check", "mine", in: folder.path)
        #expect(result.status == 4)
        #expect(result.output.hasSuffix("  1 of 31 examples as expected\n"))
        #expect(
            result.error == """
                mine/examples/e101.json:1:1: example_fails: “Number 1” does not come out as expected
                    outcome: expected "recommend", was "refer" (the same in 29 more examples)
                    flags: has "above_cap" too (the same in 29 more examples)
                    answers.support_level: expected "low", was "high" (the same in 29 more examples)
                    … and 1 more
                mine/examples/e102.json:1:1: example_fails: “Number 2” does not come out as expected
                    answers.price.gap: expected "2.00", was "82.00" (the like in 29 more examples)
                    … and 3 more
                … and 28 more examples fail; `--json` gives every difference of each

                """)
        let json = try Command.run("check", "mine", "--json", in: folder.path)
        #expect(json.status == 4)
        #expect(json.output.components(separatedBy: #"answers.price.gap: expected "#).count == 1 + 2 * 30)
    }

    @Test("A slash behind the folder changes nothing")
    func slash() throws {
        try writeExamples(2, expecting: "high")
        #expect(try Command.run("check", "mine/", in: folder.path).error == Command.run("check", "mine", in: folder.path).error)
    }

    @Test("Warnings of a library are a line, unless the library is what is checked")
    func library() throws {
        let parameters = ["one", "two", "three"].map { #"parameter "\#($0)" { title = "\#($0)", ["2030-04-01"] = 1 }"# + "\n" }
        try folder.write(
            """
            rulebook { id = "shared", title = "Shared", version = "1", in_force = { from = "2026-04-01" }, parts = { "figures" } }
            """, to: "shared/rulebook.lua")
        try folder.write(parameters.joined(), to: "shared/figures.lua")
        let manifest = try folder.read("mine/rulebook.lua").replacing("parts =", with: "uses = { \"shared\" }, parts =")
        try folder.write(manifest, to: "mine/rulebook.lua")
        let result = try Command.run("check", "mine", in: folder.path)
        #expect(result.status == 0)
        #expect(
            result.error == """
                warning: parameter_not_known: 3 in the library `shared`: `one`, `two` and 1 more
                  help: `tariff check shared` explains

                """)
        #expect(result.output.hasSuffix("  3 warnings\n"))
        #expect(try Command.run("check", "mine", "--deny", "warning", in: folder.path).status == 4)
        try folder.write(try folder.read("mine/levels.lua").replacing(">= 20", with: ">= \"20\""), to: "mine/levels.lua")
        let broken = try Command.run("check", "mine", in: folder.path)
        #expect(broken.status == 3)
        #expect(broken.error.hasPrefix("mine/levels.lua:5:") && broken.error.hasSuffix(result.error), "\(broken.error)")
        for (path, place) in [("shared", folder.path), (".", folder.path + "/shared")] {
            let shared = try Command.run("check", path, in: place).error
            #expect(shared.components(separatedBy: "figures.lua:").count == 4, "\(shared)")
        }
    }
}
