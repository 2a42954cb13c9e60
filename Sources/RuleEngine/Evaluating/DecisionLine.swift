import Crypto
import LuaSandbox
import RuleModel

/// One decision as a line of JSON, written key by key in the order of format 1, with its digest at the end.
///
///     {"format":1,"case":…,"on":…,"known":…,"rulebook":{…},"outcome":…,…,"flags":[…],"answers":{…},"digest":"sha256:…"}
final class DecisionLine {
    static let format = 1

    // What is the same for every case is made once.
    private let rulebook: [UInt8]
    private let beforeCase = Array(#"{"format":\#(DecisionLine.format),"case":"#.utf8)
    private let beforeDate = Array(#","on":""#.utf8)
    private let beforeKnown = Array(#"","known":"#.utf8)
    private let beforeDigest = Array(#","digest":"sha256:"#.utf8)
    private let afterDigest = Array(#""}"#.utf8)
    let beforeAnswers = Array(#","answers":{"#.utf8)
    private let null = Array("null".utf8)
    private let withoutOutcome = Array(#""outcome":null,"referrals":[],"reasons":[],"duties":[],"flags":[]"#.utf8)

    /// The outcome and all answers: for a case in which nothing is missing.
    let whole: AnswerTemplate
    /// Each answer by itself, with its key.
    let answers: [AnswerTemplate]
    /// For a case in which something is missing.
    let openDecision = AnswerTemplate([.init(name: "(open decision)", membersOnly: true)])
    let openSettled = AnswerTemplate([.init(name: "(open settled)")])
    let openNeeds = AnswerTemplate([.init(name: "(open needs)")])

    init(_ summary: RulebookSummary, _ book: BookInputs) {
        let members = book.exports.map { AnswerTemplate.Part(before: Array((JSONText.text(.string($0)) + ":").utf8), name: $0) }
        answers = members.map { AnswerTemplate([$0]) }
        whole = Self.whole(members, beforeAnswers: beforeAnswers, withoutOutcome: book.hasRouting ? nil : withoutOutcome)
        let value = JSONValue.object([
            .init("id", .string(summary.id)), .init("version", .string(summary.version)), .init("digest", .string(summary.digest)),
        ])
        rulebook = Array(#","rulebook":\#(JSONText.text(value)),"#.utf8)
    }

    private static func whole(
        _ members: [AnswerTemplate.Part], beforeAnswers: [UInt8], withoutOutcome: [UInt8]?
    ) -> AnswerTemplate {
        let outcome: AnswerTemplate.Part = withoutOutcome.map { .init(before: $0) } ?? .init(name: "(routing)", membersOnly: true)
        let answers = members.enumerated().map { index, part in
            AnswerTemplate.Part(before: (index == 0 ? [] : [0x2C]) + part.before, name: part.name)
        }
        return AnswerTemplate([outcome, .init(before: beforeAnswers)] + answers + [.init(before: [0x7D])])
    }

    func appendHead(reference: UnsafeRawBufferPointer, on: CalendarDate, known: CalendarDate?, to out: inout [UInt8]) {
        out += beforeCase
        if reference.baseAddress == nil { out += null } else { JSONText.append(utf8: reference, to: &out) }
        out += beforeDate
        on.append(to: &out)
        out += beforeKnown
        if let known { JSONText.append(known.description, to: &out) } else { out += null }
        out += rulebook
    }

    func appendWithoutOutcome(to out: inout [UInt8]) { out += withoutOutcome }

    /// Closes the line that began at `start`: the digest covers what stands before it.
    func close(from start: Int, in out: inout [UInt8]) {
        var hash = SHA256()
        out.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[start...])) }
        out += beforeDigest
        hash.finalize().withUnsafeBytes { Hexadecimal.append($0, to: &out) }
        out += afterDigest
    }

    /// `{"line":17,"case":"WAN-0002","errors":[…]}`
    static func appendErrors(_ errors: [JSONValue], line: Int, reference: String?, to out: inout [UInt8]) {
        let value = JSONValue.object([
            .init("line", .number(String(line))), .init("case", reference.map(JSONValue.string) ?? .null), .init("errors", .array(errors)),
        ])
        JSONText.append(value, to: &out)
    }
}
