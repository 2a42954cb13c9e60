public import ArgumentParser
import Casework
import Glibc
public import Ledger
import LedgerPostgres
import LedgerSQLite
import RuleModel

/// Which ledger, and where its keys are.
struct LedgerOptions: ParsableArguments {
    @Option(
        help: .init("The ledger: a file, or a postgres:// address. Default: $TARIFF_LEDGER, or tariff.sqlite.", valueName: "ledger"))
    var ledger: String?

    @Option(
        help: .init(
            "Its key store: a file, or an address. Default: $TARIFF_KEYS, or the ledger's name with .keys after it.", valueName: "keys"))
    var keys: String?

    static let standard = "tariff.sqlite"

    /// As it was named, or the standard one.
    var name: String { ledger ?? Environment.given("TARIFF_LEDGER") ?? Self.standard }

    /// Of a ledger on a server that has no key store of its own, the one in the working folder.
    var keysName: String {
        keys ?? Environment.given("TARIFF_KEYS") ?? (PostgresLedgerStore.isAddress(name) ? "tariff" : name) + ".keys"
    }

    /// Whether somebody said which ledger, or the standard one is there.
    var isThere: Bool { ledger != nil || Environment.given("TARIFF_LEDGER") != nil || Folder.kind(Self.standard) == .file }

    /// The ledger as the command line gives it, where that was said: to be repeated in advice.
    var words: String { (ledger.map { " --ledger \($0)" } ?? "") + (keys.map { " --keys \($0)" } ?? "") }

    /// Opens it.
    /// - Throws: the exit code; what is wrong is reported.
    func open(json: Bool) throws -> Ledger {
        try reporting(json) { () throws(Diagnostic) in
            try Ledger(store: store(), keys: keyStore(), clock: Clock.now, isWhole: RecordedRulebooks.isWhole)
        }
    }

    /// Begins one.
    func begin(_ origin: String, json: Bool) throws -> Ledger {
        try reporting(json) { () throws(Diagnostic) in
            // Neither is made where the other cannot be.
            for path in [name, keysName] where !PostgresLedgerStore.isAddress(path) && Folder.kind(path) != .nothing {
                throw .ledgerThere(path)
            }
            // The keys first: a ledger without keys is of no use, and keys without a ledger harm nobody.
            let keys: any KeyStore =
                PostgresLedgerStore.isAddress(keysName) ? try PostgresKeyStore.create(keysName) : try SQLiteKeyStore.create(keysName)
            let store: any LedgerStore =
                PostgresLedgerStore.isAddress(name) ? try PostgresLedgerStore.create(name) : try SQLiteLedgerStore.create(name)
            return try Ledger.begin(origin, store: store, keys: keys, clock: Clock.now, isWhole: RecordedRulebooks.isWhole)
        }
    }

    private func store() throws(Diagnostic) -> any LedgerStore {
        PostgresLedgerStore.isAddress(name) ? try PostgresLedgerStore(name) : try SQLiteLedgerStore(name)
    }

    private func keyStore() throws(Diagnostic) -> any KeyStore {
        PostgresLedgerStore.isAddress(keysName) ? try PostgresKeyStore(keysName) : try SQLiteKeyStore(keysName)
    }
}

/// The clock, read in this room alone.
enum Clock {
    static let now: @Sendable () -> Instant = { Instant(seconds: Int64(time(nil))) }
    static var today: CalendarDate { now().date }
}

/// Does something of which mistakes are reported.
/// - Throws: the exit code.
func reporting<R>(_ json: Bool, _ body: () throws(Diagnostic) -> R) throws -> R {
    do throws(Diagnostic) {
        return try body()
    } catch {
        Failure.report([error], json: json)
        throw Failure.code(forLedger: error)
    }
}

/// The same of what may have several mistakes.
func reportingAll<R>(_ json: Bool, _ body: () throws(Diagnostics) -> R) throws -> R {
    do throws(Diagnostics) {
        return try body()
    } catch {
        Failure.report(error.all, json: json)
        throw Failure.code(forLedger: error.all[0])
    }
}

extension Failure {
    static let notVerified = ExitCode(5)

    /// What is wrong with the record itself, and what is merely not there.
    static func code(forLedger mistake: Diagnostic) -> ExitCode {
        let unsound: Set = [
            "ledger_shrunk", "tree_differs", "entry_altered", "entry_missing", "key_missing", "rulebook_altered", "rulebook_missing",
        ]
        return unsound.contains(mistake.code) ? notVerified : failed
    }
}

extension EntryID: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
