import Foundation
import Ledger
import LedgerPostgres
import LedgerSQLite
import RuleModel

/// A folder with a rulebook, in which the command keeps a ledger.
struct Workplace {
    let folder = TemporaryFolder()

    /// The folder of the ledger and its keys, and of nothing else.
    let records: String
    /// The address of the ledger on a server; nil where it is a file.
    private let server: String?
    var log: String { server ?? records + "/ledger.sqlite" }
    private var keys: String { records + "/ledger.sqlite.keys" }
    var rules: String { folder.path("rules") }

    /// - Parameters:
    ///   - server: the address of an empty database for the ledger.
    ///   - begins: whether there is a ledger already.
    init(on server: String? = nil, begins: Bool = true) throws {
        self.server = server
        records = URL(fileURLWithPath: folder.path("records")).resolvingSymlinksInPath().path
        try FileManager.default.createDirectory(atPath: records, withIntermediateDirectories: true)
        try expectDone(Program.run(["new", rules]))
        if begins { try begin() }
    }

    /// Begins the ledger.
    func begin(_ environment: [String: String] = [:]) throws {
        try expectDone(
            Program.run(["ledger", "init", "council.example/records", "--ledger", log, "--keys", keys, "--json"], environment))
    }

    /// The arguments with which cases that come through a pipe are recorded.
    var recording: [String] {
        ["decide", "-", "--record", "--rules", rules, "--ledger", log, "--keys", keys, "--json", "--quiet", "--jobs", "2"]
    }

    /// What the command says of the whole ledger.
    func verify() throws -> Program.Result {
        try Program.run(["ledger", "verify", "--ledger", log, "--keys", keys, "--json", "--quiet"])
    }

    /// A line of a case that is decided.
    static func line(_ name: String, person: String = "999 000 0018") -> String {
        let facts = #"{"one_to_one_hours": 24, "quoted_price": "1500.00", "assessed_charge": "120.00"}"#
        return #"{"case": "\#(name)", "person": "\#(person)", "on": "2026-05-01", "facts": \#(facts)}"# + "\n"
    }

    /// Opens the ledger within this program.
    /// - Parameter folder: where its files are; nil where the command keeps them.
    func ledger(in folder: String? = nil) throws -> Ledger {
        if let server { return try Self.ledger(PostgresLedgerStore(server), keys: keys) }
        return try Self.ledger(in: folder ?? records)
    }

    static func ledger(in folder: String) throws -> Ledger {
        let log = folder + "/ledger.sqlite"
        return try ledger(SQLiteLedgerStore(log), keys: log + ".keys")
    }

    private static func ledger(_ store: any LedgerStore, keys: String) throws -> Ledger {
        try Ledger(
            store: store, keys: SQLiteKeyStore(keys), clock: { StorePair.noon },
            isWhole: { bytes, digest in bytes.starts(with: Array("{".utf8)) || Fingerprint(of: bytes) == digest })
    }
}

struct Unexpected: Error, CustomStringConvertible {
    let description: String
}

/// - Throws: where the command did not end well.
func expectDone(_ result: Program.Result) throws {
    if result.status != 0 || result.wasStopped { throw Unexpected(description: "status \(result.status): \(result.error)") }
}

/// The id in a line that the command has written about a case: what it has acknowledged.
func acknowledged(_ line: String) -> EntryID? {
    let value = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
    return (value?["id"] as? String).flatMap { EntryID($0) }
}

/// A number from the environment, for runs that are longer than those of every day.
func setting(_ name: String, _ standard: Int) -> Int { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard }
