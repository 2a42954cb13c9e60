import Readings
import RuleModel
import Testing

/// Gaps and suggested cases in words.
@Suite("Coverage in words")
struct CoverageReadingTests {
    private static let place = SourceLocation(file: "book/rules.lua", line: 3, column: 5)

    /// The line of a gap without its place, and that of its case.
    private static func lines(_ gap: Coverage.Gap) -> [String] {
        CoverageReading(Coverage(totals: [], gaps: [gap]), shown: 1).gaps.split(separator: "\n").map {
            String($0).replacing("book/rules.lua:3:5: ", with: "")
        }
    }

    private static func subject(
        _ kind: Coverage.Kind, _ rule: String, _ text: String? = nil, from: CalendarDate? = nil, known: CalendarDate? = nil
    ) -> Coverage.Subject { .init(kind, rule: rule, text: text, from: from, known: known, at: place) }

    @Test("Every kind, and every way in which it is missing")
    func kinds() throws {
        let (april, march) = (try CalendarDate("2025-04-01"), try CalendarDate("2025-03-04"))
        let gaps: [(Coverage.Subject, Coverage.Missing, String)] = [
            (Self.subject(.row, "level.high"), .yes, "`level.high` never applies"),
            (Self.subject(.layer, "funding.aftercare"), .no, "`funding.aftercare` always applies"),
            (Self.subject(.exception, "charge.free"), .anything, "`charge.free` is never tried"),
            (Self.subject(.route, "routing.old"), .yes, "`routing.old` never applies"),
            (Self.subject(.condition, "level.high", "case.hours >= 40"), .yes, "`case.hours >= 40` in `level.high` is never true"),
            (Self.subject(.condition, "level.high", "case.hours >= 40"), .no, "`case.hours >= 40` in `level.high` is never false"),
            (
                Self.subject(.condition, "level.high", "case.hours >= 40"), .anything,
                "`case.hours >= 40` in `level.high` is never looked at"
            ),
            (
                Self.subject(.exception, "fee.late_payment"), .decision,
                "`fee.late_payment` never decides: each time another displaces it"
            ),
            (Self.subject(.band, "price", "residential / high"), .yes, "the row residential / high of `price` is never looked up"),
            (Self.subject(.quote, "price", "below_collar"), .yes, "no quote for `price` is below the collar"),
            (Self.subject(.figure, "rate", from: april), .yes, "`rate` from 1 April 2025 is never used"),
            (
                Self.subject(.figure, "share", "South East London", from: april, known: march), .yes,
                "`share` for South East London from 1 April 2025, as known from 4 March 2025, is never used"
            ),
        ]
        for (subject, missing, words) in gaps {
            #expect(Self.lines(.init(subject, missing: missing)) == [words, "    no case was found for it: can it happen at all?"])
        }
    }

    @Test("A case: its days, what is given, what is left out; a long value is cut, a list is named by its example")
    func suggestions() {
        func words(_ changes: [SuggestedCase.Change]) -> String? {
            let suggestion = SuggestedCase(like: "examples/a.json", changes: changes, example: .null)
            return Self.lines(.init(Self.subject(.row, "level.high"), missing: .yes, suggestion: suggestion)).last
        }
        #expect(words([.init("hours", .number("40"))]) == "    like examples/a.json with hours = 40")
        #expect(
            words([
                .init("on", .string("2026-10-01")), .init("known", .string("2026-05-01")), .init("night", .string("waking")),
                .init("review", nil),
            ])
                == #"    like examples/a.json on 1 October 2026, as known on 1 May 2026, with night = "waking" and without review"#)
        #expect(words([.init("offers", .array([]), asIn: "b.json")]) == "    like examples/a.json with offers as in examples/b.json")
        #expect(words([.init("note", .string(String(repeating: "a", count: 100)))])?.count == 37 + 70)
    }

    @Test("The same case is said once; the totals name what is short")
    func totals() {
        let suggestion = SuggestedCase(like: "examples/a.json", changes: [.init("hours", .number("40"))], example: .null)
        let gap = Coverage.Gap(Self.subject(.row, "level.high"), missing: .yes, suggestion: suggestion)
        let coverage = Coverage(
            totals: [.init(.row, covered: 3, of: 4), .init(.quote, covered: 1, of: 1), .init(.condition, covered: 12, of: 12)],
            gaps: [gap, gap, gap])
        let reading = CoverageReading(coverage, shown: 2)
        #expect(reading.totals == "3 of 4 rows, 1 quote position and 12 conditions")
        #expect(reading.gaps.hasSuffix("\n    the same case\n"))
        #expect(reading.gapsLeft == 1)
        #expect(CoverageReading(Coverage(totals: [], gaps: []), shown: 10).totals == nil)
    }

    @Test("JSON holds every gap, and the whole case")
    func json() throws {
        let example = JSONValue.object([.init("title", .string("Like a.json, changed"))])
        let suggestion = SuggestedCase(like: "examples/a.json", changes: [.init("review", nil)], example: example)
        let gaps = [
            Coverage.Gap(Self.subject(.row, "level.high"), missing: .yes, suggestion: suggestion),
            .init(Self.subject(.row, "level.low"), missing: .yes),
        ]
        let json = CoverageReading(Coverage(totals: [.init(.row, covered: 0, of: 2)], gaps: gaps), shown: 0).json
        #expect(
            JSONText.text(json)
                == #"{"totals":[{"kind":"row","covered":0,"of":2}],"gaps":[{"kind":"row","rule":"level.high","file":"book/rules.lua","line":3,"column":5,"#
                + #""what":"`level.high` never applies","suggestion":{"like":"examples/a.json","changes":[{"fact":"review","value":null}],"#
                + #""example":{"title":"Like a.json, changed"}}},{"kind":"row","rule":"level.low","file":"book/rules.lua","line":3,"column":5,"#
                + #""what":"`level.low` never applies","suggestion":null}]}"#)
    }
}
