import ArgumentParser
import LuaSyntax
import RuleEngine
import RuleModel

struct Fmt: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Format the files of a rulebook.",
        discussion: """
            Comments are kept, and what the rules mean is not changed. Prints the files that it changed.

            Exit status: 0 done; 1 a file could not be read or written; 3 a file has mistakes, and none is changed; 4 with `--check`, \
            where a file is not formatted; 64 usage.
            """)

    @Argument(help: .init("The folder of the rulebook.", valueName: "rulebook"))
    var rulebook: String

    @Flag(help: "Change nothing: print the files that would be.")
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

    /// No rulebook comes near; what is longer is not read, and so not written back without its end.
    private static let maxBytes = 16 << 20

    /// The formatted text; nil where it is that already.
    private static func formatted(_ path: String) throws(Diagnostics) -> [UInt8]? {
        let source = try ScriptFile.read(path, atMost: maxBytes + 1)
        if source.count > maxBytes { throw ScriptFile.unreadable(path, "it is larger than 16 MiB") }
        let parsed = Chunk.parse(source)
        if !parsed.issues.isEmpty { throw mistakes(parsed.issues, in: source, path) }
        let text = Formatter.format(parsed.chunk)
        return text == source ? nil : text
    }

    private static func mistakes(_ issues: [SyntaxIssue], in source: [UInt8], _ path: String) -> Diagnostics {
        do throws(Diagnostic) {
            let file = try SourceFile.of(source, path: path, name: path, from: nil)
            return Diagnostics(issues.map(file.diagnostic))
        } catch {
            return Diagnostics([error])
        }
    }

    private static func write(_ text: [UInt8], to path: String) throws {
        do throws(Diagnostic) {
            try WholeFile.replace(path, with: text)
        } catch {
            Failure.report([error], json: false)
            throw Failure.failed
        }
    }
}
