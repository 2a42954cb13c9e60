import CaseInput
import LuaSandbox
import RuleEngine
import RuleModel
import Testing

/// Where decisions of one case under two versions of a rulebook part.
@Suite struct DivergenceTests {
    private static let rules = """
        fact "hours" { label = "Hours", type = "number" }
        fact "quote" { label = "Quote", type = "money" }
        fact "resident" { label = "Resident", type = "boolean" }
        parameter "least" { title = "Least", ["2026-04-01"] = 5 }
        choose "level" {
          { "high", when = function(case) return case.hours > 20 end },
          { "middle", when = function(case) return case.resident and case.hours > case.least end },
          { "low" },
        }
        bands "price" { match = { "level" }, quoted = "quote",
          { "high", collar = "10.00", guide = "15.00", cap = "20.00" }, { "middle", collar = "5.00", guide = "6.00", cap = "9.00" },
          { "low", collar = "1.00", guide = "1.50", cap = "2.00" } }
        routing {
          { "elsewhere", when = function(case) return not case.resident end, decline = true, reason = "Lives elsewhere" },
          { "any", reason = "Any" },
        }
        """
    private static let facts = #""hours":18,"quote":"8.00","resident":true"#

    private func explain(_ rules: String, _ facts: String = Self.facts, exports: [String] = ["price"]) throws -> (JSONValue, Explanation) {
        let rulebook = try SmallRulebook(rules, exports: exports).load()
        return try LuaThread.run {
            let explainer = try Explainer(rulebook)
            var line: [UInt8] = []
            _ = explainer.decide(text: #"{"case":"A","on":"2026-05-01","facts":{\#(facts)}}"#, into: &line)
            return (try DecisionReader().read(line), try #require(explainer.explanation(of: line)))
        }
    }

    private func changed(_ text: String, _ other: String) throws -> String {
        try #require(Self.rules.contains(text))
        return Self.rules.replacing(text, with: other)
    }

    /// The nodes on both sides: `comparison (18, 20)`, `rule routing.far`; `-` where there is none.
    private func parting(_ rules: String, _ facts: String = Self.facts, inOneRulebook: Bool = false) throws -> [String] {
        let (before, after) = try (explain(Self.rules).1, explain(rules, facts).1)
        guard let found = Divergence.firstNodes(of: before, and: after, inOneRulebook: inOneRulebook) else { return [] }
        let turned = Divergence.firstNodes(of: after, and: before, inOneRulebook: inOneRulebook)
        #expect(turned == .init(first: found.second, second: found.first))
        return [words(found.first, before), words(found.second, after)]
    }

    private func words(_ id: Explanation.Node.ID?, _ tree: Explanation) -> String {
        guard let node = id.map({ tree[$0] }) else { return "-" }
        let operands = node.operands.map { operand in
            switch operand.value {
            case .number(let number): "\(number)"
            case .money(let money): "\(money)"
            default: operand.value.text ?? "?"
            }
        }
        let name = node.rule ?? node.name ?? (node.kind == .rule ? node.title : nil)
        let words = [node.kind.rawValue, name, operands.isEmpty ? nil : "(\(operands.joined(separator: ", ")))"]
        return words.compactMap(\.self).joined(separator: " ")
    }

    // MARK: Two versions

    @Test(arguments: [
        ("case.hours > 20", "case.hours > 10", ["comparison (18, 20)", "comparison (18, 10)"]),
        ("case.hours > 20", "case.hours >= 20", ["comparison (18, 20)", "comparison (18, 20)"]),
        ("case.hours > 20", "case.hours > case.least", ["comparison (18, 20)", "comparison (18, 5)"]),
        (#"["2026-04-01"] = 5"#, #"["2026-04-01"] = 30"#, ["parameter least", "parameter least"]),
        (
            #"guide = "6.00", cap = "9.00""#, #"guide = "6.00", cap = "9.50""#,
            ["rule Band (middle, 5.00, 6.00, 9.00)", "rule Band (middle, 5.00, 6.00, 9.50)"]
        ),
        ("case.resident and case", "case.resident and case.quote > money \"1.00\" and case", ["-", "comparison (8.00, 1.00)"]),
        (
            #"{ "any", reason"#, #"{ "far", when = function(case) return case.hours > 50 end, reason = "Far" }, { "any", reason"#,
            ["-", "rule routing.far"]
        ),
        (#"{ "any", reason = "Any" },"#, #"{ "other", reason = "Other" },"#, ["rule routing.any", "rule routing.other"]),
        (#"{ "any", reason = "Any" },"#, #"{ "any", reason = "Any" }, { "last", reason = "Last" },"#, ["-", "rule routing.last"]),
    ])
    func versions(_ text: String, _ other: String, _ nodes: [String]) throws {
        #expect(try parting(changed(text, other)) == nodes)
    }

    /// A changed row of another band, a new line above, other words: the same tree.
    @Test(arguments: [
        (#"guide = "1.50", cap = "2.00""#, #"guide = "1.50", cap = "2.50""#), ("choose \"level\"", "\n\nchoose \"level\""),
        ("label = \"Hours\"", "label = \"Hours a week\""), ("title = \"Least\"", "title = \"At least\", source = \"Policy\""),
    ])
    func whatMakesNoDifference(_ text: String, _ other: String) throws { #expect(try parting(changed(text, other)) == []) }

    /// In one rulebook a node is also told by its place.
    @Test func placesCountInOneRulebook() throws {
        #expect(try parting(Self.rules, inOneRulebook: true) == [])
        #expect(try parting(changed("choose \"level\"", "\n\nchoose \"level\""), inOneRulebook: true) != [])
    }

    @Test func exportsAreRoots() throws {
        let (one, two) = try (explain(Self.rules).1, explain(Self.rules, exports: ["level", "price"]).1)
        let parting = try #require(Divergence.firstNodes(of: one, and: two))
        #expect(parting.first == nil && parting.second.map { two[$0].name } == "level")
    }

    // MARK: Two cases

    @Test(arguments: [
        (#""hours":19,"quote":"8.00","resident":true"#, ["fact hours", "fact hours"]),
        (#""hours":18,"quote":"8.50","resident":true"#, ["fact quote", "fact quote"]),
        (#""hours":18,"quote":"8.00","resident":false"#, ["fact resident", "fact resident"]),
        (#""hours":18,"resident":true"#, ["fact quote", "fact quote"]), (DivergenceTests.facts, []),
    ])
    func cases(_ facts: String, _ nodes: [String]) throws {
        for inOneRulebook in [false, true] {
            let found = try parting(Self.rules, facts, inOneRulebook: inOneRulebook)
            #expect(found == nodes)
        }
    }

    /// Every two cases of the portfolio that are decided differently part somewhere, and no case parts from itself.
    @Test func portfolio() throws {
        let rulebook = try RulebookLoader().load(ShippedRulebooks.flagship)
        let cases = try ShippedRulebooks.portfolio().prefix(100)
        let explained: [(JSONValue, Explanation)] = try LuaThread.run {
            let explainer = try Explainer(rulebook)
            return try cases.compactMap { text in
                var line: [UInt8] = []
                _ = explainer.decide(text: text, into: &line)
                return try explainer.explanation(of: line).map { (try DecisionReader().read(line), $0) }
            }
        }
        #expect(explained.count > 90)
        var parted = 0
        for (one, two) in zip(explained, explained.dropFirst()) {
            #expect(Divergence.firstNodes(of: one.1, and: one.1, inOneRulebook: true) == nil)
            #expect(Divergence.firstNodes(of: one.1, and: one.1) == nil)
            let areSame = one.0["answers"] == two.0["answers"] && one.0["outcome"] == two.0["outcome"]
            let found = Divergence.firstNodes(of: one.1, and: two.1, inOneRulebook: true)
            #expect(areSame || found != nil)
            if !areSame { parted += 1 }
        }
        #expect(parted > 50)
    }

    /// A tree and itself are gone through once, however often its nodes are shared.
    @Test func sharedNodesAreComparedOnce() {
        var nodes = [Explanation.Node(0, .fact)]
        for id in 1...200 { nodes.append(Explanation.Node(id, .note, children: [id - 1, id - 1])) }
        let one = Explanation(nodes: nodes, roots: [200], digest: "")
        nodes[0].value = .boolean(true)
        let two = Explanation(nodes: nodes, roots: [200], digest: "")
        #expect(Divergence.firstNodes(of: one, and: one) == nil)
        #expect(Divergence.firstNodes(of: one, and: two) == .init(first: 0, second: 0))
    }

    // MARK: Decisions alone

    @Test(arguments: [
        (#"{"a":1}"#, #"{"a":1}"#, ""), (#"{"a":{"b":[1,{"c":"x"}]}}"#, #"{"a":{"b":[1,{"c":"y"}]}}"#, #"a.b[2].c "x" "y""#),
        (#"{"a":1,"b":2}"#, #"{"b":3}"#, "a 1 -"), (#"{"b":2}"#, #"{"a":1,"b":2}"#, "a - 1"), (#"{"a":[1]}"#, #"{"a":[1,2]}"#, "a[2] - 2"),
        (#"{"a":null}"#, #"{}"#, "a null -"), (#"{"a":"1"}"#, #"{"a":1}"#, #"a "1" 1"#), (#"{"a":{}}"#, #"{"a":[]}"#, "a {} []"),
        (#"{"a":"\u00e9"}"#, #"{"a":"e\u0301"}"#, "a \"\u{E9}\" \"e\u{301}\""), ("1", "2", " 1 2"),
    ])
    func members(_ first: String, _ second: String, _ difference: String) throws {
        let (one, two) = try (DecisionReader().read(Array(first.utf8)), DecisionReader().read(Array(second.utf8)))
        let found = Divergence.firstMember(of: one, and: two)
        let words = found.map { "\($0.path) \($0.first.map(JSONText.text) ?? "-") \($0.second.map(JSONText.text) ?? "-")" } ?? ""
        #expect(Array(words.utf8) == Array(difference.utf8))
    }

    @Test func theRulebookIsPassedOverWhenAsked() throws {
        let before = try explain(Self.rules).0
        let after = try explain(changed(#"guide = "6.00", cap = "9.00""#, #"guide = "6.00", cap = "9.50""#)).0
        #expect(Divergence.firstMember(of: before, and: after)?.path == "rulebook.digest")
        let found = try #require(Divergence.firstMember(of: before, and: after, ignoringRulebook: true))
        #expect(found == .init(path: "answers.price.cap", first: .string("9.00"), second: .string("9.50")))
        let spaced = try explain(Self.rules + "\n").0
        #expect(Divergence.firstMember(of: before, and: spaced, ignoringRulebook: true) == nil)
    }
}
