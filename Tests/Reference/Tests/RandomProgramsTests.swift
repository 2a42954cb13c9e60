import Foundation
import RandomPrograms
import Testing

/// Random programs of the accepted language end alike, plain and explained, to the byte; every tree of why can be built; and the third
/// reader agrees.
///
/// `REFERENCE_PROGRAMS=100000 swift test --filter RandomProgramsTests` makes so many instead of 10,000; `REFERENCE_SEED=117` begins
/// elsewhere.
@Suite(.serialized) struct RandomProgramsTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["REFERENCE_PROGRAMS"].flatMap { Int($0) } ?? 10_000
    private static let seed = environment["REFERENCE_SEED"].flatMap { UInt64($0) } ?? 1948

    @Test func plainExplainedAndReaderAgree() throws {
        let tally = try ProgramRun.tally(of: Self.count, seed: Self.seed)
        for difference in tally.differences.prefix(12) { Issue.record("\(difference)") }
        print(
            """
            programs: \(tally.programs) from seed \(Self.seed), \(tally.read) of them read by the third reader too; \(tally.refused) refused
              cases: \(ProgramRun.Tally.shown(tally.verdicts))
              not read: \(ProgramRun.Tally.shown(tally.unread))
            """)
        #expect(tally.programs >= Self.count)
        #expect(tally.refused * 20 < tally.programs, "most of what is written is accepted")
        #expect(tally.read * 10 > tally.programs * 9, "the third reader reads most of them")
        #expect(tally.verdicts["decided", default: 0] > tally.programs, "most cases are decided")
    }
}

@Suite struct ShrinkerTests {
    /// What is wrong is that it divides in a loop; all else goes.
    @Test(arguments: 1...20 as ClosedRange<UInt64>) func cutsDownToWhatIsWrong(_ seed: UInt64) throws {
        let isWrong = { (tree: Piece) in Self.isDividingInALoop(tree.text) }
        guard
            let tree = (0..<1_000).lazy.map({ RandomProgram(number: 1, seed: seed * 1_000 + $0, isHungry: false).tree }).first(
                where: isWrong)
        else { throw Missing() }
        var shrinker = Shrinker(isWrong: isWrong)
        let smallest = shrinker.smallest(tree)
        #expect(isWrong(smallest))
        #expect(smallest.text.count < 120 && smallest.text.count * 3 < tree.text.count, "\(smallest.text)\n\nof\n\n\(tree.text)")
    }

    private struct Missing: Error {}

    /// A line with `/` that stands deeper than a line with `for`.
    private static func isDividingInALoop(_ text: String) -> Bool {
        var loops: [Int] = []
        for line in text.split(separator: "\n") {
            let depth = line.prefix { $0 == " " }.count
            loops.removeAll { $0 >= depth }
            if line.dropFirst(depth).hasPrefix("for ") { loops.append(depth) } else if !loops.isEmpty, line.contains(" / ") { return true }
        }
        return false
    }

    /// Two programs of the same seed are the same, and those of others are not.
    @Test func sameSeedSameProgram() {
        let texts = (1...200).map { RandomProgram(number: 1, seed: $0, isHungry: $0 % 2 == 0).declarations }
        #expect(texts == (1...200).map { RandomProgram(number: 1, seed: $0, isHungry: $0 % 2 == 0).declarations })
        #expect(Set(texts).count > 190)
    }
}
