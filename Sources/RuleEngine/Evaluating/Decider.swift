public import RuleModel

/// What decides cases one after another on one thread: plainly, or remembering why.
public protocol Decider: AnyObject {
    /// Decides one case and appends its line of JSON (without a line feed) to `out`; see ``Evaluator``.
    func decide(
        _ json: UnsafeRawBufferPointer, line number: Int, on: CalendarDate?, known: CalendarDate?, textValues: Bool, into out: inout [UInt8]
    ) -> Verdict
}

extension Evaluator: Decider {}
extension Explainer: Decider {}
