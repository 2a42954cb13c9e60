import CaseInput
public import Ledger
public import RuleModel

/// What a `rulebook` entry says: that a version was put in force, for which days, and by whom.
///
///     {"id":"…","version":"2026.1","digest":"sha256:…","from":"2026-04-01","to":null,"author":"…","approver":"…"}
public struct Publication: Sendable, Hashable {
    public let id: String
    public let title: String
    public let version: String
    public let digest: Fingerprint
    /// The first and the last day for which it is in force; nil where there is none.
    public let from: CalendarDate?
    public let to: CalendarDate?
    public let author: String
    public let approver: String
    /// When it was published; nil before it is.
    public let at: Instant?

    /// - Throws: `same_person` where nobody but the author approves.
    public init(_ summary: RulebookSummary, author: String, approver: String) throws(Diagnostic) {
        guard !author.isNamed(approver) else {
            throw Diagnostic("same_person", "author and approver are the same person", help: ["somebody else has to approve it"])
        }
        guard let digest = Fingerprint(summary.digest) else { throw Diagnostic("malformed_rulebook", "the rulebook has no digest") }
        (id, title, version, self.digest) = (summary.id, summary.title, summary.version, digest)
        (from, to, self.author, self.approver, at) = (summary.inForceFrom, summary.inForceTo, author, approver, nil)
    }

    private var request: JSONValue {
        .object([
            .init("id", .string(id)), .init("title", .string(title)), .init("version", .string(version)),
            .init("digest", .string(digest.description)), .init("from", from.map { .string($0.description) } ?? .null),
            .init("to", to.map { .string($0.description) } ?? .null), .init("author", .string(author)),
            .init("approver", .string(approver)),
        ])
    }

    /// What is to be recorded.
    /// - Parameter files: of the rulebook, as the ledger keeps them.
    public func draft(with files: StoredRulebook) -> Draft {
        let result = JSONValue.object([.init("format", .number(DecisionRecord.format))])
        var draft = Draft(.rulebook, request: Array(JSONText.text(request).utf8), result: Array(JSONText.text(result).utf8))
        (draft.rulebook, draft.idempotency) = (files, "publication \(id)\n\(version)")
        return draft
    }

    /// Reads what ``draft(with:)`` writes.
    public init?(_ entry: Entry) {
        guard let content = entry.content, entry.header.kind == .rulebook, let request = try? DecisionReader().read(content.request),
            let id = request["id"]?.string, let version = request["version"]?.string, let digest = request["digest"]?.string,
            let digest = Fingerprint(digest), digest == entry.header.rulebook
        else { return nil }
        (self.id, self.version, self.digest, at) = (id, version, digest, entry.at)
        title = request["title"]?.string ?? id
        from = request["from"]?.string.flatMap { try? CalendarDate($0) }
        to = request["to"]?.string.flatMap { try? CalendarDate($0) }
        (author, approver) = (request["author"]?.string ?? "", request["approver"]?.string ?? "")
    }
}

/// What was published, and what of it is in force.
public struct Publications: Sendable {
    /// In the order of publication.
    public let all: [Publication]

    public init(_ all: [Publication]) { self.all = all }

    /// Those of a ledger.
    public init(_ ledger: Ledger) throws(Diagnostic) { all = try ledger.entries(of: .rulebook).compactMap(Publication.init) }

    /// The rulebook's version in force on a day, as published by another: the last published that begins by that day. An ended
    /// version's predecessor does not return.
    public func inForce(_ id: String, on day: CalendarDate, asPublishedBy known: CalendarDate?) -> Publication? {
        let begun = all.filter { publication in
            publication.id == id && (publication.from ?? day) <= day && (known.map { (publication.at?.date ?? $0) <= $0 } ?? true)
        }
        guard let latest = begun.map({ $0.from ?? day }).max(), let last = begun.last(where: { ($0.from ?? day) == latest }) else {
            return nil
        }
        return last.to.map { day <= $0 } ?? true ? last : nil
    }

    /// The ids of what was published.
    public var ids: [String] { Set(all.map(\.id)).sorted() }
}
