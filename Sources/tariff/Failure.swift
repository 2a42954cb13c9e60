import ArgumentParser
import Glibc
import RuleModel

/// The exit codes of the contract; usage errors are the argument parser's, 64.
enum Failure {
    /// Input or a rulebook folder cannot be read; `try` was stopped.
    static let failed = ExitCode(1)
    static let rulebookHasErrors = ExitCode(3)
    static let problemsFound = ExitCode(4)
    static let undecided = ExitCode(6)

    /// What mistakes of a rulebook mean for the exit code.
    static func code(for mistakes: [Diagnostic]) -> ExitCode {
        let unreadable: Set = ["rulebook_not_found", "unreadable_file"]
        return mistakes.allSatisfy { unreadable.contains($0.code) } ? failed : rulebookHasErrors
    }

    /// More are not read by anybody: they are counted.
    private static let maxShown = 200

    /// Prints mistakes on standard error, as text or as one JSON object.
    static func report(_ mistakes: [Diagnostic], json: Bool) {
        guard !mistakes.isEmpty else { return }
        let left = max(mistakes.count - maxShown, 0)
        if json { return Output.error.write(DiagnosticsJSON.text(Array(mistakes.prefix(maxShown)), more: left) + "\n") }
        for mistake in mistakes.prefix(maxShown) { Output.error.write(mistake.text + "\n") }
        if left > 0 { Output.error.write("and \(left) more\n") }
        let errors = mistakes.count { $0.severity == .error }
        if errors > 1 { Output.error.write("\(errors) mistakes\n") }
    }

    /// The results cannot be written: the disk is full, or standard output is closed.
    static func endUnwritten(because code: Int32) -> Never {
        let why = String(cString: strerror(code)).lowercased()
        report([Diagnostic("unwritable_file", "cannot write the results: \(why)")], json: CommandLine.arguments.contains("--json"))
        _exit(failed.rawValue)
    }
}
