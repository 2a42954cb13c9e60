import CaseInput
public import RuleModel

/// A worked example of a rulebook: a case and what must come of it.
///
///     { "title": "A penny above the cap", "case": { … }, "known": "2026-05-01", "expect": { "outcome": "refer" }, "needs": [ … ] }
public struct Example: Sendable {
    public let title: String?
    /// JSON of the case inside.
    public let caseText: String
    /// The known date that it is decided with.
    public let known: CalendarDate?
    /// The case.
    let given: JSONValue
    let expected: JSONValue
    let needs: JSONValue?

    /// Nil where the text is no example: then it may be a case itself.
    /// - Parameter text: UTF-8, followed in memory by at least 64 readable bytes.
    /// - Throws: `bad_date` for its `known`.
    public init?(padded text: UnsafeRawBufferPointer) throws(Diagnostic) {
        guard let json = try? DecisionReader().read(padded: text) else { return nil }
        try self.init(json)
    }

    /// Nil where the value is no example.
    /// - Throws: `bad_date` for its `known`.
    init?(_ json: JSONValue) throws(Diagnostic) {
        guard let expected = json["expect"], let given = json["case"], given.object != nil else { return nil }
        title = json["title"]?.string
        (self.given, caseText) = (given, JSONText.text(given))
        known = try Self.known(json["known"] ?? .null)
        self.expected = expected
        needs = json["needs"]
    }

    private static let keys = ["title", "case", "known", "expect", "needs", "note"]

    /// False where it would pass whatever comes of its case.
    var expectsSomething: Bool { expected.object?.isEmpty != true || needs != nil }

    /// Names that mean nothing, each in a sentence.
    static func unknownKeys(in json: JSONValue) -> [String] {
        (json.object ?? []).map(\.key).filter { !keys.contains($0) }.map { key in
            let near = nearNames(to: key, among: keys).map { "`\($0)`" }
            return "`\(key)` is not a part of an example" + (near.isEmpty ? "" : ": did you mean \(near.joined(separator: ", "))?")
        }
    }

    private static func known(_ value: JSONValue) throws(Diagnostic) -> CalendarDate? {
        if value == .null { return nil }
        guard let date = value.string.flatMap({ try? CalendarDate($0) }) else {
            throw Diagnostic("bad_date", "`known` of the example must be a date, YYYY-MM-DD", help: ["write `\"2026-05-01\"`"])
        }
        return date
    }
}
