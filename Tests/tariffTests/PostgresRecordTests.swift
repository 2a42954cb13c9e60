import Foundation
import Testing

/// A server for the time of a test.
private enum PostgresServer {
    static let path = Checkout.url("Tests/postgres-server").path

    /// Where a build server lacks it, that is a failure.
    static let isThere: Bool = {
        if ProcessInfo.processInfo.environment["CI"] != nil { return true }
        return (try? Command.shell("\(path) --installed", in: NSTemporaryDirectory()).status) == 0
    }()
}

/// The record on a server of PostgreSQL, from the command line: everything is as with a file.
@Suite("The record on a server", .enabled(if: PostgresServer.isThere, "PostgreSQL is not installed"))
struct PostgresRecordTests {
    /// Runs lines of shell beside a server whose address is `$L`.
    private func run(_ lines: String, in folder: TemporaryFolder) throws -> Command.Result {
        try Command.shell(
            """
            PATH=$(dirname $TARIFF):$PATH
            coproc SERVER { \(PostgresServer.path); }
            read -r -u ${SERVER[0]} socket
            export TARIFF_LEDGER="postgres://postgres@/postgres?host=$socket" TARIFF_KEYS=keys
            \(lines)
            """, in: folder.path)
    }

    @Test func everythingIsAsWithAFile() throws {
        let folder = try TemporaryFolder()
        let cases = (1...200).map { number in
            #"{"case":"C\#(number)","person":"P\#(number % 9)","on":"2099-05-01","facts":{"one_to_one_hours":\#(number % 99),"quoted_price":"900.00"}}"#
        }
        try folder.write(cases.joined(separator: "\n"), to: "cases.ndjson")
        let result = try run(
            """
            tariff new care > /dev/null; tariff ledger init example.org/care > /dev/null
            tariff publish care --author A --approver B > /dev/null
            tariff decide cases.ndjson --record --run R --by "Asha Rao" --json --quiet > one &
            tariff decide cases.ndjson --record --json --quiet > two
            wait $!
            tariff decide cases.ndjson --record --run R --by "Asha Rao" --json --quiet | cmp - one && echo same
            rm -r care
            id=$(head -n 1 one | sed 's/.*"id":"//; s/".*//')
            tariff determine $id --outcome agreed --reason Yes --by Ben --role manager | tail -n 1
            tariff determine $id --outcome agreed --reason Yes --by "Asha Rao" --role manager 2>&1 | head -n 1
            tariff replay --all 2>&1
            tariff ledger checkpoint --out checkpoint
            tariff ledger erase --person P2 --reason "Asked to" --by Records | head -n 1
            tariff ledger prove $id | head -n 1
            tariff ledger prove --since checkpoint | head -n 1
            tariff ledger export bundle --quiet && ls bundle
            tariff ledger backup copy --quiet && tariff ledger verify --ledger copy --since checkpoint | head -n 1
            tariff ledger verify --since checkpoint | head -n 1
            tariff pack $id --out pack | wc -l
            """, in: folder)
        let lines = result.output.split(separator: "\n").map(String.init)
        let erased = "405 entries (400 decisions, 1 determination, 1 erasure, 1 key, 1 rulebook, 1 run); 46 erased"
        #expect(
            lines == [
                "same", "In force: all who must agree have agreed.",
                "recorded_facts: who recorded the facts of a case does not determine it", "400 decisions: 400 identical, 0 different",
                "Erased 46 entries:", "c2sp.org/tlog-proof@v1", "tariff consistency proof 1", "checkpoint.txt", "headers.txt", "keys.txt",
                "rulebooks", "The ledger is as it was: \(erased)", "The ledger is as it was: \(erased)", "15",
            ], "\(result.error)")
    }
}
