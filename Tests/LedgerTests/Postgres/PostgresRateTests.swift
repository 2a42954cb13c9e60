import Foundation
import Ledger
import Testing

@testable import LedgerPostgres

/// How long appending takes, against plain `INSERT`s of the same on the same server: measured where `TARIFF_RATES` says how many groups.
@Suite(.onPostgres) struct PostgresRateTests {
    private static let groups = ProcessInfo.processInfo.environment["TARIFF_RATES"].flatMap { Int($0) }
    private static let entries = 256

    @Test(.enabled(if: groups != nil, "TARIFF_RATES is not set")) func appendingTakesNoLongerThanInserting() throws {
        let count = try #require(Self.groups)
        let server = try PostgresServer()
        let store = try PostgresLedgerStore(server.ledger())
        let session = try server.session("postgres", server.database())
        try session.script("CREATE TABLE public.plain (idx bigint PRIMARY KEY, header text NOT NULL, payload bytea NOT NULL)")
        var (appended, inserted): ([Duration], [Duration]) = ([], [])
        for group in 0..<count {
            let entries = (0..<Self.entries).map { SealedEntry.plain(group * Self.entries + $0, bytes: 4096) }
            // In turns, so that what else the machine does slows both.
            appended.append(try ContinuousClock().measure { _ = try store.append(entries, rulebooks: []) })
            inserted.append(try ContinuousClock().measure { try Self.insert(entries, from: group * Self.entries, session) })
        }
        let (append, insert) = (Self.median(appended), Self.median(inserted))
        print("\(Self.entries) entries of 4 KB: appended in \(append), inserted in \(insert); rate as a ratio \(insert / append)")
        #expect(append < insert * 2)
    }

    /// One statement an entry, one transaction a group: no index but that of the key, no function, no lock.
    private static func insert(_ entries: [SealedEntry], from index: Int, _ session: PostgresSession) throws {
        try session.transaction { () throws(PostgresFault) in
            for (number, entry) in entries.enumerated() {
                _ = try session.run(
                    "INSERT INTO public.plain VALUES ($1, $2, $3)", .integer(Int64(index + number)), .text(entry.header.text),
                    .bytes(entry.payload))
            }
        }
    }

    private static func median(_ times: [Duration]) -> Duration { times.sorted()[times.count / 2] }
}
