import Foundation
import Ledger
import RuleModel
import TestSupport
import Testing

@testable import LedgerPostgres

/// Connections that end, servers that are killed, and writers that come at once.
@Suite(.onPostgres, .serialized) struct PostgresLossTests {
    /// How often the server is killed: `TARIFF_KILLS=200` for a proof.
    private static let kills = ProcessInfo.processInfo.environment["TARIFF_KILLS"].flatMap { Int($0) } ?? 5

    @Test func writersTakeTurns() throws {
        let address = try PostgresServer.shared.get().ledger()
        let writers = PostgresWriters()
        for seed in 1...2 as ClosedRange<UInt64> { writers.start(try PostgresLedgerStore(address), seed: seed, groups: 200) }
        writers.wait()
        let tally = try PostgresTally(writers, PostgresLedgerStore(address))
        #expect(tally.isWhole && tally.size == tally.acknowledged && writers.told.count == 400, "\(tally)")
        #expect(writers.refusals == [])
    }

    /// Both send the same keys: each is recorded once, and both are told where.
    @Test func whatTwoSendAtOnceIsRecordedOnce() throws {
        let address = try PostgresServer.shared.get().ledger()
        let writers = PostgresWriters()
        for _ in 0..<2 { writers.start(try PostgresLedgerStore(address), seed: 1, groups: 200, isKeyed: true) }
        writers.wait()
        let tally = try PostgresTally(writers, PostgresLedgerStore(address))
        #expect(tally.isWhole && tally.size == 200 && tally.acknowledged == 400, "\(tally)")
    }

    @Test func aServerMayBeStartedAgainBetweenCalls() throws {
        let server = try PostgresServer()
        let store = try PostgresLedgerStore(server.ledger())
        let keys = try PostgresKeyStore.create(server.address("owner", server.database()))
        try keys.set("keep", to: "8")
        #expect(try store.append([.plain(1)], rulebooks: []) == [.added(0)])
        try server.order(.restart)
        #expect(try store.size() == 1)
        try server.order(.restart)
        #expect(try store.append([.plain(2)], rulebooks: []) == [.added(1)])
        try server.order(.kill)
        Thread.detachNewThread { try? server.order(.start) }
        #expect(try store.append([.plain(3)], rulebooks: []) == [.added(2)])
        #expect(try keys.setting("keep") == "8")
        try server.order(.restart)
        try keys.set("keep", to: "9")
        #expect(try keys.setting("keep") == "9")
    }

    @Test func whatIsNotKnownIsSaid() throws {
        let server = try PostgresServer()
        let store = try PostgresLedgerStore(server.ledger(), .ledger, patience: 0.3)
        let entry = SealedEntry.plain(1)
        _ = try store.append([entry], rulebooks: [])
        try server.order(.stop)
        // It was sent to a connection that had ended: whether it arrived nobody can tell.
        let first = #expect(throws: Diagnostic.self) { try store.append([.plain(2)], rulebooks: []) }
        #expect(first?.code == "ledger_unwritable" && first?.message.contains("it is not known") == true)
        // Now there is no connection to send it to.
        let second = #expect(throws: Diagnostic.self) { try store.append([.plain(3)], rulebooks: []) }
        #expect(second?.code == "ledger_unwritable" && second?.message.contains("nothing was recorded") == true)
        #expect(code { try store.size() } == "ledger_unreadable")
        try server.order(.start)
        #expect(try store.entries(0..<9).map(\.header) == [entry.header.text])
    }

    /// The answer to a commit is lost, or the commit: the store looks which.
    @Test(arguments: [false, true]) func anAnswerThatIsLostIsFoundOut(_ isRecorded: Bool) throws {
        let server = try PostgresServer.shared.get()
        let address = try server.ledger()
        let store = try PostgresLedgerStore(address)
        let entries = [SealedEntry.plain(1), .plain(2, idempotency: Fingerprint(of: [1]))]
        if isRecorded { _ = try PostgresLedgerStore(address).append(entries, rulebooks: []) }
        var isFirst = true
        let placed = try store.append(entries, rulebooks: []) { () throws(PostgresFault) in
            defer { isFirst = false }
            if isFirst { throw .lost("the connection ended") }
        }
        #expect(placed == [.added(0), .added(1)])
        #expect(try store.size() == 2)
    }

    /// Others may be in the way, but not for ever.
    @Test func whatWasInTheWayIsTriedAgain() throws {
        let store = try PostgresLedgerStore(PostgresServer.shared.get().ledger())
        for state in [PostgresFault.State.serialisation, .deadlock] {
            var tries = 0
            _ = try store.append([.plain(1)], rulebooks: []) { () throws(PostgresFault) in
                tries += 1
                if tries < 4 { throw .refused(state, "others were in the way") }
            }
            #expect(tries == 4)
        }
        var tries = 0
        let mistake = #expect(throws: Diagnostic.self) {
            try store.append([.plain(1)], rulebooks: []) { () throws(PostgresFault) in
                tries += 1
                throw .refused(.deadlock, "others were in the way")
            }
        }
        #expect(mistake?.message.contains("nothing was recorded") == true && tries == PostgresDatabase.attempts)
        #expect(try store.size() == 2)
    }

    @Test func nothingIsLostWhenTheServerIsKilled() throws {
        let server = try PostgresServer()
        let address = try server.ledger()
        let writers = PostgresWriters()
        for seed in 1...4 as ClosedRange<UInt64> {
            writers.start(try PostgresLedgerStore(address, .ledger, patience: 60), seed: seed, isKeyed: false)
        }
        // These give up soon, and send again what nobody knows of.
        for seed in 5...6 as ClosedRange<UInt64> {
            writers.start(try PostgresLedgerStore(address, .ledger, patience: 0.05), seed: seed, isKeyed: true)
        }
        var chance = SeededGenerator(seed: 20_261_122)
        for _ in 0..<Self.kills {
            usleep(.random(in: 1_000...400_000, using: &chance))
            try server.order(.kill)
            usleep(.random(in: 0...100_000, using: &chance))
            try server.order(.start)
        }
        usleep(200_000)
        writers.stop()
        writers.wait()
        let tally = try PostgresTally(writers, PostgresLedgerStore(address))
        print("PostgreSQL was killed \(Self.kills) times: \(tally); appends of which nobody knew: \(writers.unknown)")
        #expect(tally.isWhole && tally.acknowledged > Self.kills, "\(tally)")
        #expect(writers.refusals == [])
    }
}
