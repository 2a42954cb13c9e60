import ArgumentParser
import Glibc
import RuleEngine
import RuleModel

/// The command: one file a verb. Only this room reads arguments, folders and the environment.
@main
struct Tariff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tariff",
        abstract: "Decide who is eligible, at what level and price, and who pays, by rulebooks written in Lua.",
        discussion: """
            Start with `tariff decide CASE.json`, or `tariff new DIR` for a rulebook of your own.

            Results go to standard output and everything else to standard error.

            Exit status: 0 done; 1 input or a rulebook's folder could not be read, something could not be written, or `try` was \
            refused or stopped; 3 the rulebook has errors; 4 its examples fail, or a check found problems; 6 some case could not be \
            decided; 64 usage.
            """,
        version: Engine.version,
        subcommands: [
            Decide.self, Explain.self, Determine.self, ReplayCommand.self, Pack.self, LedgerCommand.self, Publish.self, Rulebooks.self,
            Check.self,
            New.self, Fmt.self, Try.self, Worker.self,
        ])

    static func main() {
        // A reader that goes away shows as a failed write, which ends the command without a word.
        signal(SIGPIPE, SIG_IGN)
        do {
            try refuseUnknownVerb(CommandLine.arguments.dropFirst().first)
            var command = try parseAsRoot()
            try command.run()
        } catch {
            if CommandLine.arguments.contains("--json"), exitCode(for: error) == .validationFailure { reportUsage(error) }
            exit(withError: error)
        }
    }

    /// A mistyped verb, or none before a case, is said to be that.
    private static func refuseUnknownVerb(_ word: String?) throws {
        guard let word, !word.hasPrefix("-") else { return }
        let verbs = configuration.subcommands.map { $0._commandName } + ["help"]
        if verbs.contains(word) { return }
        if Folder.kind(word) == .file { throw ValidationError("`\(word)` is a file: `tariff decide \(word)` decides it.") }
        let near = nearNames(to: word, among: verbs.filter { $0 != Worker._commandName })
        let help = near.isEmpty ? "see `tariff help`." : "did you mean \(near.map { "`\($0)`" }.joined(separator: ", "))?"
        throw ValidationError("`\(word)` is not a command: \(help)")
    }

    private static func reportUsage(_ error: any Error) -> Never {
        let lines = message(for: error).split(separator: "\n")
        Output.error.write(DiagnosticsJSON.text([Diagnostic("usage", String(lines.first ?? ""), help: ["see `tariff help`"])]) + "\n")
        exit(withError: ExitCode.validationFailure)
    }
}
