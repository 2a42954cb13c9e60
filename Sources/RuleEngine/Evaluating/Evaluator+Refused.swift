public import RuleModel

extension Evaluator {
    /// Appends the line that stands for what could not become a case: `{"line":17,"case":null,"errors":[…]}`.
    ///
    /// - Parameters:
    ///   - mistake: why not. Its place is left out: the line of the batch says it, wherever the file lies.
    ///   - line: the line of the batch, 1-based.
    ///   - out: where the line goes.
    public static func appendRefused(_ mistake: Diagnostic, line: Int, to out: inout [UInt8]) {
        var mistake = mistake
        mistake.location = nil
        DecisionLine.appendErrors([mistake.json], line: line, reference: nil, to: &out)
    }
}
