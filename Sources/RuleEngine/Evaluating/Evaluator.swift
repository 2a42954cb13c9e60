public import LuaSandbox
public import RuleModel

/// What became of one case.
public enum Verdict: Sendable, Hashable {
    case decided
    /// Some facts are needed first; answers may be missing.
    case incomplete
    /// Bad values, a limit or an error in a rule: the line holds `errors`.
    case failed
}

/// One Lua state with one rulebook in it. Decides cases one after another; keep it on one thread, with a stack of 8 MiB or more.
///
/// A state is used again for the next case, of which nothing is left to see. A verdict that depends on how much a used state had
/// left (a limit) is reached again in a fresh one, and that stands.
public final class Evaluator {
    private let rulebook: Rulebook
    private let limits: Limits
    private let line: DecisionLine
    private var state: RunningRulebook
    private var isFresh = true

    /// - Throws: when no state can be opened for the rulebook (`memory_limit`).
    public init(_ rulebook: Rulebook, limits: Limits = Limits()) throws(Diagnostics) {
        self.rulebook = rulebook
        self.limits = limits
        line = DecisionLine(rulebook.summary)
        state = try Self.open(rulebook)
    }

    private static func open(_ rulebook: Rulebook) throws(Diagnostics) -> RunningRulebook {
        do throws(RunFailure) {
            let state = try RunningRulebook(rulebook.program, limits: .loading)
            try state.build(rulebook.book)
            return state
        } catch {
            throw Diagnostics([error.diagnostic(in: rulebook.program)])
        }
    }

    /// Decides one case and appends its line of JSON (without a line feed) to `out`.
    ///
    /// - Parameters:
    ///   - json: the case, UTF-8, followed in memory by at least 64 readable bytes.
    ///   - line: the line of the batch, 1-based, given in an error line.
    ///   - on: overrides the date of the case.
    ///   - known: figures that became known after this day are left out.
    ///   - textValues: numbers, dates and booleans may be given as text, as a table gives them.
    public func decide(
        _ json: UnsafeRawBufferPointer, line number: Int, on: CalendarDate? = nil, known: CalendarDate? = nil, textValues: Bool = false,
        into out: inout [UInt8]
    ) -> Verdict {
        let start = out.count
        let run = CaseRun(state: state, rulebook: rulebook, line: line, limits: limits)
        var outcome = run.decide(json, number, on, known, textValues, into: &out)
        if outcome.dependsOnState {
            if !isFresh, let fresh = try? Self.open(rulebook) {
                state = fresh
                out.removeSubrange(start...)
                let again = CaseRun(state: fresh, rulebook: rulebook, line: line, limits: limits)
                outcome = again.decide(json, number, on, known, textValues, into: &out)
            }
            if let fresh = try? Self.open(rulebook) { state = fresh }
            isFresh = true
        } else {
            isFresh = false
        }
        return outcome.verdict
    }

    /// Decides a case given as text: for examples and tests.
    public func decide(
        text: String, line: Int = 1, on: CalendarDate? = nil, known: CalendarDate? = nil, textValues: Bool = false, into out: inout [UInt8]
    ) -> Verdict {
        let bytes = Array(text.utf8)
        let padded = bytes + [UInt8](repeating: 0, count: 64)
        return padded.withUnsafeBytes {
            decide(
                UnsafeRawBufferPointer(rebasing: $0[..<bytes.count]), line: line, on: on, known: known, textValues: textValues, into: &out)
        }
    }
}
