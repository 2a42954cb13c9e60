import CaseInput
public import Ledger
public import RuleModel

/// What a `decision` entry says: the case as it was given, and what the engine made of it.
///
/// Three lines of JSON. The first is what was asked, the third the decision to the byte:
///
///     {"on":null,"known":null,"case":{"case":"WAN-0001",…}}
///     {"format":1,"engine":"0.1.0","known":"2026-05-01","explanation_digest":"sha256:…","by":"…","run":"…","line":17}
///     {"format":1,"case":"WAN-0001",…,"digest":"sha256:…"}
///
/// `on` and `known` are what was asked for beside the case; a case of a table says `"text_values":true` before `case`. `by` recorded the
/// facts; `run` and `line` tell a bulk run and the case's place in it.
public struct DecisionRecord: Sendable, Hashable {
    /// What was asked.
    public struct Request: Sendable, Hashable {
        /// Instead of the case's own date.
        public var on: CalendarDate?
        /// Instead of the day of the decision.
        public var known: CalendarDate?
        /// Whether numbers, dates and booleans stand as text, as a table gives them.
        public var hasTextValues = false
        /// UTF-8 JSON of the case, on one line.
        public let caseText: [UInt8]

        /// - Parameter caseText: over as many lines as it likes; within strings JSON has no line breaks.
        public init(_ caseText: some Sequence<UInt8>) {
            let line = caseText.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
            self.caseText = Array(line.reversed().drop { $0 == 0x20 }.reversed())
        }
    }

    public let request: Request
    /// Of the engine that decided.
    public var engine: String
    /// What was known to the decision: figures published later are left out.
    public var known: CalendarDate?
    /// `sha256:…`
    public var explanationDigest: String
    /// Who recorded the facts.
    public var by: String?
    public var run: String?
    /// The place of the case in its run, from 1.
    public var line: Int?
    /// The engine's line of JSON.
    public let decision: [UInt8]

    public init(_ request: Request, engine: String, explanationDigest: String, decision: [UInt8]) {
        (self.request, self.engine, self.explanationDigest, self.decision) = (request, engine, explanationDigest, decision)
    }

    static let format = "1"
}

// MARK: As lines

extension DecisionRecord.Request {
    /// The first line.
    public var line: [UInt8] {
        let head = JSONValue.object(
            [.init("on", on.json), .init("known", known.json)] + (hasTextValues ? [.init("text_values", .boolean(true))] : []))
        return Array(JSONText.text(head).utf8.dropLast()) + Self.beforeCase + caseText + [0x7D]
    }

    /// Reads what ``line`` writes.
    init?(line: [UInt8]) {
        guard let place = line.firstRange(of: Self.beforeCase), line.last == 0x7D,
            let head = try? DecisionReader().read(Array(line[..<place.lowerBound]) + [0x7D])
        else { return nil }
        self.init(line[place.upperBound...].dropLast())
        (on, known) = (CalendarDate(json: head["on"]), CalendarDate(json: head["known"]))
        hasTextValues = head["text_values"] == .boolean(true)
        guard self.line == line else { return nil }
    }

    private static let beforeCase = Array(#","case":"#.utf8)
}

extension DecisionRecord {
    /// What is to be recorded.
    /// - Parameters:
    ///   - person: of the case.
    ///   - rulebook: that decided.
    ///   - idempotency: what tells that the same is sent again.
    public func draft(about person: String?, by rulebook: StoredRulebook, idempotency: String?) -> Draft {
        var draft = Draft(.decision, request: request.line, result: Array(JSONText.text(meta).utf8) + [0x0A] + decision)
        (draft.person, draft.rulebook, draft.idempotency) = (person, rulebook, idempotency)
        return draft
    }

    private var meta: JSONValue {
        let members: [(String, JSONValue?)] = [
            ("format", .number(Self.format)), ("engine", .string(engine)), ("known", known.json),
            ("explanation_digest", .string(explanationDigest)), ("by", by.map(JSONValue.string)), ("run", run.map(JSONValue.string)),
            ("line", line.map { .number(String($0)) }),
        ]
        return .object(members.compactMap { name, value in value.map { .init(name, $0) } })
    }

    /// Reads what ``draft(about:by:idempotency:)`` writes; nil of anything else.
    public init?(_ content: Content) {
        let lines = content.result.split(separator: 0x0A, maxSplits: 1)
        guard lines.count == 2, let request = Request(line: content.request), let meta = try? DecisionReader().read(Array(lines[0])),
            meta["format"] == .number(Self.format), let engine = meta["engine"]?.string, let digest = meta["explanation_digest"]?.string
        else { return nil }
        self.init(request, engine: engine, explanationDigest: digest, decision: Array(lines[1]))
        known = CalendarDate(json: meta["known"])
        (by, run) = (meta["by"]?.string, meta["run"]?.string)
        if case .number(let number)? = meta["line"] { line = Int(number) }
    }

    /// The decision as values.
    /// - Throws: `entry_altered` where it is none: the entry was made by something else.
    public func read() throws(Diagnostic) -> JSONValue { try DecisionReader().read(decision) }

    /// Whom a case is about: text or a number.
    public static func person(in given: JSONValue) -> String? {
        switch given["person"] {
        case .string(let text): text.allSatisfy(\.isWhitespace) ? nil : text
        case .number(let text): text
        default: nil
        }
    }

    /// The case as values.
    public func readCase() throws(Diagnostic) -> JSONValue { try DecisionReader().read(request.caseText) }
}

extension CalendarDate? {
    fileprivate var json: JSONValue { map { .string($0.description) } ?? .null }
}

extension CalendarDate {
    fileprivate init?(json: JSONValue?) {
        guard let text = json?.string, let date = try? CalendarDate(text) else { return nil }
        self = date
    }
}
