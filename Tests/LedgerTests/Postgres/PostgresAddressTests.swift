import RuleModel
import Testing

@testable import LedgerPostgres

@Suite struct PostgresAddressTests {
    @Test(arguments: [
        ("postgres://user:secret@db.example/ledger", "postgres://user@db.example/ledger"),
        (
            "postgresql://user@db.example:5433/ledger?password=secret&sslmode=require",
            "postgres://user@db.example:5433/ledger?sslmode=require"
        ),
        ("postgres:///ledger?host=/run/postgresql&user=u&password=secret", "postgres://u@/ledger?host=/run/postgresql"),
        ("postgres://a:1,b:2/ledger?sslpassword=secret", "postgres:///ledger?host=a,b&port=1,2"),
        ("postgres://u%40x:secret@[::1]/my%20ledger", "postgres://u%40x@[::1]/my%20ledger"),
        ("postgres://:secret@/", "postgres:///"),
    ]) func aNameHasNoPassword(_ text: String, _ name: String) throws {
        let address = try #require(PostgresAddress(text))
        #expect(address.name == name)
        let again = try #require(PostgresAddress(name))
        #expect(again.name == name)
    }

    @Test(arguments: ["", "ledger.sqlite", "host=db password=secret", "http://secret@db/ledger"]) func otherNamesAreNone(_ text: String) {
        #expect(PostgresAddress(text) == nil && !PostgresLedgerStore.isAddress(text))
    }

    /// libpq would repeat what it cannot read.
    @Test(arguments: [
        "postgres://user:secret%zz@db/ledger", "postgres://db/ledger?secret=1", "postgres://user:secret@[db/ledger",
        "postgres://user:p@secret@db/ledger", "postgres://user:p/secret@db/ledger",
    ])
    func whatCannotBeReadIsNotRepeated(_ text: String) {
        for open in [{ try PostgresLedgerStore($0) }, { try PostgresLedgerStore.create($0) }] as [(String) throws -> PostgresLedgerStore] {
            let mistake = #expect(throws: Diagnostic.self) { try open(text) }
            #expect(mistake.map { !$0.text.contains("secret") && $0.text.contains("postgres://…") } == true)
        }
    }
}
