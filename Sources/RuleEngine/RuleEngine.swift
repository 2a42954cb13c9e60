import Crypto
public import RuleModel

/// A rulebook that was read, checked and found without mistakes; a value, ready to make evaluators from.
public struct Rulebook: Sendable {
    public let summary: RulebookSummary
    /// Mistakes that do not stop a decision.
    public let warnings: [Diagnostic]
}

/// Finds and reads rulebooks.
public struct RulebookLoader: Sendable {
    /// Folders in which `uses` is looked up after the rulebook's siblings.
    public var libraryFolders: [String]

    public init(libraryFolders: [String] = []) { self.libraryFolders = libraryFolders }

    /// Reads, checks and compiles the rulebook in a folder.
    /// - Throws: ``Diagnostics`` with every mistake found, sorted. `rulebook_not_found` and `unreadable_file` mean that the
    ///   folder could not be read (exit 1), all others that the rulebook has errors (exit 3).
    public func load(_ folder: String) throws(Diagnostics) -> Rulebook {
        throw Diagnostics([Diagnostic("rulebook_not_found", "not built yet")])
    }
}

/// What became of one case.
public enum Verdict: Sendable, Hashable {
    case decided
    /// Some facts are needed first; answers may be missing.
    case incomplete
    /// Bad values, a limit or an error in a rule: the line holds `errors`.
    case failed
}

/// One Lua state with one rulebook in it. Decides cases one after another; keep it on one thread.
public final class Evaluator {
    public init(_ rulebook: Rulebook, limits: Limits = Limits()) throws(Diagnostics) {
        throw Diagnostics([Diagnostic("rulebook_not_found", "not built yet")])
    }

    /// Decides one case and appends its line of JSON (without a line feed) to `out`.
    ///
    /// - Parameters:
    ///   - json: the case, UTF-8, followed in memory by at least 64 readable bytes.
    ///   - line: the line of the batch, 1-based, given in an error line.
    ///   - on: overrides the date of the case.
    ///   - known: figures that became known after this day are left out.
    public func decide(
        _ json: UnsafeRawBufferPointer, line: Int, on: CalendarDate? = nil, known: CalendarDate? = nil, into out: inout [UInt8]
    ) -> Verdict {
        .failed
    }
}

/// What a rule may use, for each case.
public struct Limits: Sendable, Hashable {
    /// Lua instructions and the work of library functions.
    public var steps = 10_000_000
    /// Bytes, counted from after loading.
    public var memory = 1 << 20
    /// The backstop against what steps cannot count.
    public var seconds = 10
    /// Bytes of a result as JSON.
    public var resultBytes = 1 << 20
    public init() {}
}
