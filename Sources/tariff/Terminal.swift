import Glibc
import Readings

/// What the terminal behind standard output can show.
enum Terminal {
    /// How readings are laid out there: at most 100 characters wide, in colour where nothing speaks against it.
    static func readingOptions(noColour: Bool) -> ReadingOptions {
        ReadingOptions(width: min(width ?? 100, 100), colour: !noColour && allowsColour)
    }

    /// Characters in a line; nil where standard output is not a terminal.
    static var width: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    private static var allowsColour: Bool {
        Output.result.isTerminal && (Environment["NO_COLOR"] ?? "").isEmpty && Environment["TERM"] != "dumb"
    }
}

/// Variables of the environment.
enum Environment {
    static subscript(name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// What is set and not empty.
    static func given(_ name: String) -> String? { self[name].flatMap { $0.isEmpty ? nil : $0 } }
}
