import ArgumentParser
import CaseInput
import Ledger
import RuleModel

struct LedgerVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Look at every entry again: that nothing was changed, removed, moved or cut off.",
        usage: """
            tariff ledger verify [--since <checkpoint>] ... [--ledger <ledger>]
                                 [--keys <keys>] [--json] [--quiet]
            """,
        discussion: """
            It compares the ledger with what it signed last, and with checkpoints that others were handed, so that an old copy that was \
            put back is noticed too.

            Exit status: 0 it is as it was; 1 it cannot be read; 5 it is not as it was; 64 usage.
            """)

    @OptionGroup var ledger: LedgerOptions

    @Option(help: .init("A checkpoint that somebody was handed, as a file; may be given several times.", valueName: "checkpoint"))
    var since: [String] = []

    @Flag(help: "Print what was found as JSON.")
    var json = false

    @Flag(help: "Print results and errors only.")
    var quiet = false

    func run() throws {
        let opened = try ledger.open(json: json)
        var notes: [(name: String, note: String)] = []
        for path in since { notes.append((name: "`\(path)`", note: try TextFile.read(path, json: json))) }
        let progress = Progress(quiet: quiet)
        let result = try reporting(json) { () throws(Diagnostic) in
            try opened.verify(since: notes) { progress.show($0, of: "entries verified") }
        }
        progress.clear()
        if json { Output.result.write(JSONText.text(result.json) + "\n") } else { tell(result) }
        if !result.isSound { throw Failure.notVerified }
    }

    private func tell(_ result: Verification) {
        for problem in result.problems { Output.result.write("✗ \(problem.message)\n") }
        if result.more > 0 { Output.result.write("✗ and \(result.more) more\n") }
        let kinds = result.kinds.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        let parts = kinds.map { "\($0.value) \($0.key.rawValue)\($0.value == 1 ? "" : "s")" }
        let erased = result.erased > 0 ? "; \(result.erased) erased" : ""
        let verdict = result.isSound ? "The ledger is as it was" : "The ledger is not as it was"
        Output.result.write("\(verdict): \(result.size) entries (\(parts.joined(separator: ", ")))\(erased)\nRoot \(result.root.base64)\n")
    }
}

extension Verification {
    /// `{"sound":true,"size":3,"root":"…","kinds":{"decision":2,…},"erased":0,"problems":[…]}`
    var json: JSONValue {
        let kinds = kinds.sorted { $0.key.rawValue < $1.key.rawValue }.map { JSONValue.Member($0.key.rawValue, .number(String($0.value))) }
        return .object([
            .init("sound", .boolean(isSound)), .init("size", .number(String(size))), .init("root", .string(root.base64)),
            .init("kinds", .object(kinds)), .init("erased", .number(String(erased))),
            .init("problems", .array(problems.map(\.json))), .init("more", .number(String(more))),
        ])
    }
}

/// A short text that somebody names.
enum TextFile {
    /// - Throws: the exit code; what is wrong is reported.
    static func read(_ path: String, json: Bool) throws -> String {
        try reportingAll(json) { () throws(Diagnostics) in
            guard Folder.kind(path) == .file else { throw ScriptFile.missing(path) }
            return String(decoding: try ScriptFile.read(path), as: UTF8.self)
        }
    }
}
