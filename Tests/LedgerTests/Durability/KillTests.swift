import Foundation
import Ledger
import RuleModel
import Synchronization
import TestSupport
import Testing

/// Two writers on one ledger are killed at any moment, over and over.
@Suite("Kills", .serialized) struct KillTests {
    @Test func whatWasAcknowledgedIsThere() throws { try kill(Workplace(), on: "a file") }

    @Test(.enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed")) func whatWasAcknowledgedIsOnTheServer() throws {
        let server = try PostgresServer.shared.get()
        try kill(Workplace(on: server.address("owner", server.database())), on: "a server")
    }

    private func kill(_ place: Workplace, on store: String) throws {
        let kills = setting("TARIFF_KILLS", 12)
        let seed = UInt64(setting("TARIFF_SEED", 20_261_122))
        var chance = SeededGenerator(seed: seed)
        var told: [EntryID: String] = [:]
        var (killed, idle, unacknowledged) = (0, 0, 0)
        while killed < kills {
            let writers = try (0..<2).map { try FedWriter(place, name: "\(killed)-\($0)", pauses: chance.pick([0, 1, 5, 20])) }
            // From before the first case is read to well into the writing.
            usleep(UInt32.random(in: 0...700, using: &chance) * 1000)
            let fallen = chance.chance(50) ? writers : [writers[chance.pick([0, 1])]]
            for writer in fallen { writer.stop() }
            killed += fallen.count
            var new: [EntryID: String] = [:]
            for writer in writers { new.merge(try writer.finish()) { first, _ in first } }
            if new.isEmpty { idle += 1 }
            told.merge(new) { first, _ in first }
            unacknowledged = try check(place, told, new, "seed \(seed), after \(killed) kills")
        }
        let verified = try place.verify()
        #expect(verified.status == 0, "\(verified.output)")
        let ledger = try place.ledger()
        for (id, name) in told { #expect(try says(ledger.entry(id), name), "an acknowledged entry is missing") }
        print(
            """
            \(killed) kills of writers on \(store), seed \(seed): \(told.count) entries acknowledged, none missing; \(unacknowledged) more were recorded and not \
            acknowledged; \(idle) times before anything was
            """)
        #expect(told.count > killed * 2)
    }

    /// - Returns: how many entries are there that nobody was told of.
    private func check(_ place: Workplace, _ told: [EntryID: String], _ new: [EntryID: String], _ when: String) throws -> Int {
        let ledger = try place.ledger()
        let verified = try ledger.verify()
        #expect(verified.isSound, "\(when): \(verified.problems.map(\.text))")
        for (id, name) in new { #expect(try says(ledger.entry(id), name), "\(when): an acknowledged entry is missing") }
        let size = try ledger.size()
        #expect(verified.size == size && Int(size) > told.count, "\(when): entries are missing")
        return Int(size) - told.count - 1
    }

    private func says(_ entry: Entry, _ name: String) -> Bool {
        entry.content.map { String(decoding: $0.request, as: UTF8.self).contains("\"\(name)\"") } ?? false
    }
}

/// The command while it records cases that come one after another, until it is stopped.
private final class FedWriter: Sendable {
    private let program: RunningProgram
    private let isOver = Mutex(false)
    private let told = Mutex<[EntryID: String]>([:])
    private let threads = DispatchGroup()

    /// - Parameters:
    ///   - name: that its cases begin with.
    ///   - pauses: milliseconds between the cases.
    init(_ place: Workplace, name: String, pauses: UInt32) throws {
        program = try RunningProgram(place.recording)
        let queue = DispatchQueue(label: name, attributes: .concurrent)
        queue.async(group: threads) { self.feed(name, pauses) }
        queue.async(group: threads) { self.listen() }
    }

    private func feed(_ name: String, _ pauses: UInt32) {
        var number = 0
        while !isOver.withLock({ $0 }), program.send(Workplace.line("\(name)-\(number)", person: "\(number)")) {
            number += 1
            usleep(pauses * 1000)
        }
        program.endInput()
    }

    private func listen() {
        while let line = program.lines(1).first {
            if let id = acknowledged(line), let name = caseName(line) { told.withLock { $0[id] = name } }
        }
    }

    private func caseName(_ line: String) -> String? {
        ((try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any])?["case"] as? String
    }

    func stop() { program.stop() }

    /// What it has told of until it ended, by id: the cases' names.
    func finish() throws -> [EntryID: String] {
        isOver.withLock { $0 = true }
        threads.wait()
        let end = program.finish()
        if end != 0, end != SIGKILL { throw Unexpected(description: "a writer ended with \(end): \(try program.errors())") }
        return told.withLock { $0 }
    }
}
