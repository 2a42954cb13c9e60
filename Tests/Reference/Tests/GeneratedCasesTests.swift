import Foundation
import LuaSandbox
import ReferenceReader
import Testing

/// The engine and the third reader make the same decisions of cases at and beside every threshold, and the engine's plain and explained
/// forms the same lines.
///
/// `REFERENCE_CASES=100000 swift test --filter GeneratedCasesTests` makes so many for each rulebook instead of a few.
@Suite(.serialized) struct GeneratedCasesTests {
    private static let seed: UInt64 = 1948
    private static let count = ProcessInfo.processInfo.environment["REFERENCE_CASES"].flatMap { Int($0) } ?? 1_000

    @Test(arguments: Shipped.all) func agreeOnGeneratedCases(_ shipped: Shipped) throws {
        let shards = (0..<4).map { number in
            Shard(shipped: shipped, count: Self.count / 4, seed: Self.seed + UInt64(number), isWide: number == 3)
        }
        let result = try Shard.run(shards)
        for difference in result.differences.prefix(8) { Issue.record("\(difference)") }
        #expect(result.decided > Self.count / 2)

        let rules = try ThirdReader(folder: shipped.folder).ruleNames
        let unmatched = rules.subtracting(result.coverage.matched).sorted()
        let turns = result.coverage.turns
        #expect(unmatched.count * (Self.count < 10_000 ? 4 : 20) < rules.count, "most rules apply at least once")
        print(
            """
            reference: \(shipped.id), \(Self.count) generated cases from seed \(Self.seed), \(result.decided) decided
              rows, layers, exceptions and figures that applied: \(rules.count - unmatched.count) of \(rules.count)
              never: \(unmatched.joined(separator: "; "))
              comparisons of amounts met: \(turns.count), at their turn and a step beside on both sides: \
            \(turns.count - result.coverage.open.count)
              not: \(result.coverage.open.joined(separator: "; "))
            """)
    }
}
