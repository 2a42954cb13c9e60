import Foundation
import LuaSandbox
import ReferenceReader
import Synchronization

/// A part of a run of generated cases, with its own seed: the cases do not depend on how many threads there are.
struct Shard {
    let shipped: Shipped
    let count: Int
    let seed: UInt64
    /// Whether every answer is exported, also those that the rulebook keeps to itself.
    let isWide: Bool

    struct Result {
        var differences: [String] = []
        var coverage = Coverage()
        /// How many cases were decided, as opposed to refused or stopped by a mistake.
        var decided = 0
    }

    static func run(_ shards: [Shard]) throws -> Result {
        let results = Mutex<[Int: Swift.Result<Result, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: shards.count) { index in
            let result = Swift.Result { try LuaThread.run { try shards[index].run() } }
            results.withLock { $0[index] = result }
        }
        return try results.withLock { $0 }.sorted { $0.key < $1.key }.reduce(into: Result()) { total, item in
            let result = try item.value.get()
            total.differences += result.differences
            total.coverage.merge(result.coverage)
            total.decided += result.decided
        }
    }

    func run() throws -> Result {
        let rules = try CopiedRules()
        if isWide { try rules.exportEverything(of: shipped) }
        let comparison = try Comparison(rules.folder(shipped))
        let forms = try ExplainedComparison(rules.folder(shipped))
        let generator = try generator(comparison.reader)
        var result = Result()
        for number in 0..<count {
            let draft = generator.next()
            let (difference, isDecided) = try comparison.compare(draft.json, known: draft.known?.text)
            result.coverage.note(comparison.reader.watch)
            if isDecided { result.decided += 1 }
            for difference in [difference, try forms.difference(draft.json, known: draft.known?.text)] {
                guard let difference, result.differences.count < 5 else { continue }
                result.differences.append("seed \(seed), case \(number)\(isWide ? ", every answer exported" : "")\n\(difference)")
            }
        }
        return result
    }

    private func generator(_ reader: ThirdReader) throws -> CaseGenerator {
        let examples = try shipped.examples()
        let portfolio = try shipped.portfolio()
        let seeds =
            examples.compactMap { CaseDraft($0.given, known: $0.known, groups: reader.groups) }
            + portfolio.compactMap { CaseDraft($0, known: nil, groups: reader.groups) }
        return CaseGenerator(
            reader, seeds: seeds, values: FactValues(try Thresholds(["national", shipped.id]), seeds: seeds, reader.declaredFacts),
            seed: seed)
    }
}
