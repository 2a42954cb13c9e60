import Foundation
import Testing

/// The built command, run as people run it.
enum Command {
    struct Result {
        let output: String
        let error: String
        let status: Int32
    }

    /// It stands next to the test bundle.
    static let path: String = {
        let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return bundle.deletingLastPathComponent().appendingPathComponent("tariff").path
    }()

    /// Runs it in a folder, with an 80-column help layout and no rulebook from outside.
    static func run(_ arguments: String..., in folder: String = NSTemporaryDirectory(), input: String = "") throws -> Result {
        try run(path, arguments, in: folder, input: input)
    }

    /// Runs a line of shell, in which `$TARIFF` is the command.
    static func shell(_ line: String, in folder: String) throws -> Result {
        try run("/bin/bash", ["-c", line], in: folder, input: "")
    }

    /// What a terminal shows of a line of shell, in which `tariff` is the command.
    static func terminal(_ line: String, in folder: String) throws -> String {
        try shell("PATH=$(dirname \"$TARIFF\"):$PATH\nexec 2>&1\n" + line, in: folder).output
    }

    /// The same, with the most memory in bytes that it had at once.
    static func measured(_ line: String, in folder: String) throws -> (Result, peak: Int) {
        let note = try TemporaryFolder()
        let python = """
            import resource, subprocess, sys
            status = subprocess.call(["/bin/bash", "-c", sys.argv[1]])
            open(sys.argv[2], "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
            sys.exit(status)
            """
        let result = try run("/usr/bin/env", ["python3", "-c", python, line, note.url("peak").path], in: folder, input: "")
        return (result, (Int(try note.read("peak")) ?? .max >> 10) << 10)
    }

    private static func run(_ program: String, _ arguments: [String], in folder: String, input: String) throws -> Result {
        let files = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var environment = ProcessInfo.processInfo.environment
        environment["TARIFF_RULES"] = nil
        environment["COLUMNS"] = "80"
        environment["TARIFF"] = path
        process.environment = environment
        // Files, not pipes: nothing has to be drained while the command runs.
        try files.write(input, to: "in")
        let output = try files.open("out")
        let error = try files.open("error")
        process.standardInput = try FileHandle(forReadingFrom: files.url("in"))
        process.standardOutput = output
        process.standardError = error
        try process.run()
        process.waitUntilExit()
        return Result(output: try files.read("out"), error: try files.read("error"), status: process.terminationStatus)
    }
}

/// A folder that goes away with its owner.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "tariff-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func url(_ name: String) -> URL { URL(fileURLWithPath: path).appendingPathComponent(name) }

    /// Writes a file, and the folders above it.
    func write(_ text: String, to name: String) throws {
        try FileManager.default.createDirectory(at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url(name), atomically: false, encoding: .utf8)
    }

    func read(_ name: String) throws -> String { try String(contentsOf: url(name), encoding: .utf8) }

    fileprivate func open(_ name: String) throws -> FileHandle {
        try write("", to: name)
        return try FileHandle(forWritingTo: url(name))
    }
}
