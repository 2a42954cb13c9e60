import CExact
import Testing

/// What text is read as, and what values are written as.
@Suite struct TextTests {
    private let words = Words()

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("7.10", "7.1"), ("1e3", "1000"), ("1E+3", "1000"), ("-0.5", "-0.5"), ("+5", "5"), (".5", "0.5"),
        ("5.", "5"),
        ("000.500", "0.5"), ("1.5e1", "15"), ("150e-1", "15"), ("0e999999", "0"), ("0e-99999999999999999999", "0"), ("19.75", "19.75"),
        ("9007199254740991", "9007199254740991"), ("1e-18", "0.000000000000000001"), ("100000000000000000000e-20", "1"),
        (
            "0.0000000000000000002168404344971008868014905601739883422851562500",
            "0.00000000000000000021684043449710088680149056017398834228515625"
        ),
    ])
    func numbersAreReadAndWrittenBack(text: String, written: String) throws {
        #expect(words.text(try words.number(text)) == written)
        #expect(try words.number(written) == words.number(text))
    }

    @Test(arguments: [
        "", " ", "-", "+", ".", "-.", "1 ", " 1", "1,000", "0x10", "1e", "1e+", "e5", "1.2.3", "--1", "1e5.0", "inf", "nan", "1/3", "£5",
        "1_000",
        "١", "1\u{0}",
    ])
    func whatIsNoNumberIsMalformed(text: String) {
        #expect(throws: Refusal.malformed) { try words.number(text) }
    }

    @Test func hugeExponentsFailAtOnce() throws {
        #expect(throws: Refusal.tooLarge) { try words.number("1e999999999") }
        #expect(throws: Refusal.tooFine) { try words.number("1e-999999999") }
        #expect(throws: Refusal.tooLarge) { try words.number("-1e99999999999999999999999999999999") }
        #expect(throws: Refusal.tooFine) { try words.number("1e-99999999999999999999999999999999") }
        // Beyond the limit and too fine at once: too large is said.
        #expect(throws: Refusal.tooLarge) { try words.number("9007199254740991." + String(repeating: "0", count: 70) + "1") }
        #expect(throws: Refusal.tooFine) { try words.number("9007199254740990." + String(repeating: "0", count: 70) + "1") }
        let zeros = String(repeating: "0", count: 100_000)
        #expect(throws: Refusal.tooLarge) { try words.number("1" + zeros) }
        #expect(throws: Refusal.tooFine) { try words.number("0." + zeros + "1") }
        #expect(try words.number("0." + zeros) == exact_of_whole(0))
        #expect(try words.number("1" + zeros + "e-100000") == exact_of_whole(1))
        #expect(try words.number("0." + zeros + "1e100001") == exact_of_whole(1))
        #expect(throws: Refusal.tooFine) { try words.number("0." + String(repeating: "3", count: 100_000)) }
        #expect(throws: Refusal.tooLarge) { try words.number(String(repeating: "3", count: 100_000)) }
    }

    @Test(arguments: [
        ("1290", "1290.00"), ("1,290.00", "1290.00"), ("£1,290.00", "1290.00"), ("-0.5", "-0.50"), ("-£5.25", "-5.25"), ("+£5", "5.00"),
        ("0.125", "0.125"),
        ("1,234,567.8", "1234567.80"), ("999", "999.00"), ("001,290", "1290.00"), ("0", "0.00"), ("-0.00", "0.00"), ("0.005", "0.005"),
        ("90,071,992,547,409.91", "90071992547409.91"), ("1290.000000", "1290.00"),
    ])
    func amountsAreReadAsPeopleWriteThem(text: String, written: String) throws {
        #expect(words.text(try words.money(text)) == written)
        #expect(try words.money(written) == words.money(text))
    }

    @Test(arguments: [
        "", "£", "-", "£-5", "1,29", "12,90.00", "1,2900", "1290,000", ",290", "1,,290", "1,290,", "1.", ".5", "£.50", "1e3", "5 ", " 5",
        "$5", "5p", "£ 5",
        "1,290.00,0", "1.2,345", "££5", "\u{A3}", "5£",
    ])
    func whatIsNoAmountIsMalformed(text: String) {
        #expect(throws: Refusal.malformed) { try words.money(text) }
    }

    @Test func moneyFinerThanAPennyKeepsItsPlaces() throws {
        #expect(words.text(try words.money(exact_q(num: 1, den: 3))) == "1/300")
        #expect(words.text(try words.money(exact_q(num: -100, den: 3))) == "-1/3")
        #expect(words.text(try words.money(exact_q(num: 1, den: .max))) == "1/922337203685477580700")
        #expect(words.text(try words.money(exact_q(num: 25, den: 2))) == "0.125")
        // The longest text that there is: 64 places.
        let longest = words.text(try words.money(exact_q(num: -1, den: 1 << 62)))
        #expect(longest == "-0.0000000000000000000021684043449710088680149056017398834228515625")
        #expect(longest.utf8.count < Int(EXACT_TEXT))
    }

    @Test(
        arguments: [
            (2, 0, "P2M"), (0, 56, "P56D"), (14, 3, "P1Y2M3D"), (12, 0, "P1Y"), (0, 0, "P0D"), (0, -31, "-P31D"), (-14, -3, "-P1Y2M3D"),
            (1, -3, "P1M-3D"),
            (-14, 3, "P-1Y-2M3D"),
        ] as [(Int32, Int32, String)])
    func durationsAreISO8601(months: Int32, days: Int32, written: String) throws {
        #expect(words.text(try words.duration(months: months, days: days)) == written)
    }

    @Test func placesAreThoseNeeded() {
        for (top, bottom, places) in [(3, 1, 0), (1, 2, 1), (1, 4, 2), (1, 5, 1), (1, 3, -1), (7, 40, 3), (1, 1 << 62, 62)]
            as [(Int64, Int64, Int32)]
        {
            #expect(exact_q_places(exact_q(num: top, den: bottom)) == places)
        }
    }
}
