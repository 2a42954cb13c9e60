import ArgumentParser
import Glibc
import LuaSyntax
import RuleModel

struct Fmt: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Format the files of a rulebook.",
        discussion: "Comments are kept, and what the rules mean is not changed. Prints the files that it changed.")

    @Argument(help: .init("The folder of the rulebook.", valueName: "rulebook"))
    var rulebook: String

    @Flag(help: "Change nothing; exit with 4 where a file is not formatted.")
    var check = false

    func run() throws {
        var mistakes: [Diagnostic] = []
        var changed: [(path: String, text: [UInt8])] = []
        do throws(Diagnostics) {
            try RulebookFolder.check(rulebook)
        } catch {
            Failure.report(error.all, json: false)
            throw Failure.code(for: error.all)
        }
        for path in Self.ruleFiles(in: rulebook) {
            do throws(Diagnostics) {
                if let text = try Self.formatted(path) { changed.append((path, text)) }
            } catch {
                mistakes += error.all
            }
        }
        if !mistakes.isEmpty {
            Failure.report(mistakes, json: false)
            throw Failure.code(for: mistakes)
        }
        for file in changed {
            if !check { try Self.write(file.text, to: file.path) }
            Output.result.write(file.path + "\n")
        }
        if check && !changed.isEmpty { throw Failure.problemsFound }
    }

    /// Every Lua file of the folder, part or not.
    private static func ruleFiles(in folder: String) -> [String] {
        Folder.names(in: folder).filter { $0.hasSuffix(".lua") }.map { Folder.join(folder, $0) }
    }

    /// The formatted text; nil where it is that already.
    private static func formatted(_ path: String) throws(Diagnostics) -> [UInt8]? {
        let source = try RuleFile.read(path)
        let parsed = Chunk.parse(source)
        if !parsed.issues.isEmpty { throw Diagnostics(parsed.issues.map { RuleFile.diagnostic($0, path, parsed.chunk) }) }
        let text = Formatter.format(parsed.chunk)
        return text == source ? nil : text
    }

    /// Writes beside the file and then over it, so that a file is never left half written.
    private static func write(_ text: [UInt8], to path: String) throws {
        let beside = path + ".new"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        var isWritten = descriptor >= 0
        if isWritten {
            isWritten = text.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) } == text.count
            isWritten = close(descriptor) == 0 && isWritten && rename(beside, path) == 0
        }
        guard isWritten else {
            let why = String(cString: strerror(errno)).lowercased()
            Failure.report([Diagnostic("unwritable_file", "cannot write `\(path)`: \(why)")], json: false)
            throw Failure.failed
        }
    }
}
