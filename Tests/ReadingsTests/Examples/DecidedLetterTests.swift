import Foundation
import RuleModel
import TestSupport
import Testing

@testable import Readings

/// The letter that says what people decided.
@Suite("Letters of decisions")
struct DecidedLetterTests {
    @Test("As they were read aloud and kept") func kept() throws {
        let goldens = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Goldens/decided").path
        expectKept(try Decided.all.map { ($0.name, try $0.letter().text(width: 80)) }, in: goldens)
    }

    @Test("Nothing that only a recommendation says", arguments: Decided.all) func words(_ decided: Decided) throws {
        let text = try decided.text()
        let faults: [Regex<Substring>] = [
            /(?i)recommend/, /will decide/, /as things stand/, /to be settled/, /We are looking at/, /not yet a decision/,
            /we will check that/,
        ]
        for fault in faults { #expect(text.firstMatch(of: fault) == nil, "\(text)") }
        #expect(text.contains("Our decision"))
        #expect(text.contains("Amina Okafor, head of service"))
        #expect(text.contains("a person decided") && text.contains("Tell [contact]."))
    }

    @Test("The officer's reason and conditions, each in their words", arguments: Decided.all) func reasons(_ decided: Decided) throws {
        let (text, determination) = (try decided.text(), try decided.determination())
        for line in determination.reason.split(separator: "\n") + determination.conditions.map({ $0[...] }) { #expect(text.contains(line)) }
        for date in [determination.from, determination.until, determination.reviewBy].compactMap(\.self) {
            #expect(text.contains(date.spoken), "\(date)")
        }
    }

    /// Whatever else was decided, what the rules found is no reason for it.
    @Test("Where it is not what was recommended, no reason of the recommendation", arguments: Decided.all)
    func otherwise(_ decided: Decided) throws {
        let (text, explained) = (try decided.text(), try decided.explained())
        let rules = explained.decision["reasons"]?.elements.compactMap { $0["rule"]?.written } ?? []
        for words in rules.compactMap({ explained.summary.letters[$0] }) { #expect(!text.contains(words), "\(words) in \(text)") }
        guard try decided.differs() else { return }
        #expect(!text.contains("This is because"))
        let layers = explained.decision["answers"]?["funding"]?["layers"]?.elements.compactMap { $0["rule"]?.written } ?? []
        for words in layers.compactMap({ explained.summary.letters[$0] }) { #expect(!text.contains(words), "\(words) in \(text)") }
    }

    @Test("Every amount is in the determination or in the decision, or is one of its parts", arguments: Decided.all)
    func amounts(_ decided: Decided) throws {
        let letter = try decided.letter()
        let given = JSONText.text(try decided.determination().json) + JSONText.text(letter.decision)
        let parts = letter.funding.flatMap { [$0.total] + $0.parts.flatMap { [$0.total] + $0.shares.map(\.amount) } }
        let known = Set(given.matches(of: /"(\d+\.\d\d)"/).compactMap { try? Money(String($0.1)).pounds } + parts.map(\.pounds))
        for amount in try decided.text().matches(of: /£[\d,]+\.\d\d/) { #expect(known.contains(String(amount.output)), "\(amount.output)") }
    }

    @Test("What is not agreed has no price, no charge and no level", arguments: Decided.all) func without(_ decided: Decided) throws {
        guard try !decided.determination().outcome.isAgreement else { return }
        let headings = try decided.letter().sections.map(\.heading)
        for heading in ["Your support", "What it costs", "What you pay", "Your personal budget"] { #expect(!headings.contains(heading)) }
    }

    @Test("The parts of a package add up to what each payer pays of it") func parts() throws {
        var several = 0
        for explained in try ShippedExamples.flagship.get().decided {
            for funding in Letter(explained.decision, explained.explanation, explained.summary).funding where !funding.parts.isEmpty {
                several += 1
                #expect(SharedCost.total(funding.parts.flatMap(\.shares)) == funding.total, "\(explained.name)")
                for share in funding.shares {
                    let paid = funding.parts.flatMap(\.shares).filter { $0.payer == share.payer }
                    #expect((SharedCost.total(paid) ?? .zero) == share.amount, "\(explained.name)")
                }
            }
        }
        #expect(several >= 15)
    }

    @Test("Every example, whatever is decided, in plain words") func everyExample() throws {
        let faults: [Regex<Substring>] = [
            /\w+_\w+/, /\d{4}-\d{2}-\d{2}/, /[ ]{2,}/, /\.\./, /\s[,;.:]/, /(?i)recommend/, /\b(?:the|The) person\b/,
        ]
        for explained in try ShippedExamples.flagship.get().decided {
            for outcome in Determination.Outcome.allCases {
                var determination = Determination(outcome, reason: "It is near home", by: "A. Okafor", role: "head of service")
                if outcome == .timeLimited { determination.until = try CalendarDate("2026-10-31") }
                if outcome == .agreedWithConditions { determination.conditions = ["A visit each month"] }
                if outcome == .agreed { determination.price = try Money("1234.56") }
                let letter = Letter(explained.decision, explained.explanation, explained.summary, determination: determination)
                let text = letter.sections.flatMap { [$0.heading] + $0.paragraphs + $0.items }.joined(separator: "\n")
                for fault in faults {
                    if let found = text.firstMatch(of: fault) {
                        Issue.record("\(explained.name), \(outcome): “\(found.output)” in \(text)")
                    }
                }
            }
        }
    }

    @Test("A page for print says the same", arguments: Decided.all) func page(_ decided: Decided) throws {
        let letter = try decided.letter()
        let plain = letter.html.replacing(/(?s)<head>.*<\/head>/, with: "")
        for section in letter.sections {
            for text in ([section.heading] + section.paragraphs + section.items).filter({ !$0.isEmpty }) {
                #expect(plain.contains(HTML.escaped(text)))
            }
        }
        #expect(letter.html.contains("<title>Our decision. Our reference: "))
    }
}

extension Decided {
    fileprivate func text() throws -> String {
        let letter = try letter()
        let sections = letter.sections.flatMap { [$0.heading] + $0.paragraphs + $0.items }
        return ([letter.title] + sections + letter.closing).joined(separator: "\n")
    }

    /// Whether it is not all of what was recommended, by what this list gives.
    fileprivate func differs() throws -> Bool {
        let determination = try determination()
        let outcome = try explained().decision["outcome"]?.written
        let isSamePrice = determination.price == nil || name.hasSuffix("as-recommended")
        return !determination.outcome.isAgreement || !isSamePrice || !determination.split.isEmpty || outcome == "decline"
    }
}
