import RuleModel
import Testing

@testable import Readings

/// What each letter of the flagship owes to the person.
@Suite("Letters of the examples")
struct ExampleLetterTests {
    private func letters() throws -> [(explained: Explained, text: String)] {
        try ShippedExamples.flagship.get().decided.map { ($0, $0.text(for: .letter).replacing(/\s+/, with: " ")) }
    }

    @Test("Who decides and when, whom to tell, an advocate and both ombudsmen") func rights() throws {
        for (explained, letter) in try letters() {
            for promise in [
                "Our reference: \(explained.decision["case"]?.written ?? "?") ",
                "[Name, role] will decide and write to you by [date], with reasons.",
                "a person decides", "Tell [contact].", "a right to an advocate", "Local Government and Social Care Ombudsman",
                "Parliamentary and Health Service Ombudsman", "large print, Easy Read",
            ] {
                #expect(letter.contains(promise), "\(explained.name)")
            }
            #expect(!letter.contains("For checking only") && !letter.contains("sha256"), "\(explained.name)")
        }
    }

    @Test("Every reason, in words for the person, and with whom it is") func reasons() throws {
        for (explained, letter) in try letters() {
            for rule in explained.decision["reasons"]?.elements.compactMap({ $0["rule"]?.written }) ?? [] {
                let words = try #require(explained.summary.letters[rule], "\(rule) has no words for letters")
                #expect(letter.contains(words), "\(explained.name)")
            }
            for referee in DecisionReading.referees(of: explained.decision) {
                let words = explained.summary.refereeLetters[referee] ?? referee
                #expect(letter.contains("This is with ") && letter.contains(words), "\(explained.name)")
            }
        }
    }

    @Test("The review, and that a gap is not theirs to pay") func amounts() throws {
        var gaps = 0
        for (explained, letter) in try letters() {
            let answers = explained.decision["answers"]
            if let review = answers?["review_by"]?.written.flatMap(Wording.date) { #expect(letter.contains(review), "\(explained.name)") }
            let topUp = Money(ofDecision: answers?["top_up_weekly"]?.string) ?? .zero
            guard let gap = Money(ofDecision: answers?["price"]?["gap"]?.string), gap > .zero else { continue }
            gaps += 1
            #expect(letter.contains("not asking you or your family to pay") == (topUp == .zero), "\(explained.name)")
            #expect(letter.contains("\(gap.pounds) a week"), "\(explained.name)")
        }
        #expect(gaps >= 9)
    }

    @Test("Nobody is told of “the person”") func addressed() throws {
        for (explained, letter) in try letters() {
            #expect(letter.firstMatch(of: /\b(?:the|The) person\b/) == nil, "\(explained.name): \(letter)")
        }
    }
}
