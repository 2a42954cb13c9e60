import CaseInput
import RuleModel

/// A worked example of a rulebook, `{"title": …, "case": {…}, "expect": {…}}`, so that it can be decided as it lies.
struct ExampleFile {
    /// JSON of the case inside.
    let caseText: [UInt8]
    let known: CalendarDate?

    /// Nil where the text is no example: then it is a case itself.
    init?(_ text: UnsafeRawBufferPointer) {
        guard let file = try? DecisionReader().read(padded: text), file["expect"] != nil, let inner = file["case"], inner.object != nil
        else {
            return nil
        }
        caseText = Array(JSONText.text(inner).utf8)
        known = file["known"]?.string.flatMap { try? CalendarDate($0) }
    }
}
