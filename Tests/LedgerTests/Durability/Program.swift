import Foundation
import Glibc

/// The command, as it was built beside these tests.
enum Program {
    struct Result {
        let output: String
        let error: String
        let status: Int32
        /// It was ended by a signal: it crashed, or was killed.
        let wasStopped: Bool
    }

    static let path: String = {
        let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appendingPathComponent("tariff").path
    }()

    /// Runs it to its end.
    static func run(_ arguments: [String], input: String = "", _ environment: [String: String] = [:]) throws -> Result {
        let files = TemporaryFolder()
        try Data(input.utf8).write(to: URL(fileURLWithPath: files.path("in")))
        let process = process(arguments, environment)
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: files.path("in")))
        process.standardOutput = try files.handle("out")
        process.standardError = try files.handle("error")
        try process.run()
        process.waitUntilExit()
        return Result(
            output: try files.text("out"), error: try files.text("error"), status: process.terminationStatus,
            wasStopped: process.terminationReason == .uncaughtSignal)
    }

    static func process(_ arguments: [String], _ environment: [String: String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { _, new in new }
        return process
    }
}

/// The command while it reads cases from a pipe and answers through another.
final class RunningProgram: @unchecked Sendable {  // one thread sends, one reads lines; each touches what the other does not
    private let process: Process
    private let input = Pipe()
    private let output = Pipe()
    private let files = TemporaryFolder()
    private var unread: [UInt8] = []

    init(_ arguments: [String], _ environment: [String: String] = [:]) throws {
        // A program that was killed no longer reads.
        signal(SIGPIPE, SIG_IGN)
        process = Program.process(arguments, environment)
        process.standardInput = input
        process.standardOutput = output
        process.standardError = try files.handle("error")
        try process.run()
    }

    /// - Returns: whether it still reads.
    @discardableResult func send(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(input.fileHandleForWriting.fileDescriptor, $0.baseAddress, $0.count) }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// The next whole lines that it writes, so many; fewer where it ends.
    func lines(_ count: Int) -> [String] {
        var lines: [String] = []
        while lines.count < count {
            if let end = unread.firstIndex(of: 0x0A) {
                lines.append(String(decoding: unread[..<end], as: UTF8.self))
                unread.removeFirst(end + 1)
                continue
            }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let received = read(output.fileHandleForReading.fileDescriptor, &buffer, buffer.count)
            if received <= 0 { break }
            unread += buffer[..<received]
        }
        return lines
    }

    func stop() { kill(process.processIdentifier, SIGKILL) }

    func endInput() { try? input.fileHandleForWriting.close() }

    /// Ends its input and waits for it.
    /// - Returns: its exit status, or the signal that ended it.
    func finish() -> Int32 {
        endInput()
        process.waitUntilExit()
        return process.terminationStatus
    }

    func errors() throws -> String { try files.text("error") }
}

extension TemporaryFolder {
    func handle(_ name: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: path(name), contents: nil)
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path(name)))
    }

    func text(_ name: String) throws -> String { String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self) }
}
