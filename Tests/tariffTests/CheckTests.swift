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

    @Test("All as expected: the totals, and what the examples do not cover")
    func passes() throws {
        let result = try Command.run("check", "mine", in: folder.path)
        #expect(result.status == 0)
        #expect(result.error.isEmpty)
        #expect(
            result.output == """
                Mine · 2026.1
                  3 facts, 3 exported answers
                  1 example, all as expected
                  they cover 0 of 3 rows, 1 of 3 bands, 1 of 3 quote positions, 1 layer and 0 of 1 route
                  no mistakes

                Not covered:
                mine/levels.lua:5:3: `support_level.high` always applies
                    like examples/above-the-cap.json with one_to_one_hours = 19.75
                mine/levels.lua:6:3: `support_level.medium` is never tried
                    the same case
                mine/levels.lua:7:3: `support_level.low` never applies
                    like examples/above-the-cap.json with one_to_one_hours = 6.75
                mine/prices.lua:6:3: the row medium of `price` is never looked up
                    like examples/above-the-cap.json with one_to_one_hours = 19.75
                mine/prices.lua:7:3: the row low of `price` is never looked up
                    like examples/above-the-cap.json with one_to_one_hours = 6.75
                mine/prices.lua:8:3: no quote for `price` is within the band
                    like examples/above-the-cap.json with one_to_one_hours = 19.75 and quoted_price = "1040.00"
                mine/prices.lua:8:3: no quote for `price` is below the collar
                    like examples/above-the-cap.json with quoted_price = "819.99"
                mine/routing.lua:3:3: `routing.above_cap` always applies
                    like examples/above-the-cap.json with one_to_one_hours = 19.75 and quoted_price = "1040.00"

                """)
    }

    @Test("A suggested case of the JSON, saved as an example, passes and covers")
    func suggested() throws {
        let line = """
            for i in 1 2 3; do
              "$TARIFF" check mine --json | python3 -c '
            import json, sys
            for i, gap in enumerate(json.load(sys.stdin)["coverage"]["gaps"]):
                json.dump(gap["suggestion"]["example"], open(f"mine/examples/new-'$i'-{i}.json", "w"))'
            done
            "$TARIFF" check mine
            """
        let result = try Command.shell(line, in: folder.path)
        #expect(
            result.output.contains("all as expected\n  they cover 3 rows, 3 bands, 3 quote positions, 1 layer and 1 route\n  no mistakes\n")
        )
        #expect(!result.output.contains("Not covered"))
    }

    @Test("While an example fails, what is not covered is not listed, unless it is asked for")
    func failing() throws {
        try writeExamples(1, expecting: "low")
        let result = try Command.run("check", "mine", in: folder.path)
        #expect(result.output.contains("  they cover 0 of 3 rows") && !result.output.contains("Not covered"))
        let whole = try Command.run("check", "mine", "--coverage", in: folder.path)
        #expect(whole.status == 4 && whole.output.contains("Not covered:\nmine/levels.lua:5:3: `support_level.high` always applies\n"))
    }

    @Test("More than ten gaps are counted, and --coverage gives them all")
    func folded() throws {
        let rows = (1...15).map { "  { \"l\($0)\", when = function(case) return case.one_to_one_hours >= \(160 - $0) end },\n" }.joined()
        try folder.write("choose \"step\" {\n\(rows)  { \"none\" },\n}\n", to: "mine/steps.lua")
        _ = try Command.shell(
            "sed -i 's/parts = {/parts = { \"steps\",/; s/exports = {/exports = { \"step\",/' mine/rulebook.lua", in: folder.path)
        let result = try Command.run("check", "mine", in: folder.path)
        #expect(result.output.hasSuffix("… and 13 more: `tariff check mine --coverage` gives all\n"), "\(result.output)")
        #expect(result.output.split(separator: "\n").count { $0.hasPrefix("mine/") } == 10)
        let whole = try Command.run("check", "mine", "--coverage", in: folder.path)
        #expect(whole.output.split(separator: "\n").count { $0.hasPrefix("mine/") } == 23)
    }

    @Test("The shipped examples cover all rules, but for one condition that can never be true")
    func flagship() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL.path
        let flagship = try Command.run("check", "rules/wandsworth-mental-health", in: root)
        #expect(
            flagship.output.hasSuffix(
                """
                  they cover 8 rows, 16 bands, 3 quote positions, 4 layers, 2 exceptions, 40 routes, 186 of 187 conditions and 18 figures
                  4 warnings

                Not covered:
                rules/wandsworth-mental-health/funding_splits.lua:101:17: `part.funded_nursing` in `funding.joint_package_health_tasks` is never true
                    no case was found for it: can it happen at all?

                """), "\(flagship.output)")
        let national = try Command.run("check", "rules/national-screening", in: root)
        #expect(national.output.hasSuffix("  they cover 2 exceptions, 42 conditions and 52 figures\n  9 warnings\n"), "\(national.output)")
    }

    @Test("One cause in many examples is said once, and the others are counted")
    func grouped() throws {
        try writeExamples(30, expecting: "low")
        let result = try Command.run("check", "mine", in: folder.path)
        #expect(result.status == 4)
        #expect(result.output.contains("  1 of 31 examples as expected\n  they cover "))
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
        #expect(result.output.contains("  3 warnings\n\nNot covered:\n"))
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
