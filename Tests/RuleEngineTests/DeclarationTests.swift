import RuleEngine
import RuleModel
import Testing

/// Mistakes in what a rulebook declares.
@Suite struct DeclarationTests {
    private func mistakes(_ rules: String, exports: [String] = [], data: [String: String] = [:]) throws -> [String] {
        try SmallRulebook(parts: [("rules", rules)], exports: exports, data: data).mistakes().map {
            $0.split(separator: " ").dropFirst().joined(separator: " ")
        }
    }

    private static let level = #"fact "level" { label = "L", of = { "high", "low" } } fact "n" { label = "N", type = "number" } "#
    /// A row for the other level.
    private static let low = #"{ "low", collar = "1", guide = "2", cap = "3" }"#

    @Test(arguments: [
        (#"answer "(open)" { value = 1 }"#, "bad_name: `(open)` cannot be the name of an answer"),
        (#"answer "Foo Bar" { value = 1 }"#, "bad_name: `Foo Bar` cannot be the name of an answer"),
        (#"parameter "1st" { title = "T", ["2026-04-01"] = 1 }"#, "bad_name: `1st` cannot be the name of a parameter"),
        (#"judgement "é" { title = "T", refer = "x" }"#, "bad_name: `é` cannot be the name of a judgement"),
        (
            #"answer "c" { value = function(case) return {} end } layers "l" { of = "c", payers = { "icb", "rule" }, rest = "icb" }"#,
            "reserved_name: `rule` is part of every line of the funding"
        ),
        (
            #"answer "c" { value = function(case) return {} end } layers "l" { of = "c", payers = { "icb", "The person" }, rest = "icb" }"#,
            "bad_name: `The person` cannot be the name of a payer"
        ),
        (
            #"answer "c" { value = function(case) return {} end } layers "l" { of = "c", payers = { "icb", "icb" }, rest = "icb" }"#,
            "defined_twice: `icb` is listed twice"
        ),
        (#"fact "t" { label = "T", type = "text", min = 1 }"#, "unknown_key: `min` says nothing of a fact of type text"),
        (#"fact "t" { label = "T", type = "money", step = money "1.00" }"#, "unknown_key: `step` says nothing of a fact of type money"),
        (#"fact "t" { label = "T", type = "boolean", of = { "a" } }"#, "unknown_key: `of` says nothing of a fact of type boolean"),
        (
            #"parameter "p" { title = "P", ["2026-04-01"] = { 1, 2, 3 } }"#,
            "wrong_kind: `p` has one value at a time, and here are 3"
        ),
        (
            #"parameter "p" { title = "P", ["2026-04-01"] = 1, ["2027-04-01"] = { false, known = "2026-01-01" } }"#,
            "warning parameter_not_known"
        ),
    ])
    func namesAndValues(rules: String, mistake: String) throws {
        let found = try mistakes(rules)
        if mistake.hasPrefix("warning") {
            #expect(found.count == 1 && found[0].hasPrefix("parameter_not_known"), "\(found)")
        } else {
            #expect(found == [mistake], "\(found)")
        }
    }

    @Test(arguments: [
        (#"{ "high", collar = "1.005", guide = "2", cap = "3" }"#, "malformed_money: `1.005` is not a whole number of pence"),
        (
            #"{ "high", collar = "1", guide = "2", cap = "3" }, { "high", collar = "1", guide = "2", cap = "3", when = function(case) return case.n > 1 end }"#,
            "unreachable_row: this row is never reached, because row 1 is for the same case and has no `when`"
        ),
        (
            #"{ "high", collar = "1", guide = "2", cap = "3" }, { "high", collar = "1", guide = "2", cap = "3" }"#,
            "duplicate_row: this row is for the same case as row 1"
        ),
    ])
    func bands(rows: String, mistake: String) throws {
        #expect(try mistakes(Self.level + "price_bands { match = { \"level\" }, \(rows), \(Self.low) }", exports: ["price"]) == [mistake])
    }

    @Test func aRowWithAWhenMayComeFirst() throws {
        let rows = #"""
            { "high", collar = "1", guide = "2", cap = "3", when = function(case) return case.n > 1 end },
            { "high", collar = "1", guide = "2", cap = "3", when = function(case) return case.n > 0 end },
            { "high", collar = "1", guide = "2", cap = "3" },
            """#
        #expect(try mistakes(Self.level + "price_bands { match = { \"level\" }, \(rows) \(Self.low) }", exports: ["price"]) == [])
    }

    @Test func aTextIsNeverEqualToANumber() throws {
        let rows = #"{ 1, collar = "1", guide = "2", cap = "3" }, { "2", collar = "1", guide = "2", cap = "3" }"#
        #expect(
            try mistakes(Self.level + "price_bands { match = { \"n\" }, \(rows) }", exports: ["price"])
                == ["wrong_kind: n is a number, and this cell is text"])
    }

    // MARK: Exceptions and ids

    private static func charge(_ exceptions: String) -> String { "answer \"charge\" { value = 1, except = { \(exceptions) } }" }

    @Test(arguments: [
        (
            charge(#"{ title = "Free", value = 2 }, { title = "Dear", value = 3, over = "Fere" }"#),
            "unknown_name: `Fere` is not another exception of charge"
        ),
        (charge(#"{ title = "Free", value = 2, over = "Free" }"#), "circle: an exception cannot go before itself"),
        (
            charge(#"{ title = "Free", value = 2, over = "dear" }, { title = "Dear", id = "dear", value = 3, over = "Free" }"#),
            "circle: exceptions go before each other in a circle: Free → Dear → Free"
        ),
        (
            charge(#"{ title = "Is free", value = 2 }, { title = "is  Free!", value = 3 }"#),
            "defined_twice: two rules are called `charge.is_free`"
        ),
        (
            charge(#"{ title = "Free", value = 2 }"#) + #" except "small.charge" { { title = "free", value = 3 } }"#,
            "defined_twice: two rules are called `charge.free`"
        ),
        (
            #"routing { { "too_dear", reason = "x" }, { "Too dear", reason = "y" } }"#,
            "defined_twice: two rules are called `routing.too_dear`"
        ),
        (
            #"answer "c" { value = function(case) return {} end } layers "l" { of = "c", payers = { "p" }, rest = "p", { "One!", share = { p = 1 } }, { "one", share = { p = 1 } } }"#,
            "defined_twice: two rules are called `l.one`"
        ),
    ])
    func rules(text: String, mistake: String) throws { #expect(try mistakes(text) == [mistake]) }

    @Test func anExceptionMayGoBeforeOneElsewhere() throws {
        let rules = Self.charge(#"{ title = "Free", value = 2 }"#) + #" except "charge" { { title = "Dear", value = 3, over = "Free" } }"#
        #expect(try mistakes(rules) == [])
    }

    /// U+212A, the sign of kelvins, becomes a plain k in lower case; ids are made of ASCII alone.
    @Test func idsAreMadeAsTheRulesMakeThem() throws {
        let book = try SmallRulebook("routing { { \"\u{212A} row\", reason = \"x\" } }")
        #expect(try book.load().summary.ruleTitles["routing.row"] == "\u{212A} row")
        #expect(try book.decide("").contains(#""rule":"routing.row""#))
    }

    /// By its name where it has one, whatever its title.
    @Test func aLayerIsNamedAlikeInTheDecisionAndTheSummary() throws {
        let rules = """
            answer "parts" { value = function(case) return { { name = "stay", weekly = money "9.00" } } end }
            layers "funding" {
              of = "parts", payers = { "council", "person" }, rest = "person",
              { "own_part", title = "The council's part", amount = { council = money "2.00" } },
            }
            """
        let book = try SmallRulebook(rules, exports: ["funding"])
        #expect(try book.load().summary.ruleTitles["funding.own_part"] == "The council's part")
        #expect(try book.decide("").contains(#""rule":"funding.own_part""#))
    }

    @Test func bandsHaveNoRules() throws {
        let book = try SmallRulebook(
            Self.level + "price_bands { match = { \"level\" }, { \"high\", collar = \"1\", guide = \"2\", cap = \"3\" } }",
            exports: ["price"])
        #expect(try book.load().summary.ruleTitles["price.high"] == nil)
    }

    // MARK: One mistake, once

    @Test func aFactWithAMistakeIsStillAName() throws {
        let rules = #"""
            fact "hours" { label = "H", type = "nmber" }
            fact "g.one" { label = "O", type = "nmber" }
            fact "g.two" { label = "T", type = "number" }
            answer "a" { value = function(case) return case.hours + case.g.one + case.g.two end }
            """#
        #expect(
            try mistakes(rules, exports: ["a"]) == [
                "unknown_type: `nmber` is not a type of fact", "unknown_type: `nmber` is not a type of fact",
            ])
    }

    @Test func aPartThatStopsDoesNotMakeNamesUnknown() throws {
        let rules = #"""
            answer "a" { value = function(case) return case.later end }
            fact "hours" { label = "H" .. (nil)() }
            answer "later" { value = 1 }
            """#
        let found = try mistakes(rules, exports: ["a", "later"])
        #expect(found.count == 1 && !found[0].contains("missing_body") && !found[0].contains("unknown_name"), "\(found)")
    }

    @Test func ofManyMistakesInAFileSomeAreShown() throws {
        let rules = (1...500).map { "answer \"a\($0)\" { vale = 1, value = 1 }" }.joined(separator: "\n")
        let found = try mistakes(rules)
        #expect(found.count == 101)
        #expect(found.filter { $0 == "too_many: there are more mistakes in this file than are shown" }.count == 1)
    }

    @Test func aNameDefinedTwiceSaysInWhichFile() throws {
        let book = try SmallRulebook(parts: [("one", "function f() return 1 end"), ("two", "function f() return 2 end")])
        do throws(Diagnostics) {
            _ = try RulebookLoader().load(book.folder)
            Issue.record("two parts may not define one function")
        } catch {
            let text = error.all.map { "\($0.message) \($0.help)" }.joined()
            #expect(text.contains("one.lua"), "\(text)")
        }
    }

    // MARK: Data

    private static let table = #"local t = data_table { file = "d.csv", key = { "k" }, columns = { k = "text", rate = "money" } } "#

    @Test func dataIsReadAsTheDigestHasIt() throws {
        let book = try SmallRulebook(
            parts: [("rules", Self.table + #"answer "a" { value = function(case) return find(t, "y").rate end }"#)], exports: ["a"],
            data: ["d.csv": "k,rate\rx,1.00\ry,2.00\r"])
        #expect(try book.answers("") == #"{"a":"2.00"}"#)
    }

    @Test func aBadCellIsPointedAt() throws {
        let book = try SmallRulebook(parts: [("rules", Self.table)], data: ["d.csv": "k,rate\n\"x, y\",lots\n"])
        #expect(book.mistakes() == ["d.csv:2:8 bad_cell: `rate` is not an amount"])
    }

    @Test(arguments: [
        (#"data_table { file = "d.csv", kye = { "k" }, columns = { k = "text" } }"#, "unknown_key: `kye` is not a key of a data table"),
        (#"data_table { file = "d.csv", columns = { twice = "text" } }"#, "duplicate_column: `d.csv` has two columns called `twice`"),
        (
            #"local t = data_table { file = "d.csv", columns = { k = "text" } } answer "a" { value = function(case) return find(t, "x") end }"#,
            "missing_key: `find` looks for a key, and `t` has none"
        ),
    ])
    func dataTables(rules: String, mistake: String) throws {
        #expect(try mistakes(rules, data: ["d.csv": "k,twice,twice\nx,1,2\n"]) == [mistake])
    }

    @Test func unreadColumnsMayBeCalledTheSame() throws {
        let rules = #"data_table { file = "d.csv", key = { "k" }, columns = { k = "text" } }"#
        #expect(try mistakes(rules, data: ["d.csv": "k,note,note\nx,1,2\n"]) == [])
    }

    // MARK: What people determine

    private static let agreed = """
        fact "quote" { label = "Quote", type = "money" }
        fact "agreed_price" { label = "Agreed price", type = "money", determined = "price" }
        answer "weekly" { value = function(case) return case.agreed_price or case.quote end }
        """

    /// The agreed price can be found, is in no case beforehand, and counts where it is given.
    @Test func theAgreedPrice() throws {
        let rulebook = try SmallRulebook(Self.agreed, exports: ["weekly"])
        #expect(rulebook.mistakes() == [])
        let fact = try #require(try rulebook.load().summary.facts.first { $0.determined == .price })
        #expect(fact.name == "agreed_price" && !fact.required && !fact.isChangeable && fact.isRead)
        #expect(try rulebook.answers("") == #"{},"needs":[{"fact":"quote","label":"Quote","for":["weekly"]}]"#)
        #expect(try rulebook.answers(#""quote":"9.00""#) == #"{"weekly":"9.00"}"#)
        #expect(try rulebook.answers(#""quote":"9.00","agreed_price":"8.00""#) == #"{"weekly":"8.00"}"#)
    }

    /// Also where one is a library's.
    @Test func oneAgreedPrice() throws {
        let other = #"fact "other_price" { label = "Other price", type = "money", determined = "price" }"#
        let rulebook = try SmallRulebook(Self.agreed, exports: ["weekly"], uses: ["lib"], libraries: ["lib": [("lib", other)]])
        #expect(
            rulebook.mistakes() == [
                "rules.lua:2:1 defined_twice: `agreed_price` and `other_price` are both the price that people determine"
            ])
    }
}
