import ArgumentParser
import Glibc
import LuaSandbox
import RuleEngine
import RuleModel

struct Try: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a piece of Lua in the sandbox and print what it returns.",
        discussion: """
            The script is held to what a rule may use, in a process of its own that can reach no file and no network. Text and \
            numbers are printed as people write them, lists and records as JSON; several values are returned in a list.

            Exit status: 0 it returned; 1 it was refused or stopped, or its file could not be read; 64 usage.
            """)

    @Argument(help: .init("The script's file, or - for standard input.", valueName: "script.lua"))
    var script: String

    @OptionGroup
    var limits: ScriptLimits

    func run() throws {
        var source: [UInt8] = []
        do throws(Diagnostics) {
            source = try ScriptFile.read(script)
            Output.result.write(try WorkerProcess(limits: limits).run(source, named: script) + "\n")
        } catch {
            Failure.report(Self.shown(error.all, in: source, script), json: false)
            throw Failure.failed
        }
    }

    /// With the lines that they are about: the worker has enough to do with the places.
    private static func shown(_ mistakes: [Diagnostic], in source: [UInt8], _ name: String) -> [Diagnostic] {
        guard let file = try? SourceFile.of(source, path: name, name: name, from: nil) else { return mistakes }
        return mistakes.map { mistake in
            var mistake = mistake
            mistake.excerpt = mistake.location.flatMap { file.line($0.line) }
            return mistake
        }
    }
}

/// What a script may use; the defaults are a rule's.
struct ScriptLimits: ParsableArguments {
    @Option(
        help: .init(
            """
            Lua instructions and library work, a whole number to 100000000. The time that the script may take grows with it, from 1.5 \
            seconds of processor time to 10.
            """, valueName: "n"))
    var maxSteps = 10_000_000

    @Option(help: .init("Bytes of memory, a whole number.", valueName: "bytes"))
    var maxMemory = 1 << 20

    /// Of processor time for the script.
    var milliseconds: Int { Limits.milliseconds(for: maxSteps) }
    /// Of processor time for the whole worker: it also starts, loads and prints.
    var seconds: Int { milliseconds / 1000 + 8 }
    var resultBytes: Int { 1 << 20 }

    func validate() throws {
        if !(1...Limits.mostSteps).contains(maxSteps) {
            throw ValidationError("--max-steps is a whole number from 1 to \(Limits.mostSteps).")
        }
        if !(1...(1 << 30)).contains(maxMemory) { throw ValidationError("--max-memory is a whole number from 1 to 1073741824.") }
    }

    /// As the worker is given them.
    var arguments: [String] { ["--max-steps", String(maxSteps), "--max-memory", String(maxMemory)] }
}

/// The text of a file of Lua.
enum ScriptFile {
    /// A byte more than the gate allows in a file, so that it can say so.
    static let maxBytes = (256 << 10) + 1

    /// What is longer is cut off at `atMost` bytes.
    /// - Throws: `unreadable_file`.
    static func read(_ path: String, atMost: Int = maxBytes) throws(Diagnostics) -> [UInt8] {
        if path == "-" { return try drain(STDIN_FILENO, of: path, atMost: atMost) }
        if Folder.kind(path) == .folder { throw unreadable(path, "it is a folder") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw missing(path) }
        defer { close(descriptor) }
        return try drain(descriptor, of: path, atMost: atMost)
    }

    /// - Throws: `unreadable_file` where reading fails in the middle: a part of a text is never taken for all of it.
    static func drain(_ descriptor: Int32, of path: String, atMost: Int = maxBytes) throws(Diagnostics) -> [UInt8] {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < atMost {
            let got = Glibc.read(descriptor, &room, min(room.count, atMost - bytes.count))
            if got > 0 {
                bytes += room[..<got]
            } else if got == 0 {
                break
            } else if errno != EINTR {
                throw unreadable(path, String(cString: strerror(errno)).lowercased())
            }
        }
        return bytes
    }

    /// Why the last attempt to find a file failed, and what was probably meant.
    static func missing(_ path: String) -> Diagnostics {
        if errno != ENOENT { return unreadable(path, String(cString: strerror(errno)).lowercased()) }
        let near = Folder.nearPaths(to: path) { Folder.kind($0) == .file }
        return unreadable(path, "there is no such file", help: RulebookFolder.didYouMean(near))
    }

    static func unreadable(_ path: String, _ why: String, help: [String] = []) -> Diagnostics {
        Diagnostics([Diagnostic("unreadable_file", "cannot read `\(path)`: \(why)", help: help)])
    }
}
