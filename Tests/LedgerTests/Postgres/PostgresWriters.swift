import Foundation
import Ledger
import RuleModel
import Synchronization
import TestSupport

@testable import LedgerPostgres

/// Threads that append groups until they are told to stop, and what they were told.
final class PostgresWriters: Sendable {
    /// What one group of entries came to.
    struct Group {
        let entries: [SealedEntry]
        /// Nil where the store did not say.
        var placements: [Placement]?
    }

    private let groups = Mutex<[Group]>([])
    private let mistakes = Mutex<[Diagnostic]>([])
    private let doubts = Atomic(0)
    private let isStopped = Atomic(false)
    private let running = DispatchGroup()

    var told: [Group] { groups.withLock { $0 } }
    /// How often a store said that nobody knows.
    var unknown: Int { doubts.load(ordering: .relaxed) }
    /// What else stores threw, but that the server is away.
    var refusals: [Diagnostic] { mistakes.withLock { $0 } }

    /// Starts a thread.
    /// - Parameters:
    ///   - groups: how many it appends, if it is not told to stop before.
    ///   - isKeyed: whether each entry has an idempotency key; where nobody knows whether it was recorded, it is sent again then under
    ///     another id, as a ledger does.
    func start(_ store: PostgresLedgerStore, seed: UInt64, groups count: Int = .max, isKeyed: Bool = false) {
        running.enter()
        let thread = Thread { [self] in
            var chance = SeededGenerator(seed: seed)
            var number = 0
            while number < count, !isStopped.load(ordering: .relaxed) {
                let key = Fingerprint(of: "\(seed) \(number)".utf8)
                let size = isKeyed ? 1 : Int.random(in: 1...4, using: &chance)
                while !append((0..<size).map { .plain($0, bytes: 500, idempotency: isKeyed ? key : nil) }, to: store), isKeyed {}
                number += 1
            }
            running.leave()
        }
        thread.start()
    }

    /// Whether it is known what became of it.
    private func append(_ entries: [SealedEntry], to store: PostgresLedgerStore) -> Bool {
        let place = groups.withLock { groups in
            groups.append(Group(entries: entries, placements: nil))
            return groups.count - 1
        }
        do throws(Diagnostic) {
            let placements = try store.append(entries, rulebooks: [])
            groups.withLock { $0[place].placements = placements }
            return true
        } catch {
            if error.message.contains("it is not known") {
                doubts.add(1, ordering: .relaxed)
            } else if !error.message.contains("connection to server") {
                mistakes.withLock { $0.append(error) }
            }
            usleep(10_000)
            return false
        }
    }

    func stop() { isStopped.store(true, ordering: .relaxed) }
    func wait() { running.wait() }
}

/// What a store holds, compared with what writers were told.
struct PostgresTally: CustomStringConvertible {
    var (acknowledged, missing, half, twice, size) = (0, 0, 0, 0, 0)
    /// Whether indices go from 0 without a gap.
    var isContiguous = false

    init(_ writers: PostgresWriters, _ store: PostgresLedgerStore) throws {
        let stored = try store.entries(0..<UInt64.max)
        let headers = stored.map(\.header)
        let byHeader = Dictionary(zip(headers, stored), uniquingKeysWith: { first, _ in first })
        size = stored.count
        isContiguous = try stored.map(\.index) == Array(0..<UInt64(size)) && store.size() == size
        let keys = stored.compactMap { EntryHeader(text: $0.header)?.idempotency }
        twice = (size - byHeader.count) + (keys.count - Set(keys).count)
        for group in writers.told {
            let there = group.entries.count { byHeader[$0.header.text] != nil }
            if there != 0 && there != group.entries.count { half += 1 }
            for (entry, placement) in zip(group.entries, group.placements ?? []) {
                acknowledged += 1
                switch placement {
                case .added(let index):
                    let stored = byHeader[entry.header.text]
                    if stored?.index != index || stored?.payload != entry.payload { missing += 1 }
                case .found(let other): if byHeader[other.header] != other { missing += 1 }
                }
            }
        }
    }

    /// Whether all is as it should be.
    var isWhole: Bool { missing == 0 && half == 0 && twice == 0 && isContiguous }

    var description: String {
        "\(size) entries; \(acknowledged) acknowledged, of them missing: \(missing); half groups: \(half); entries twice: \(twice)"
    }
}
