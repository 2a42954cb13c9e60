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

/// A case as it is given to be decided: see ``Evaluator/decide(_:line:on:known:textValues:into:)``.
struct GivenCase {
    let json: UnsafeRawBufferPointer
    let line: Int
    let on: CalendarDate?
    let known: CalendarDate?
    let textValues: Bool
}

/// One Lua state with one rulebook in it. Decides cases one after another; keep it on one thread, with a stack of 8 MiB or more.
///
/// A state is used again for the next case, of which nothing is left to see. A case runs without counting its steps; one that takes
/// long, or meets a limit, is decided again and counted, on a tenth of the budget. A case that needs more, or whose verdict depends on
/// how much a used state had left (a limit), is decided in a fresh one, and that stands: all attempts together take little more than one.
public final class Evaluator {
    let rulebook: Rulebook
    let limits: Limits
    let line: DecisionLine
    private let open: () throws(Diagnostics) -> RunningRulebook
    /// Nothing after a case whose verdict depended on what was left: the next case opens a fresh one.
    private var state: RunningRulebook?
    private var isFresh = true
    /// Kept for what it tells of the last case, also where it is not to be used again.
    private var last: RunningRulebook?

    /// - Throws: when no state can be opened for the rulebook (`memory_limit`).
    public convenience init(_ rulebook: Rulebook, limits: Limits = Limits()) throws(Diagnostics) {
        try self.init(rulebook, limits: limits) { () throws(Diagnostics) in try Self.open(rulebook) }
    }

    /// - Parameter open: makes a state in which the rulebook's parts have been run.
    init(_ rulebook: Rulebook, limits: Limits, open: @escaping () throws(Diagnostics) -> RunningRulebook) throws(Diagnostics) {
        self.rulebook = rulebook
        self.limits = limits
        self.open = open
        line = DecisionLine(rulebook.summary, rulebook.book)
        state = try open()
    }

    /// The explained form alone, with the limits of the plain one: it is compared with that.
    public convenience init(explaining rulebook: Rulebook, limits: Limits = Limits()) throws(Diagnostics) {
        try self.init(rulebook.explained(), limits: limits)
    }

    /// The state that decided the last case; nil where none could be opened.
    var sandbox: Sandbox? { last?.sandbox }

    static func open(_ rulebook: Rulebook) throws(Diagnostics) -> RunningRulebook {
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
    ///   - number: the line of the batch, 1-based, given in an error line.
    ///   - on: overrides the date of the case.
    ///   - known: figures that became known after this day are left out.
    ///   - textValues: numbers, dates and booleans may be given as text, as a table gives them.
    ///   - out: where the line goes.
    public func decide(
        _ json: UnsafeRawBufferPointer, line number: Int, on: CalendarDate? = nil, known: CalendarDate? = nil, textValues: Bool = false,
        into out: inout [UInt8]
    ) -> Verdict {
        decide(GivenCase(json: json, line: number, on: on, known: known, textValues: textValues), limits: limits, into: &out)
    }

    func decide(_ given: GivenCase, limits: Limits, into out: inout [UInt8]) -> Verdict {
        let start = out.count
        do throws(Diagnostics) {
            var outcome = try attempt(given, limits: limits, into: &out)
            var isOpen = outcome.standing == .needsFreshState && !isFresh
            if outcome.standing == .needsCounting {
                out.removeSubrange(start...)
                outcome = try attempt(given, counted: true, limits: limits.tenth, into: &out)
                isOpen = outcome.standing != .stands
            }
            if isOpen {
                out.removeSubrange(start...)
                state = nil
                outcome = try attempt(given, counted: true, limits: limits, into: &out)
            }
            isFresh = false
            if outcome.standing != .stands { state = nil }
            return outcome.verdict
        } catch {
            out.removeSubrange(start...)
            DecisionLine.appendUnopened(error, line: given.line, to: &out)
            return .failed
        }
    }

    /// Decides a case in one short attempt; nil, with nothing written, where it takes long or meets a limit.
    func decideAtOnce(_ given: GivenCase, into out: inout [UInt8]) -> Verdict? {
        let start = out.count
        guard let outcome = try? attempt(given, limits: limits, into: &out) else { return nil }
        isFresh = false
        if outcome.standing == .stands { return outcome.verdict }
        out.removeSubrange(start...)
        if outcome.standing != .needsCounting { state = nil }
        return nil
    }

    private func attempt(
        _ given: GivenCase, counted: Bool = false, limits: Limits, into out: inout [UInt8]
    ) throws(Diagnostics) -> CaseRun.Outcome {
        let state = try ready()
        last = state
        return CaseRun(evaluator: self, state: state, limits: limits, counted: counted).decide(given, into: &out)
    }

    /// The state for the next case: the one that is open, or a fresh one.
    private func ready() throws(Diagnostics) -> RunningRulebook {
        if let state { return state }
        let fresh = try open()
        (state, isFresh) = (fresh, true)
        return fresh
    }
}

extension DecisionLine {
    /// Why no state could be opened, as the `errors` of a case.
    static func appendUnopened(_ error: Diagnostics, line: Int, to out: inout [UInt8]) {
        let errors = error.all.map { JSONValue.object([.init("code", .string($0.code)), .init("message", .string($0.message))]) }
        appendErrors(errors, line: line, reference: nil, to: &out)
    }
}
