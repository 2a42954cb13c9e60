import ArgumentParser
import Glibc

/// The command: one file a verb. Only this room reads arguments, folders and the environment.
@main
struct Tariff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tariff",
        abstract: "Decide who is eligible, at what level and price, and who pays, by rulebooks written in Lua.",
        discussion: """
            Start with `tariff decide CASE.json`, or `tariff new DIR` for a rulebook of your own.

            Results go to standard output and everything else to standard error. Exit status: 0 done; 1 input or a rulebook \
            folder could not be read, or `try` was stopped; 3 the rulebook has errors; 4 its examples fail, or a check found \
            problems; 6 some case could not be decided; 64 usage.
            """,
        subcommands: [Decide.self, Check.self, New.self, Fmt.self, Try.self, Worker.self])

    static func main() {
        // A reader that goes away shows as a failed write, which ends the command without a word.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            if CommandLine.arguments.contains("--json"), exitCode(for: error) == .validationFailure { reportUsage(error) }
            exit(withError: error)
        }
    }

    private static func reportUsage(_ error: any Error) -> Never {
        let lines = message(for: error).split(separator: "\n")
        Output.error.write(DiagnosticsJSON.text([.init("usage", String(lines.first ?? ""), help: ["see `tariff help`"])]) + "\n")
        exit(withError: ExitCode.validationFailure)
    }
}
