import Foundation
import LuaSandbox
import ReferenceReader
import Testing

/// The engine and the third reader make the same decision, to the letter.
@Suite struct ExamplesTests {
    @Test(arguments: Shipped.all) func agreeOnEveryExample(_ shipped: Shipped) throws {
        let examples = try shipped.examples()
        #expect(examples.count > 100)
        try LuaThread.run {
            let comparison = try Comparison(shipped.folder)
            for example in examples {
                let difference = try comparison.difference(example.given, known: example.known)
                #expect(difference == nil, "\(example.name)")
            }
        }
    }

    @Test func agreeOnThePortfolio() throws {
        let shipped = Shipped(id: "wandsworth-mental-health")
        let cases = try shipped.portfolio()
        #expect(cases.count == 500)
        try LuaThread.run {
            let comparison = try Comparison(shipped.folder)
            for given in cases { #expect(try comparison.difference(given) == nil) }
        }
    }
}

/// What the comparison does not see proves nothing.
@Suite struct ComparisonTests {
    @Test(arguments: [
        ("national/charging.lua", "case.capital > case.capital_upper_limit", "case.capital >= case.capital_upper_limit"),
        ("national/charging.lua", "[\"2024-04-01\"] = money \"30.15\"", "[\"2024-04-01\"] = money \"30.16\""),
        ("national/care_act.lua", "count(case.outcomes_not_achieved) >= 2", "count(case.outcomes_not_achieved) > 2"),
        ("national/charging.lua", "label = \"Capital\"", "label = \"Capitals\""),
    ]) func aChangedRuleIsSeen(_ change: (path: String, from: String, to: String)) throws {
        let shipped = Shipped(id: "national-screening")
        let rules = try CopiedRules()
        let text = try rules.text(of: change.path)
        #expect(text.contains(change.from))
        try rules.write(text.replacingOccurrences(of: change.from, with: change.to), to: change.path)
        let examples = try shipped.examples()
        let differences = try LuaThread.run {
            let comparison = try Comparison(shipped.folder, readerReads: rules.folder(shipped))
            return try examples.compactMap { try comparison.difference($0.given, known: $0.known) }
        }
        #expect(!differences.isEmpty && differences.count < examples.count)
    }
}
