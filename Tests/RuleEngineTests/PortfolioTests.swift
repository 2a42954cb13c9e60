import CaseInput
import RuleEngine
import RuleModel
import Testing

@Suite struct PortfolioTests {
    /// The payers' totals and the lines of the layers say the same, for every case, to the penny.
    @Test func fundingAddsUp() throws {
        let rulebook = try RulebookLoader().load(ShippedRulebooks.flagship)
        let lines = try ShippedRulebooks.decide(ShippedRulebooks.portfolio(), rulebook)
        var funded = 0
        for line in lines {
            let decision = try DecisionReader().read(Array(line.utf8))
            guard let funding = decision["answers"]?["funding"], funding != .null else { continue }
            funded += 1
            let totals = try sums(of: funding["weekly"]?.object ?? [])
            let parts = try (funding["layers"]?.array ?? []).map { layer in
                try sums(of: (layer.object ?? []).filter { totals[$0.key] != nil })
            }
            for (payer, total) in totals {
                let taken = try parts.compactMap { $0[payer] }.reduce(Money.zero) { try $0 + $1 }
                #expect(taken == total, "\(payer) in \(line)")
            }
        }
        #expect(funded > 300)
    }

    private func sums(of members: [JSONValue.Member]) throws -> [String: Money] {
        var sums: [String: Money] = [:]
        for member in members { sums[member.key] = try Money(member.value.string ?? "") }
        return sums
    }

    /// The table and the lines hold the same cases.
    @Test func tableAndLinesGiveTheSameDecisions() throws {
        let rulebook = try RulebookLoader().load(ShippedRulebooks.flagship)
        let expected = try ShippedRulebooks.decide(ShippedRulebooks.portfolio(), rulebook)
        let table = try CaseInput(path: "\(ShippedRulebooks.flagship)/portfolio/portfolio.csv", facts: rulebook.summary.facts)
        var cases: [String] = []
        while let text = try table.cases.next({ item -> String in
            if case .json(let bytes) = item.content { String(decoding: bytes, as: UTF8.self) } else { "refused" }
        }) { cases.append(text) }
        #expect(try ShippedRulebooks.decide(cases, rulebook, textValues: true) == expected)
    }
}
