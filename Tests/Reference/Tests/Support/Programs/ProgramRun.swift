import Foundation
import LuaSandbox
import RandomPrograms
import RuleEngine
import RuleModel
import Synchronization

/// Rulebooks of random programs, decided in every way. Each has its own seed: what is found does not depend on how many threads there are.
struct ProgramRun {
    let seed: UInt64

    static let perRulebook = 8

    /// The facts of each case but the program's number.
    static let cases = [
        #""hours":19.75,"amount":"1420.01","day":"2024-02-29","flag":true,"word":"low","maybe":3,"needs":["food","rent"],"#
            + #""visits":[{"n":2,"s":"a","m":"3.50"},{"n":5}]"#,
        #""hours":-3,"amount":"-0.05","day":"1999-12-31","flag":false,"word":"3 Ärzte, h","needs":[],"visits":[{"n":0.5,"m":"0.00"}]"#,
        #""hours":2,"amount":"10.00","day":"2026-05-01","flag":true,"word":"","needs":["care"],"visits":[]"#,
    ]

    struct Tally: Sendable {
        var differences: [String] = []
        var programs = 0
        var refused = 0
        /// Programs of which the third reader read every case.
        var read = 0
        var verdicts: [String: Int] = [:]
        /// Cases that the third reader did not read, by what it stopped at.
        var unread: [String: Int] = [:]

        mutating func add(_ other: Tally) {
            differences += other.differences
            (programs, refused, read) = (programs + other.programs, refused + other.refused, read + other.read)
            verdicts.merge(other.verdicts) { $0 + $1 }
            unread.merge(other.unread) { $0 + $1 }
        }

        /// Most first.
        static func shown(_ counts: [String: Int]) -> String {
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        }
    }

    /// As many differences are cut down, which takes a while; others are only shown.
    private static let mostShrunk = 3

    /// At least so many programs, on all processors.
    static func tally(of count: Int, seed: UInt64) throws -> Tally {
        // A few more, since some are refused.
        let seeds = seed..<seed + UInt64((count + count / 50) / perRulebook + 1)
        let next = Atomic<UInt64>(seeds.lowerBound)
        let differences = Atomic<Int>(0)
        let results = Mutex<[UInt64: Result<Tally, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: ProcessInfo.processInfo.activeProcessorCount) { _ in
            while true {
                let seed = next.wrappingAdd(1, ordering: .relaxed).oldValue
                if !seeds.contains(seed) { return }
                let result = Result { try LuaThread.run { try ProgramRun(seed: seed).tally(differences) } }
                results.withLock { $0[seed] = result }
            }
        }
        return try results.withLock { $0 }.sorted { $0.key < $1.key }.reduce(into: Tally()) { $0.add(try $1.value.get()) }
    }

    /// One in ten may run into limits.
    private var isHungry: Bool { seed % 10 == 0 }

    private func tally(_ differences: borrowing Atomic<Int>) throws -> Tally {
        let folder = try ProgramFolder()
        var tally = Tally()
        let (programs, trial) = try accepted(folder, &tally)
        for program in programs {
            tally.programs += 1
            var isRead = true
            for (place, facts) in Self.cases.enumerated() {
                let isExplained = program.number % Self.cases.count == place
                let result = try trial.decide(ProgramTrial.given(program.number, facts), isExplained: isExplained)
                isRead = isRead && result.isRead
                tally.verdicts[result.code ?? "\(result.verdict)", default: 0] += 1
                if let unread = result.unread { tally.unread[unread, default: 0] += 1 }
                guard let difference = result.difference else { continue }
                let isShrunk = differences.add(1, ordering: .relaxed).oldValue < Self.mostShrunk
                let place = "seed \(seed), program \(program.number), facts \(facts)\n"
                tally.differences.append(place + (isShrunk ? shrunk(program, facts, difference) : difference))
                break
            }
            if isRead { tally.read += 1 }
        }
        return tally
    }

    /// The programs without those that the rulebook is refused for.
    private func accepted(_ folder: ProgramFolder, _ tally: inout Tally) throws -> ([RandomProgram], ProgramTrial) {
        var programs = (1...Self.perRulebook).map { RandomProgram(number: $0, seed: seed &* 1_000 &+ UInt64($0), isHungry: isHungry) }
        while true {
            let (text, lines) = ProgramRulebook.text(of: programs)
            try folder.write(text)
            do {
                return (programs, try ProgramTrial(folder.path, isHungry: isHungry))
            } catch let refusal as Diagnostics {
                let places = Set(refusal.all.compactMap { $0.location?.line }.map { line in lines.lastIndex { $0 <= line } })
                let left = programs.indices.filter { !places.contains($0) }.map { programs[$0] }
                if left.count == programs.count { throw refusal }
                tally.refused += programs.count - left.count
                programs = left
            }
        }
    }

    // MARK: Shrinking

    /// The smallest program that differs, after what differs of it.
    private func shrunk(_ program: RandomProgram, _ facts: String, _ difference: String) -> String {
        var smallest = program
        var shrinker = Shrinker { tree in
            var smaller = program
            smaller.tree = tree
            return self.difference(of: smaller, facts) != nil
        }
        smallest.tree = shrinker.smallest(program.tree)
        let alone = self.difference(of: smallest, facts) ?? "only beside other programs: \(difference)"
        return "\(alone)\n\(smallest.declarations)\(smallest.rows)"
    }

    /// How the ways differ on a program alone; nil also where it is refused.
    private func difference(of program: RandomProgram, _ facts: String) -> String? {
        guard let folder = try? ProgramFolder(), (try? folder.write(ProgramRulebook.text(of: [program]).text)) != nil,
            let trial = try? ProgramTrial(folder.path, isHungry: isHungry)
        else { return nil }
        return try? trial.decide(ProgramTrial.given(program.number, facts)).difference
    }
}
