import Foundation
import LuaSandbox
import RuleAnalysis
import RuleEngine
import RuleModel
import Synchronization

/// Runs the examples of the shipped rulebooks on mutants.
struct MutantRun {
    enum Verdict: Sendable {
        /// The rulebook is refused: no mutant to be caught.
        case refused
        case caught
        case survived
    }

    /// In the order of the mutants; on all processors.
    static func verdicts(_ mutants: [Mutant]) throws -> [Verdict] {
        let threads = ProcessInfo.processInfo.activeProcessorCount
        let results = Mutex<[Int: Result<Verdict, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            let part = Result {
                try LuaThread.run {
                    let rules = try CopiedRules()
                    return try stride(from: thread, to: mutants.count, by: threads).map { ($0, try verdict(mutants[$0], in: rules)) }
                }
            }
            results.withLock { results in
                switch part {
                case .success(let verdicts): for (index, verdict) in verdicts { results[index] = .success(verdict) }
                case .failure(let error): results[thread] = .failure(error)
                }
            }
        }
        return try results.withLock { results in try mutants.indices.map { try results[$0]?.get() ?? .refused } }
    }

    private static func verdict(_ mutant: Mutant, in rules: CopiedRules) throws -> Verdict {
        let before = try rules.text(of: mutant.path)
        try rules.write(mutant.text, to: mutant.path)
        defer { try? rules.write(before, to: mutant.path) }
        var isLoaded = false
        for shipped in Shipped.all where mutant.path.hasPrefix("national/") || mutant.path.hasPrefix("\(shipped.id)/") {
            guard let rulebook = try? RulebookLoader().load(rules.folder(shipped)) else { return .refused }
            isLoaded = true
            let results = try Examples(of: shipped.folder).run(rulebook)
            if results.contains(where: { !$0.passed }) { return .caught }
        }
        return isLoaded ? .survived : .refused
    }
}
