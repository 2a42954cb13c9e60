public import ArgumentParser
import Casework
import Glibc
public import Ledger
import LedgerSQLite
import RuleModel

/// Which ledger, and where its keys are.
struct LedgerOptions: ParsableArguments {
    @Option(help: .init("The ledger: a file. Default: $TARIFF_LEDGER, or tariff.sqlite.", valueName: "ledger"))
    var ledger: String?

    @Option(help: .init("Its key store. Default: $TARIFF_KEYS, or the ledger's name with .keys after it.", valueName: "keys"))
    var keys: String?

    static let standard = "tariff.sqlite"

    /// As it was named, or the standard one.
    var name: String { ledger ?? Environment.given("TARIFF_LEDGER") ?? Self.standard }
    var keysName: String { keys ?? Environment.given("TARIFF_KEYS") ?? name + ".keys" }

    /// Whether somebody said which ledger, or the standard one is there.
    var isThere: Bool { ledger != nil || Environment.given("TARIFF_LEDGER") != nil || Folder.kind(Self.standard) == .file }

    /// The ledger as the command line gives it, where that was said: to be repeated in advice.
    var words: String { (ledger.map { " --ledger \($0)" } ?? "") + (keys.map { " --keys \($0)" } ?? "") }

    /// Opens it.
    /// - Throws: the exit code; what is wrong is reported.
    func open(json: Bool) throws -> Ledger {
        try reporting(json) { () throws(Diagnostic) in
            try Ledger(store: SQLiteLedgerStore(name), keys: SQLiteKeyStore(keysName), clock: Clock.now, isWhole: RecordedRulebooks.isWhole)
        }
    }

    /// Begins one.
    func begin(_ origin: String, json: Bool) throws -> Ledger {
        try reporting(json) { () throws(Diagnostic) in
            // The keys first: a ledger without keys is of no use, and keys without a ledger harm nobody.
            let keys = try SQLiteKeyStore.create(keysName)
            return try Ledger.begin(
                origin, store: SQLiteLedgerStore.create(name), keys: keys, clock: Clock.now, isWhole: RecordedRulebooks.isWhole)
        }
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
