import RuleModel
import Testing

@Suite("Determinations")
struct DeterminationTests {
    private static let payers = ["icb", "council", "person"]

    private func read(_ members: [(String, JSONValue)]) throws(Diagnostics) -> Determination {
        let given = Self.required.filter { required in !members.contains { $0.0 == required.0 } } + members
        return try Determination(.object(given.map { .init($0.0, $0.1) }), payers: Self.payers)
    }

    private static let required: [(String, JSONValue)] = [
        ("outcome", .string("agreed")), ("reason", .string("It is near home")), ("by", .string("A. Okafor")), ("role", .string("head")),
    ]

    /// `code: message`, each mistake a line.
    private func mistakes(_ members: (String, JSONValue)...) -> [String] {
        do throws(Diagnostics) {
            _ = try read(members)
            return []
        } catch {
            for mistake in error.all { #expect(!mistake.help.isEmpty, "\(mistake.message) has no help") }
            return error.all.map { "\($0.code): \($0.message)" }
        }
    }

    private func object(_ members: (String, String)...) -> JSONValue { .object(members.map { .init($0.0, .string($0.1)) }) }

    @Test("All of it is read, and written in one order") func whole() throws {
        let given: [(String, JSONValue)] = [
            ("role", .string("head")), ("by", .string("A. Okafor")), ("reason", .string("It is near home")), ("interim", .boolean(true)),
            ("conditions", .array([.string("The ICB agrees"), .string("A visit each month")])), ("review_by", .string("2026-09-01")),
            ("until", .string("2026-10-31")), ("from", .string("2026-05-01")), ("split", object(("council", "500.50"), ("icb", "£1,000"))),
            ("price", .number("1500.5")), ("outcome", .string("agreed_with_conditions")),
        ]
        let determination = try read(given)
        #expect(determination.outcome == .agreedWithConditions && determination.isInterim)
        #expect(determination.price == (try Money("1500.50")))
        #expect(
            JSONText.text(determination.json)
                == #"{"outcome":"agreed_with_conditions","price":"1500.50","split":{"council":"500.50","icb":"1000.00"},"from":"2026-05-01","#
                + #""until":"2026-10-31","review_by":"2026-09-01","conditions":["The ICB agrees","A visit each month"],"interim":true,"#
                + #""reason":"It is near home","by":"A. Okafor","role":"head"}"#)
        #expect(try Determination(determination.json, payers: Self.payers) == determination)
    }

    @Test("What is left out is not written, and null is left out") func least() throws {
        let determination = try read([("price", .null), ("conditions", .null)])
        #expect(determination.price == nil && determination.conditions.isEmpty && !determination.isInterim)
        #expect(
            JSONText.text(determination.json) == #"{"outcome":"agreed","reason":"It is near home","by":"A. Okafor","role":"head"}"#)
    }

    @Test("Each outcome by its word") func outcomes() throws {
        let needed: [Determination.Outcome: [(String, JSONValue)]] = [
            .agreedWithConditions: [("conditions", .array([.string("One")]))], .timeLimited: [("until", .string("2026-10-31"))],
        ]
        for outcome in Determination.Outcome.allCases {
            let determination = try read([("outcome", .string(outcome.rawValue))] + (needed[outcome] ?? []))
            #expect(determination.outcome == outcome)
            #expect(outcome.isAgreement == ![.deferred, .notAgreed].contains(outcome))
        }
    }

    @Test("What is wrong with a member, all at once") func members() {
        #expect(mistakes(("prize", .null)) == ["unknown_key: `prize` is not a part of a determination"])
        #expect(mistakes(("by", .string("B")), ("by", .string("C"))) == ["duplicate_key: `by` is given twice"])
        #expect(mistakes(("price", .string("12,34"))) == ["malformed_money: `price` must be an amount"])
        #expect(mistakes(("price", .number("0.005"))) == ["too_fine: `price` must be whole pence"])
        #expect(mistakes(("price", .string("-1"))) == ["out_of_range: `price` must not be below nothing"])
        #expect(mistakes(("split", .object([]))) == ["wrong_type: `split` must say who pays how much"])
        #expect(mistakes(("split", object(("concil", "1.00")))) == ["unknown_payer: `split.concil` is nobody who pays"])
        #expect(mistakes(("from", .string("2026-02-30"))) == ["bad_date: `from` must be a date: there is no such day"])
        #expect(mistakes(("conditions", .array([.string("A"), .string(" ")]))) == ["wrong_type: `conditions[2]` must be text"])
        #expect(mistakes(("interim", .string("yes"))) == ["wrong_type: `interim` must be true or false"])
        #expect(
            mistakes(("outcome", .string("yes")), ("reason", .string(" ")), ("role", .number("5"))) == [
                "missing_key: `reason` is missing", "unknown_choice: `outcome` is not one of its words", "wrong_type: `role` must be text",
            ])
    }

    @Test("What does not go together") func together() {
        let until = ("until", JSONValue.string("2026-04-01"))
        #expect(mistakes(("outcome", .string("time_limited"))) == ["missing_key: a time_limited agreement needs `until`"])
        #expect(mistakes(("interim", .boolean(true))) == ["missing_key: an interim one needs `until`"])
        #expect(mistakes(("from", .string("2026-05-01")), until) == ["empty_range: `until` is before `from`"])
        #expect(mistakes(("from", .string("2026-04-01")), until).isEmpty)
        let review = ("review_by", JSONValue.string("2026-04-02"))
        let ended = "contradiction: `review_by` is after `until`, when nothing is agreed any more"
        let unstarted = "empty_range: `review_by` is before `from`"
        #expect(mistakes(until, review) == [ended])
        #expect(mistakes(("from", .string("2026-05-01")), review) == [unstarted])
        #expect(mistakes(("from", .string("2026-05-01")), until, review) == [ended, "empty_range: `until` is before `from`", unstarted])
        #expect(mistakes(("from", .string("2026-04-02")), ("until", .string("2026-04-02")), review).isEmpty)
        #expect(mistakes(("outcome", .string("agreed_with_conditions"))) == ["missing_key: `agreed_with_conditions` needs `conditions`"])
        #expect(mistakes(("conditions", .array([.string("A")]))) == ["contradiction: what is `agreed` has no `conditions`"])
        #expect(
            mistakes(("price", .string("3.00")), ("split", object(("icb", "1.00"), ("council", "1.99"))))
                == ["bad_split: the amounts of `split` do not add up to `price`"])
        #expect(mistakes(("price", .string("3.00")), ("split", object(("icb", "1.00"), ("council", "2.00")))).isEmpty)
        #expect(
            mistakes(("outcome", .string("not_agreed")), ("price", .string("3.00")), until) == [
                "contradiction: what is `not_agreed` has no `price`", "contradiction: what is `not_agreed` has no `until`",
            ])
    }

    @Test("Who decided is named on one line, without spaces around it") func names() throws {
        #expect(mistakes(("by", .string("A\nB"))) == ["wrong_type: `by` must be one line"])
        #expect(try read([("by", .string(" A. Person "))]).by == "A. Person")
    }

    @Test("Something else than an object is said to be that, and no more") func noObject() {
        #expect(throws: Diagnostics.self) { try Determination(.array([]), payers: []) }
        do throws(Diagnostics) {
            _ = try Determination(.string("agreed"), payers: [])
            Issue.record("a text was taken for a determination")
        } catch {
            #expect(error.all.map(\.code) == ["not_an_object"])
        }
    }

    @Test("A rulebook without payers has no split") func withoutPayers() {
        do throws(Diagnostics) {
            let members = Self.required + [("split", object(("council", "1.00")))]
            _ = try Determination(.object(members.map { .init($0.0, $0.1) }), payers: [])
            Issue.record("it was read")
        } catch {
            #expect(error.all.map(\.code) == ["unknown_payer"])
            #expect(error.all[0].help == ["its rulebook shares nothing out: leave `split` out"])
        }
    }
}
