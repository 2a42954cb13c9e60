import RuleModel
import Testing

@testable import Readings

@Suite("What a letter says to the person")
struct LetterTests {
    private func letter(_ decision: JSONValue, _ change: (inout RulebookSummary) -> Void = { _ in }) -> Letter {
        var summary = Explained.summary
        change(&summary)
        return Letter(decision, Explained.aboveCap.explanation, summary)
    }

    private func section(_ heading: String, of letter: Letter) -> [String]? {
        letter.sections.first { $0.heading == heading }.map { $0.paragraphs + $0.items }
    }

    @Test("What is still to be settled stands apart, with whom it is") func settled() {
        let decision = Explained.base.with(("referrals", [["to": "South Sample ICB", "rule": "routing.icb_agreement"]]))
        let letter = letter(decision)
        #expect(
            section("What is still to be settled", of: letter)
                == ["The ICB has not yet agreed its share. This is with South Sample ICB."])
        #expect(section("What else we found", of: letter) == ["The quote is above the cap."])
    }

    @Test("The rulebook's words for the person come before those for the assessor") func words() {
        let letter = letter(Explained.base) { summary in
            summary.letters = [
                "routing.above_cap": "The price is above our usual limit", "funding.section_117_aftercare": "Your aftercare is free.",
                "funding": "Your support goes on.", "review_by": "We look at your support again by",
            ]
            summary.ifYouDisagree = ["You can go to the Ombudsman"]
        }
        #expect(
            section("What is still to be settled", of: letter)?.first
                == "The price is above our usual limit. This is with the resource allocation panel.")
        #expect(
            section("What you pay, as things stand", of: letter) == [
                "Nothing for the support in this letter.", "The ICB pays £710.00 a week and the council pays £710.00 a week.",
                "Your aftercare is free.", "Your support goes on.",
            ])
        #expect(section("Date to remember", of: letter) == ["We look at your support again by 26 June 2026, or sooner if you ask."])
        #expect(section("If something is wrong, or you disagree", of: letter)?.last == "You can go to the Ombudsman.")
    }

    @Test("Without words of its own a layer is called by its title") func layerTitles() {
        let own = section("What you pay, as things stand", of: letter(Explained.base))
        #expect(own?.first == "Nothing for the support in this letter (section 117 aftercare).")
    }

    @Test("What the person pays beside the layers comes first, and nobody says that nothing is asked") func topUp() {
        let answers = Explained.base["answers"]?.with(("top_up", "80.00")) ?? .null
        let letter = letter(Explained.base.with(("answers", answers))) { summary in
            var topUp = RulebookSummary.Answer(name: "top_up", title: "Top-up by choice", form: .answer, unit: "week")
            topUp.isPaidByPerson = true
            summary.exports.append(topUp)
        }
        let own = section("What you pay, as things stand", of: letter)
        #expect(
            own?.prefix(2) == [
                "Top-up by choice: £80.00 a week.", "Besides this, nothing for the support in this letter (section 117 aftercare).",
            ])
        #expect(section("What it costs", of: letter)?.first?.hasSuffix("The difference is £80.00 a week.") == true)
        #expect(section("Another amount", of: letter) == nil)
    }

    @Test("Figures stand with what they mean") func figures() {
        #expect(
            section("Your support", of: letter(Explained.base))
                == ["Support level: high support. This is because one-to-one support is 24 hours a week, which is 20 or more."])
    }

    @Test("A line begins with a capital, and a word without a label is no name of the rules") func titles() {
        let answers = Explained.base["answers"]?.with(("support_level", "Step_down_2"), ("fee", "5.00"), ("eligible", true)) ?? .null
        let letter = letter(Explained.base.with(("answers", answers))) { summary in
            summary.exports.append(.init(name: "fee", title: "fee for the visit", form: .answer, unit: "visit"))
            summary.exports.append(.init(name: "eligible", title: "Eligible", form: .answer))
            summary.letters = ["support_level": "the level that fits you", "eligible": "you may have help from us"]
        }
        #expect(section("Another amount", of: letter) == ["Fee for the visit: £5.00 a visit."])
        let support = section("Your support", of: letter)
        #expect(support?.first?.hasPrefix("The level that fits you: step down 2.") == true)
        #expect(support?.last == "You may have help from us: yes.")
    }

    @Test("A yes or no without words for letters is left out") func withoutWords() {
        let answers = Explained.base["answers"]?.with(("eligible", true)) ?? .null
        let letter = letter(Explained.base.with(("answers", answers))) { summary in
            summary.exports.append(.init(name: "eligible", title: "Eligible", form: .answer))
        }
        #expect(section("Your support", of: letter)?.count == 1)
    }

    @Test("What two rules say alike is said once, with all whom it is with, by the names that letters have for them") func once() {
        let letter = letter(Explained.base) { summary in
            summary.letters = ["routing.above_cap": "It is dear", "routing.icb_agreement": "It is dear"]
            summary.refereeLetters = ["resource allocation panel": "our managers"]
        }
        #expect(
            section("What is still to be settled", of: letter) == ["It is dear. This is with our managers and South Sample ICB."])
    }

    @Test("A payer is explained only where it pays") func payers() {
        let words = { (summary: inout RulebookSummary) in summary.payerLetters = ["icb": "It is the NHS", "person": "It is you"] }
        #expect(section("What you pay, as things stand", of: letter(Explained.base, words))?.contains("It is the NHS.") == true)
        let funding: JSONValue = ["weekly": ["icb": "0.00", "council": "1420.00", "person": "0.00"], "layers": []]
        let answers = Explained.base["answers"]?.with(("funding", funding)) ?? .null
        let council = letter(Explained.base.with(("answers", answers)), words)
        #expect(
            section("What you pay, as things stand", of: council)
                == ["Nothing for the support in this letter.", "The council pays £1,420.00 a week."])
    }

    @Test("A date that is over is said to be") func past() {
        let answers = Explained.base["answers"]?.with(("review_by", "2026-04-30")) ?? .null
        let dates = section("Date to remember", of: letter(Explained.base.with(("answers", answers))))
        #expect(dates == ["First review by 30 April 2026. This date has passed."])
    }

    @Test("Nothing sooner is promised of a day on which something ends") func ends() {
        let letter = letter(Explained.base.with(("answers", ["review_by": "2026-06-26"]))) { $0.letters = ["review_by": "Your break ends"] }
        #expect(section("Date to remember", of: letter) == ["Your break ends: 26 June 2026."])
    }

    @Test("Rules that disagree are no matter for a letter, and dates in texts are in words") func conflict() {
        let decision = Explained.base.with(
            (
                "reasons",
                [
                    ["rule": "conflict.charge", "text": "Two exceptions apply: “A” and “B”"],
                    ["rule": "routing.x", "text": "It ended on 2026-04-30"],
                ]
            ), ("referrals", []))
        #expect(
            section("What else we found", of: letter(decision))
                == ["Two of our rules disagree about your case, so a person looks at it.", "It ended on 30 April 2026."])
    }

    @Test("Of what is declined there is no price, no charge and no support") func declined() {
        let headings = letter(Explained.base.with(("outcome", "decline"))).sections.map(\.heading)
        #expect(headings.contains("Why we recommend this") || headings.contains("What is still to be settled"))
        for heading in ["Your support", "What it costs", "What you pay"] { #expect(!headings.contains(heading)) }
    }
}
