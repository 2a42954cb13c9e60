import Foundation
import Synchronization

@testable import LedgerPostgres

/// A server of PostgreSQL that ends with the tests, and is gone then: see `Tests/postgres-server`.
final class PostgresServer: Sendable {
    /// For all tests that leave it running.
    static let shared = Result { try PostgresServer() }

    /// Whether tests are to be run on one. A build server has to have it.
    static let isExpected = ProcessInfo.processInfo.environment["CI"] != nil || isInstalled

    static let isInstalled: Bool = {
        guard let process = try? Process.run(program, arguments: ["--installed"]) else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    private static let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("postgres-server")

    enum Order: String { case restart, kill, start, stop }

    private let program: Mutex<Program>
    private let folder: String
    private let databases = Atomic(0)

    /// - Parameter settings: of the server, as `fsync=off`.
    init(_ settings: String...) throws {
        let program = try Program(Self.program, settings)
        folder = try program.line()
        self.program = Mutex(program)
        try run("CREATE ROLE owner LOGIN CREATEROLE; CREATE ROLE recorder LOGIN; CREATE ROLE with_password LOGIN PASSWORD 'open sesame'")
    }

    /// Returns when it is done.
    func order(_ order: Order) throws {
        try program.withLock { program in
            try program.input.write(contentsOf: Data((order.rawValue + "\n").utf8))
            guard try program.line() == "done" else { throw Ended() }
        }
    }

    func address(_ role: String, _ database: String) -> String { "postgres://\(role)@/\(database)?host=\(folder)" }

    /// Makes an empty database, which `owner` owns.
    func database() throws -> String {
        let name = "database_\(databases.wrappingAdd(1, ordering: .relaxed).newValue)"
        try run("CREATE DATABASE \(name) OWNER owner")
        return name
    }

    /// Makes an empty ledger, and says where it is for who may record in it.
    func ledger() throws -> String {
        let database = try database()
        _ = try PostgresLedgerStore.create(address("owner", database))
        try admit()
        return address("recorder", database)
    }

    /// Lets `recorder` record in the ledgers of the server.
    func admit() throws { try program.withLock { _ in try run("GRANT tariff_recorder TO recorder") } }

    /// Runs statements as its administrator.
    private func run(_ statements: String) throws {
        for statement in statements.split(separator: ";") { try session("postgres", "postgres").script(String(statement)) }
    }

    /// A connection of its own.
    func session(_ role: String, _ database: String) throws -> PostgresSession {
        guard let address = PostgresAddress(address(role, database)) else { throw Ended() }
        return try PostgresSession.begin(address)
    }

    struct Ended: Error {}

    /// The program that runs the server, and cleans up when its input ends.
    private final class Program: @unchecked Sendable {  // used by its server, under a lock
        private let process = Process()
        let input: FileHandle
        private let output: FileHandle

        init(_ url: URL, _ arguments: [String]) throws {
            let (input, output) = (Pipe(), Pipe())
            (self.input, self.output) = (input.fileHandleForWriting, output.fileHandleForReading)
            (process.executableURL, process.arguments) = (url, arguments)
            (process.standardInput, process.standardOutput) = (input, output)
            // Other programs that tests start do not keep it open.
            for handle in [self.input, self.output] { _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC) }
            try process.run()
        }

        deinit { try? input.close() }

        func line() throws -> String {
            var line = Data()
            while let byte = try output.read(upToCount: 1), byte.first != UInt8(ascii: "\n") { line += byte }
            guard !line.isEmpty else { throw Ended() }
            return String(decoding: line, as: UTF8.self)
        }
    }
}
