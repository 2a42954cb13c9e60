import RuleModel
import Synchronization
import TestSupport
import Testing

@testable import Readings

@Suite struct WordsTests {
    @Test(arguments: [
        ("Need score", "need score"), ("NHS continuing healthcare", "NHS continuing healthcare"), ("need", "need"), ("", ""),
        ("Élan vital", "élan vital"), ("Mental Health Act office", "Mental Health Act office"), ("Responsible ICB", "responsible ICB"),
        ("A Board", "a Board"), ("ÉLAN", "ÉLAN"), ("4 Hours", "4 Hours"), ("Is it", "is it"), ("Not É", "not É"), ("Soin Été", "Soin Été"),
        // A grade.
        ("A", "A"), ("A home", "a home"),
    ])
    func aLabelLosesItsCapitalButForNames(label: String, lowered: String) {
        #expect(Phrase.lowered(label) == lowered)
    }

    @Test(arguments: [("need", "Need"), ("élan", "Élan"), ("Need", "Need"), ("", ""), ("£5", "£5"), ("ßx", "SSx")])
    func aSentenceHasACapital(text: String, sentence: String) { #expect(Wording.sentence(text) == sentence) }

    @Test(arguments: [
        ("1420.00", true), ("-1420.00", true), ("0.00", true), ("1420.0", false), (".00", false), ("-.00", false), ("", false),
        ("-", false),
        ("1,420.00", false), ("1420.000", false), ("£1.00", false), ("14-0.00", false),
    ])
    func anAmountHasTwoDecimals(text: String, isMoney: Bool) { #expect(Wording.isMoney(text) == isMoney) }

    @Test(arguments: [
        ("12345", "12,345"), ("1234", "1234"), ("1234567.25", "1,234,567.25"), ("-12345", "-12345"), ("12345/7", "12345/7"), ("", ""),
    ])
    func digitsAreGroupedFromFiveOn(digits: String, grouped: String) { #expect(Wording.grouped(digits) == grouped) }

    @Test(arguments: [
        ("week", "a week"), ("hour", "an hour"), ("grant", "a grant"), ("item", "an item"), ("assessment", "an assessment"),
        ("unit", "a unit"),
        // More than one word, several, or no thing at all.
        ("hours a week", "hours a week"), ("a hour", "an hour"), ("points", "points"), ("weekly", "weekly"), ("net", "net"),
        ("each", "each"), ("%", "%"), ("WTE", "WTE"), ("", ""),
    ])
    func oneThingTakesAnArticle(unit: String, rate: String) { #expect(Wording.rate(unit) == rate) }

    @Test(arguments: [
        ("Parents", true), ("Need points", true), ("Savings of the household", true), ("Hours in bed", true), ("Council", false),
        ("Address", false), ("Status", false), ("Basis", false), ("NHS", false), ("Cost of works", false), ("", false),
    ])
    func someLabelsNameSeveral(label: String, isPlural: Bool) { #expect(Phrase.isPlural(label) == isPlural) }

    @Test(arguments: [
        ("costs £7000.00", "costs £7,000.00"), ("£1234567.50 since 2026-04-30", "£1,234,567.50 since 30 April 2026"),
        ("£7,000.00", "£7,000.00"), ("£700.00", "£700.00"), ("2026 and 7000", "2026 and 7000"), ("£", "£"),
    ])
    func whatRulesWriteIsSpoken(text: String, spoken: String) { #expect(Phrase.spoken(text) == spoken) }

    @Test func anAbbreviationAmongThePayersKeepsItsCapitals() {
        let wording = Wording(names: ["icb": "South Sample ICB", "nhs": "NHS", "council": "Council"])
        #expect(wording.key("from_icb") == "from ICB" && wording.key("nhs_part") == "NHS part")
        #expect(wording.key("from_council") == "from council")
        #expect(wording.abbreviated("the personal budget from icb") == "the personal budget from ICB")
    }

    @Test func aYesOrNoHasTheWordsOfItsLabels() {
        let wording = Wording(labels: ["yes": "Eligible"])
        #expect(wording.words(for: .boolean(true)) == "Eligible" && wording.words(for: .boolean(false)) == "no")
    }

    /// What was forgotten is worked out again, the same.
    @Test func whatIsRememberedIsBounded() {
        let made = Mutex(0)
        let remembered = Remembered<String> { text in
            made.withLock { $0 += 1 }
            return text + "!"
        }
        for _ in 0..<2 { #expect(remembered["a"] == "a!") }
        #expect(made.withLock { $0 } == 1)
        for number in 0..<10_000 { #expect(remembered["\(number)"] == "\(number)!") }
        #expect(remembered["a"] == "a!")
        #expect(made.withLock { $0 } == 10_002)
    }
}
