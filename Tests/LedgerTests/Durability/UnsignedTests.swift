import Foundation
import GRDB
import Ledger
import RuleModel
import Testing

/// A writer ended after its entries were added and before they were signed: the key store is that of before.
@Suite("Unsigned entries") struct UnsignedTests {
    private static let origin = "council.example/ledger"

    /// A ledger with two entries of which only the first is under the last checkpoint.
    private func unsigned() throws -> StorePair {
        let pair = try TestedStores.sqlite.make()
        let ledger = try pair.begin()
        _ = try ledger.record([.sample(1, key: "A")])
        let keys = try DatabaseQueue(path: pair.keys.name)
        let row = try #require(try keys.read { db in try Row.fetchOne(db, sql: "SELECT size, note, edge FROM signed") })
        _ = try ledger.record([.sample(2, key: "B")])
        try keys.write { db in
            try db.execute(
                sql: "UPDATE signed SET size = ?, note = ?, edge = ?", arguments: [row[0] as Int64, row[1] as String, row[2] as Data])
        }
        #expect(try pair.keys.lastSigned(Self.origin)?.size == 2)
        return pair
    }

    @Test func whatIsToldOfAgainIsSigned() throws {
        let pair = try unsigned()
        guard case .stored = try pair.reopened().record([.sample(2, key: "B")])[0].standing else { throw Unexpected(description: "new") }
        #expect(try pair.keys.lastSigned(Self.origin)?.size == 3)
    }

    @Test func whatIsAddedNextIsSignedWithThem() throws {
        let pair = try unsigned()
        _ = try pair.reopened().record([.sample(3)])
        #expect(try pair.keys.lastSigned(Self.origin)?.size == 4)
        #expect(try pair.reopened().verify().isSound)
    }

    /// An older answer is no reason to sign again.
    @Test func whatIsSignedStays() throws {
        let pair = try unsigned()
        _ = try pair.reopened().record([.sample(1, key: "A")])
        #expect(try pair.keys.lastSigned(Self.origin)?.size == 2)
    }
}
