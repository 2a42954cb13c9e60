public import RuleModel

/// What decides cases one after another on one thread: plainly, or remembering why.
public protocol Decider: AnyObject {
    /// Decides one case and appends its line of JSON (without a line feed) to `out`; see ``Evaluator``.
    func decide(
        _ json: UnsafeRawBufferPointer, line number: Int, on: CalendarDate?, known: CalendarDate?, textValues: Bool, into out: inout [UInt8]
    ) -> Verdict
}

extension Decider {
    /// Decides a case given as text: for examples and tests.
    public func decide(
        text: String, line: Int = 1, on: CalendarDate? = nil, known: CalendarDate? = nil, textValues: Bool = false, into out: inout [UInt8]
    ) -> Verdict {
        let bytes = Array(text.utf8)
        return (bytes + [UInt8](repeating: 0, count: 64)).withUnsafeBytes {
            decide(
                UnsafeRawBufferPointer(rebasing: $0[..<bytes.count]), line: line, on: on, known: known, textValues: textValues, into: &out)
        }
    }
}

extension Evaluator: Decider {}
extension Explainer: Decider {}
