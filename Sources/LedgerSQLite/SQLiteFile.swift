import Foundation
import GRDB
import Glibc
import Ledger
import RuleModel

/// A database in one file, as the record needs it: what was committed is on disk, whatever happens next.
///
/// The journal is deleted at each commit and the folder synced (`synchronous=EXTRA`); memory maps are off, since an error of the disk ends
/// the program there. The write-ahead log is not used: before SQLite 3.51.3 a reset of it can lose commits.
struct SQLiteFile: Sendable {
    /// What the file is for: written into it, so that no other file is taken for it.
    enum Use: Int32 {
        /// "TLed"
        case ledger = 0x544C_6564
        /// "TKey"
        case keys = 0x544B_6579
    }

    let path: String
    private let use: Use
    private let queue: DatabaseQueue

    /// How long another process is waited for, in seconds.
    private static let patience = 30.0

    /// Opens a file that is there, and brings it to the newest schema.
    /// - Throws: `no_ledger` or `no_keys`, `not_a_ledger`, `ledger_unreadable`.
    init(_ path: String, for use: Use, _ migrations: [SQLiteMigration]) throws(Diagnostic) {
        guard access(path, F_OK) == 0 else { throw use == .ledger ? .noLedger(path) : .noKeys(path) }
        (self.path, self.use, queue) = (path, use, try Self.open(path, use))
        let found = try read { db in try Int32.fetchOne(db, sql: "PRAGMA application_id") }
        guard found == use.rawValue else { throw .otherLedger(path, "it is another kind of file") }
        try migrate(SQLiteMigration.migrator(migrations))
    }

    /// Makes a file that only its owner may read.
    /// - Throws: `ledger_exists`, `ledger_unwritable`.
    static func create(_ path: String, for use: Use, _ migrations: [SQLiteMigration]) throws(Diagnostic) {
        let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == EEXIST ? .ledgerThere(path) : .unwritableLedger(path, String(cString: strerror(errno)).lowercased())
        }
        close(descriptor)
        let queue = try open(path, use)
        do {
            try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA application_id = \(use.rawValue)") }
            try SQLiteMigration.migrator(migrations).migrate(queue)
        } catch {
            unlink(path)
            throw .unwritableLedger(path, cause(of: error))
        }
    }

    private static func open(_ path: String, _ use: Use) throws(Diagnostic) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in
            // Another program may have left it with a write-ahead log.
            guard try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") == "delete" else {
                throw DatabaseError(message: "it has a write-ahead log that is in use")
            }
            try db.execute(
                sql: """
                    PRAGMA synchronous = EXTRA; PRAGMA mmap_size = 0; PRAGMA trusted_schema = OFF;
                    PRAGMA secure_delete = \(use == .keys ? "ON" : "OFF")
                    """)
        }
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw .otherLedger(path, cause(of: error))
        }
    }

    private func migrate(_ migrator: DatabaseMigrator) throws(Diagnostic) {
        do {
            if try queue.read(migrator.hasBeenSuperseded) { throw Diagnostic.otherLedger(path, "a later version of the program wrote it") }
            if try !queue.read(migrator.hasCompletedMigrations) { try migrator.migrate(queue) }
        } catch let mistake as Diagnostic {
            throw mistake
        } catch {
            throw .otherLedger(path, Self.cause(of: error))
        }
    }

    // MARK: Use

    /// - Throws: `ledger_unreadable`
    func read<R>(_ body: (Database) throws -> R) throws(Diagnostic) -> R {
        do {
            return try queue.read(body)
        } catch let mistake as Diagnostic {
            throw mistake
        } catch {
            throw .unreadableLedger(path, Self.cause(of: error))
        }
    }

    /// Runs a transaction: its writes are on disk when this returns, or none of them is there.
    /// - Throws: `ledger_unwritable`
    func write<R>(_ body: (Database) throws -> R) throws(Diagnostic) -> R {
        do {
            return try queue.writeWithoutTransaction { db in
                var result: Result<R, any Error>?
                try db.inTransaction(.immediate) {
                    result = try .success(body(db))
                    return .commit
                }
                guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
                return try result.get()
            }
        } catch let mistake as Diagnostic {
            throw mistake
        } catch {
            throw unwritten(error)
        }
    }

    /// Whether the journal is gone, and with it the way back, is not certain where the folder fails.
    private func unwritten(_ error: any Error) -> Diagnostic {
        if use == .keys { return .unwritableKeys(path, Self.cause(of: error)) }
        let ofFolder: [ResultCode] = [.SQLITE_IOERR_DELETE, .SQLITE_IOERR_DIR_FSYNC]
        let isCertain = (error as? DatabaseError).map { !ofFolder.contains($0.extendedResultCode) } ?? true
        return isCertain ? .unwritableLedger(path, Self.cause(of: error)) : .uncertainLedger(path, Self.cause(of: error))
    }

    /// SQLite's own words, without statements or values.
    private static func cause(of error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(type(of: error))" }
        return error.message ?? "\(error.resultCode)"
    }
}

/// A step of a file's schema, forward only.
struct SQLiteMigration: Sendable {
    let name: String
    let sql: String

    init(_ name: String, _ sql: String) { (self.name, self.sql) = (name, sql) }

    static func migrator(_ migrations: [SQLiteMigration]) -> DatabaseMigrator {
        migrations.reduce(into: DatabaseMigrator()) { migrator, migration in
            migrator.registerMigration(migration.name) { db in try db.execute(sql: migration.sql) }
        }
    }
}

// What a damaged file holds may be anything: nothing is taken for granted of a value.
extension Row {
    /// Empty where it is nothing.
    func bytes(_ column: Int) throws -> [UInt8] { try withUnsafeData(atIndex: column) { $0.map { Array($0) } ?? [] } }

    /// What is not UTF-8 becomes replacement characters, and is not what was recorded then.
    func text(_ column: Int) throws -> String { try withUnsafeData(atIndex: column) { String(decoding: $0 ?? Data(), as: UTF8.self) } }
}
