import Foundation
import Testing

/// The examples of the shipped rulebooks catch what is changed in their rules: one operator, constant or row at a time.
///
/// `REFERENCE_MUTANTS=300 swift test --filter RuleMutationTests` tries so many, `REFERENCE_MUTANTS=all` every one; without it a few are tried.
@Suite struct RuleMutationTests {
    private static let seed: UInt64 = 1948
    private static let wanted = ProcessInfo.processInfo.environment["REFERENCE_MUTANTS"]

    @Test func examplesCatchChangedRules() throws {
        let all = try Mutant.all()
        let count = Self.wanted == "all" ? all.count : Self.wanted.flatMap { Int($0) } ?? 40
        // More than wanted, since some are refused when the rulebook is loaded.
        let mutants = Mutant.some(count + count / 8, of: all, seed: Self.seed)
        let loaded = zip(mutants, try MutantRun.verdicts(mutants)).filter { $0.1 != .refused }.prefix(count)
        let survived = loaded.filter { $0.1 == .survived }.map(\.0)
        let caught = loaded.filter { $0.1 == .caught }.map(\.0)
        print("mutation: seed \(Self.seed), \(caught.count) of \(loaded.count) mutants caught by the examples, of \(all.count) there are")
        #expect(loaded.count > count * 9 / 10)
        #expect(survived.count * 20 <= loaded.count, "the examples catch at least 95%")

        let listed = try Survivors().reasons
        for mutant in survived where listed[mutant.name] == nil {
            Issue.record("survived, and not in survivors.txt: \(mutant.name) (line \(mutant.line)): add an example that catches it")
        }
        for mutant in caught where listed[mutant.name] != nil {
            Issue.record("caught, but in survivors.txt: \(mutant.name)")
        }
        for name in Set(listed.keys).subtracting(all.map(\.name)).sorted() {
            Issue.record("in survivors.txt, but not to be made any more: \(name)")
        }
    }
}
