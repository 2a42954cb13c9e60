import RuleModel
import Testing

@testable import Readings

/// What holds of every sentence that any example gives.
@Suite("Laws of every reading")
struct ExampleLawTests {
    private typealias Audience = ExplanationReading.Audience

    /// The sentences and cells of all examples, each once, with an example that has it: an auditor's are the steps of the tree.
    private static let texts = Result {
        let examples = try ShippedExamples.flagship.get().decided + ShippedExamples.screening.get().decided
        return examples.reduce(into: [Audience: [String: String]]()) { texts, explained in
            for audience in Audience.allCases {
                for text in explained.spoken(for: audience) { texts[audience, default: [:]][text] = explained.name }
            }
        }
    }

    private func texts(for audience: Audience) throws -> [String: String] { try Self.texts.get()[audience] ?? [:] }

    /// Each text with each fault in it.
    private func expectNone(
        _ faults: [Regex<Substring>], in audiences: [Audience], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        for audience in audiences {
            for (text, example) in try texts(for: audience) {
                for fault in faults {
                    guard let found = text.firstMatch(of: fault) else { continue }
                    Issue.record("\(audience), \(example): “\(found.output)” in “\(text)”", sourceLocation: sourceLocation)
                }
            }
        }
    }

    @Test("There are enough of them") func enough() throws {
        for audience in Audience.allCases { #expect(try texts(for: audience).count > 200, "\(audience)") }
    }

    @Test("No word of the engine") func engineWords() throws {
        let words = /(?i)\b(?:nil|null|lua|tables?|metatables?|closures?|functions?|boolean|userdata|stack|operand|node|optional)\b/
        try expectNone([words], in: Audience.allCases)
        try expectNone([/(?i)\b(?:true|false|string)\b/, /[=~]=/], in: [.assessor, .letter])
    }

    @Test("No name of the rules but for auditors") func names() throws {
        try expectNone([/\w+_\w+/, /\b[a-z]+\.[a-z]+\b/], in: [.assessor, .letter])
    }

    @Test("Dates in words, money to the penny with its commas") func figures() throws {
        try expectNone([/\d{4}-\d{2}-\d{2}/, /\bP\d+[YMD]/], in: Audience.allCases)
        for audience in [Audience.assessor, .letter] {
            for (text, example) in try texts(for: audience) {
                for amount in text.matches(of: /£[\d.,]*\d/) {
                    #expect(amount.output.wholeMatch(of: /£\d{1,3}(,\d{3})*\.\d{2}/) != nil, "\(example): \(text)")
                }
            }
        }
    }

    @Test("Singular and plural, an hour and a week") func grammar() throws {
        let units = /(?i)(?:^|[^\d.,])1 (?:hours|points|days|nights|weeks|months|years|people|facts|reasons|mistakes|visits|miles)\b/
        let articles: [Regex<Substring>] = [
            /\ba (?:hour|a|an|the)\b/, /\ban (?:week|day|night|month|year|visit|mile)\b/, /\bper (?:a|an)\b/, /\bthe the\b/,
        ]
        try expectNone([units] + articles, in: Audience.allCases)
    }

    @Test("Spaces, stops and brackets") func punctuation() throws {
        let faults: [Regex<Substring>] = [/[ ]{2,}/, /\.\./, /[,;:]\s*[,;.]/, /\s[,;.:?!]/, /\(\s*\)/, /[?!]\./, /“”/, /\(\(|\)\)\)/]
        try expectNone(faults, in: [.assessor, .letter])
        for audience in [Audience.assessor, .letter] {
            for (text, example) in try texts(for: audience) {
                for (open, close) in [("(", ")"), ("“", "”"), ("[", "]")] as [(Character, Character)] {
                    #expect(text.count { $0 == open } == text.count { $0 == close }, "\(example): \(text)")
                }
            }
        }
    }

    @Test("No double negative") func negatives() throws {
        for audience in [Audience.assessor, .letter] {
            for (text, example) in try texts(for: audience) {
                for clause in text.split(whereSeparator: { ".:;,()".contains($0) }) {
                    let negatives = clause.lowercased().split { !$0.isLetter }.filter {
                        ["not", "never", "nobody", "nothing"].contains($0)
                    }
                    #expect(negatives.count < 2, "\(example): \(text)")
                }
            }
        }
    }
}

extension Explained {
    /// The sentences and the titles of a reading, apart from its drawings and tables of figures.
    func spoken(for audience: ExplanationReading.Audience) -> [String] {
        switch audience {
        case .letter:
            let letter = Letter(decision, explanation, RulebookWords(summary), facts: facts)
            return letter.sections.flatMap { [$0.heading] + $0.paragraphs + $0.items }.filter { !$0.isEmpty } + [Letter.greeting]
        case .assessor:
            let reading = DecisionReading(summary)
            let exported = reading.exported(in: decision)
            let bands = exported.filter { $0.0.form == .bands }.map(\.1)
            let tables = exported.filter { $0.0.form == .layers }.flatMap { answer, funding -> [String] in
                guard let (title, table) = reading.payers(answer, funding, decision, bands: bands) else { return [answer.title] }
                return [title] + table.heading + table.shares.flatMap { [$0.name] + $0.cells } + [table.note ?? ""]
            }
            let answers = exported.filter { [.choose, .answer, .judgement].contains($0.0.form) && $0.1 != .null }
                .flatMap { [$0.0.title, $0.0.words(for: $0.1)] }
            let why = Why(explanation, summary, decision: decision).paragraphs.flatMap { [$0.text, $0.source ?? ""] }
            let referees = DecisionReading.referralWords(of: decision).map { ["Refer to \($0)"] } ?? []
            return (referees + bands.map(TariffSentence.words) + tables + answers + why + reading.toDo(decision)).filter { !$0.isEmpty }
        case .auditor: return Audit(decision, explanation, summary).lines.map(\.text)
        }
    }
}
