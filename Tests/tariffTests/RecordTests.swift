import Foundation
import Testing

/// Deciding on the record, as people and programs do it.
@Suite("The record") struct RecordTests {
    /// A folder with a small rulebook, a case of it, and a ledger.
    private struct Desk {
        let folder: TemporaryFolder
        let path: String

        init() throws {
            folder = try TemporaryFolder()
            path = folder.path
            try run("tariff new care; tariff ledger init example.org/care")
            try folder.write(Self.given("A", hours: 24), to: "case.json")
        }

        static func given(_ name: String, hours: Int, person: String = "9990000018") -> String {
            #"{"case":"\#(name)","person":"\#(person)","on":"2099-05-01","facts":{"one_to_one_hours":\#(hours),"quoted_price":"900.00"}}"#
        }

        @discardableResult
        func run(_ line: String) throws -> Command.Result { try Command.shell("PATH=$(dirname $TARIFF):$PATH\n" + line, in: path) }

        /// Records a case and gives its id.
        func record(_ file: String = "case.json", _ options: String = "") throws -> String {
            let result = try run("tariff decide \(file) --rules care --record --json --quiet \(options)")
            let found = try #require(result.output.firstMatch(of: #/"id":"([0-9a-z-]{19})","index":/#), "\(result.error)")
            return String(found.1)
        }
    }

    @Test func aDecisionIsRecordedAndReplayed() throws {
        let desk = try Desk()
        let shown = try desk.run("tariff decide case.json --rules care --record --quiet --json")
        #expect(shown.status == 0)
        #expect(shown.output.contains(#"","id":""#) && shown.output.contains(#","index":1,"recorded_at":"20"#))
        #expect(shown.output.contains(#","explanation_digest":"sha256:"#) && !shown.output.contains(#""known":null"#))
        let id = try desk.record()
        try desk.run("rm -r care")
        #expect(try desk.run("tariff replay \(id)").output == "\(id): identical\n")
        #expect(try desk.run("tariff replay --all").error == "2 decisions: 2 identical, 0 different\n")
        #expect(try desk.run("tariff explain \(id)").output.contains("Recorded as \(id), entry 2, on "))
    }

    @Test func withoutALedgerNothingIsShown() throws {
        let desk = try Desk()
        let result = try desk.run("tariff decide case.json --rules care --record --ledger nowhere.sqlite")
        #expect(result.status == 1 && result.output == "" && result.error.contains("no_ledger: "))
    }

    @Test func aRunIsRecordedOnce() throws {
        let desk = try Desk()
        let cases = (1...40).map { Desk.given("C\($0)", hours: $0) + "\n" }.joined()
        try desk.folder.write(cases, to: "cases.ndjson")
        let line = "tariff decide cases.ndjson --rules care --record --run R-7 --json"
        let first = try desk.run(line)
        let again = try desk.run(line)
        #expect(first.output == again.output && first.output.split(separator: "\n").count == 40)
        // Half of it, and then the rest: what is on record is answered from there.
        try desk.run("head -n 20 cases.ndjson | tariff decide - --rules care --record --run R-8 --quiet")
        let changed = try desk.run(
            "sed 's/\"C3\"/\"X\"/' cases.ndjson > other.ndjson; tariff decide other.ndjson --rules care --record --run R-7 --json")
        #expect(changed.status == 6 && changed.output.contains(#""code":"run_conflict""#))
        #expect(try desk.run("tariff ledger verify").output.contains("60 decisions, 2 runs, 1 key"))
    }

    @Test func whatIsErasedIsToldAndNoDifference() throws {
        let desk = try Desk()
        let id = try desk.record("case.json", "--run R")
        let erased = try desk.run("tariff ledger erase --person '999 000 0018' --reason 'Asked to' --by Records")
        #expect(erased.status == 0 && erased.output.contains(id))
        let replayed = try desk.run("tariff replay \(id)")
        #expect(replayed.status == 0 && replayed.output.contains("\(id): erased on ") && replayed.output.contains("because: Asked to"))
        let again = try desk.run("tariff decide case.json --rules care --record --run R --json")
        #expect(again.status == 6 && again.output.contains(#""code":"erased""#))
        #expect(try desk.run("tariff ledger verify").status == 0)
        #expect(try desk.run("tariff ledger erase --person X --reason 'X asked' --by Records").status == 64)
    }

    @Test func whatIsPublishedDecides() throws {
        let desk = try Desk()
        // The second version begins in 2099, and needs more hours for a high level.
        try desk.run(
            """
            cp -r care later; sed -i 's/version = "[^"]*"/version = "2099.1"/; s/from = "[^"]*"/from = "2099-04-01"/' later/rulebook.lua
            sed -i 's/>= 20/>= 25/' later/levels.lua; rm -r later/examples
            """)
        for folder in ["care", "later"] {
            let result = try desk.run("tariff publish \(folder) --author A --approver B")
            #expect(result.status == 0, "\(result.error)")
        }
        let level = #/"support_level":"(\w+)"/#
        let now = try desk.run("tariff decide case.json --json --quiet").output
        #expect(now.firstMatch(of: level)?.1 == "medium")
        let before = try desk.run("tariff decide case.json --on 2099-03-31 --json --quiet").output
        #expect(before.firstMatch(of: level)?.1 == "high")
        let both = try desk.run(
            "(cat case.json; echo; sed 's/2099-05-01/2099-03-01/' case.json) > two.ndjson; tariff decide two.ndjson --json --quiet --record"
        ).output
        #expect(both.matches(of: level).map { String($0.1) } == ["medium", "high"])
        #expect(try desk.run("tariff decide case.json --on 2000-01-01 --json").output.contains("no_rulebook_in_force"))
        #expect(try desk.run("tariff rulebooks --json").output.matches(of: #/"version":/#).count == 2)
        let id = try desk.record("case.json")
        #expect(try desk.run("tariff replay \(id)").status == 0)
        let again = try desk.run("tariff publish later --author A --approver B")
        #expect(again.status == 1 && again.error.contains("already_published"))
    }

    @Test func aRulebookWithFailingExamplesIsNotPublished() throws {
        let desk = try Desk()
        let result = try desk.run("sed -i 's/\"refer\"/\"recommend\"/' care/examples/*.json; tariff publish care --author A --approver B")
        #expect(result.status == 4 && result.error.contains("example_fails"))
        #expect(try desk.run("tariff rulebooks").output == "")
    }

    @Test func twoProgramsRecordAtOnce() throws {
        let desk = try Desk()
        let cases = (1...300).map { Desk.given("C\($0)", hours: $0 % 100) + "\n" }.joined()
        try desk.folder.write(cases, to: "cases.ndjson")
        let line = "tariff decide cases.ndjson --rules care --record --json --quiet"
        let result = try desk.run("\(line) > one & \(line) > two; wait; cat one two")
        let indices = result.output.matches(of: #/"index":(\d+)/#).compactMap { Int($0.1) }
        #expect(Set(indices) == Set(1...600))
        #expect(try desk.run("tariff ledger verify").output.contains("601 entries"))
    }

    @Test func everythingAboutADecisionIsPacked() throws {
        let desk = try Desk()
        let id = try desk.record("case.json", "--by 'Asha Rao'")
        try desk.run("tariff determine \(id) --outcome agreed --reason 'It meets the need.' --by 'Ben Oyelaran' --role manager")
        let result = try desk.run(
            "tariff pack \(id) --out pack; cat pack/letter-decision.txt pack/determinations.txt pack/receipt.tlog-proof")
        #expect(result.output.contains("It meets the need.") && result.output.contains("c2sp.org/tlog-proof@v1\nextra "))
        #expect(result.output.contains("Recorded as \(id), entry 1,") && result.output.contains("In force"))
        #expect(
            try desk.run("diff -r pack/rulebook-then/care care").output.split(separator: "\n").allSatisfy { $0.hasPrefix("Only in care") })
        #expect(try desk.run("tariff pack \(id) --out pack").error.contains("it is there already"))
    }

    @Test func whoRecordedTheFactsDoesNotDetermine() throws {
        let desk = try Desk()
        let id = try desk.record("case.json", "--by 'Asha Rao'")
        let result = try desk.run("tariff determine \(id) --outcome agreed --reason R --by 'asha  rao' --role manager")
        #expect(result.status == 1 && result.error.contains("recorded_facts"))
        let wrong = try desk.run("tariff determine \(id) --outcome maybe --until 1 --reason '' --by B --role manager --json")
        #expect(wrong.error.matches(of: #/"code":"/#).count == 3)
        #expect(try desk.run("tariff ledger verify").output.contains("2 entries"))
    }

    @Test func whatIsOldIsDue() throws {
        let desk = try Desk()
        let id = try desk.record()
        #expect(try desk.run("tariff ledger due").error.contains("no_retention"))
        #expect(try desk.run("tariff ledger due --keep 8 --by 2030-01-01").output == "")
        #expect(try desk.run("tariff ledger due --by 2099-01-01").output.hasPrefix("\(id)  since 20"))
    }
}
