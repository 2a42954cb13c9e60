public import Ledger
public import RuleModel

/// What a `run` entry says of a bulk run: how many cases it had, and the leaf of each decision's header in the log's tree.
///
/// A leaf tells nothing of its case, since the header's hash of the content is salted; who has an entry can show that it was of the run.
///
///     {"run":"R-7","rulebook":"sha256:…","on":null,"known":null,"cases":3}
///     {"format":1,"engine":"0.1.0","decided":2,"leaves":["…","…",null]}
public struct RunManifest: Sendable {
    public let run: String
    public let rulebook: Fingerprint?
    public let on: CalendarDate?
    public let known: CalendarDate?
    /// In the order of the run; nil of a case that could not be decided.
    public var leaves: [TreeHash?] = []

    public init(run: String, rulebook: Fingerprint?, on: CalendarDate?, known: CalendarDate?) {
        (self.run, self.rulebook, self.on, self.known) = (run, rulebook, on, known)
    }

    /// What is to be recorded; the same run is recorded once.
    public func draft(engine: String) -> Draft {
        let request = JSONValue.object([
            .init("run", .string(run)), .init("rulebook", Self.text(rulebook)), .init("on", Self.text(on)),
            .init("known", Self.text(known)),
            .init("cases", .number(String(leaves.count))),
        ])
        let result = JSONValue.object([
            .init("format", .number(DecisionRecord.format)), .init("engine", .string(engine)),
            .init("decided", .number(String(leaves.count { $0 != nil }))),
            .init("leaves", .array(leaves.map { $0.map { .string($0.base64) } ?? .null })),
        ])
        var draft = Draft(.run, request: Array(JSONText.text(request).utf8), result: Array(JSONText.text(result).utf8))
        draft.idempotency = "run \(run)"
        return draft
    }

    /// What tells that a case of a run is sent again.
    /// - Parameters:
    ///   - run: its name.
    ///   - place: of the case in the run, from 1.
    public static func idempotency(_ run: String, _ place: Int) -> String { "run \(run)\ncase \(place)" }

    private static func text(_ value: (some CustomStringConvertible)?) -> JSONValue { value.map { .string($0.description) } ?? .null }
}
