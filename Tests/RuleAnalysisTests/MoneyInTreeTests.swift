import CaseInput
import Foundation
import LuaSandbox
import RuleAnalysis
import RuleEngine
import RuleModel
import Testing

/// The money in the trees of why, added up again: each step from its terms, and from the steps the amounts of the decision.
@Suite struct MoneyInTreeTests {
    static let rulebooks = ["wandsworth-mental-health", "national-screening"]

    @Test(arguments: rulebooks) func everyStepAddsUp(_ name: String) throws {
        var steps = 0
        try Explained.examples(of: name) { file, _, explanation in
            for node in explanation.nodes {
                guard let expected = Step(node)?.expected else { continue }
                steps += 1
                #expect(expected.contains(node.value), "\(file): \(node)")
            }
        }
        #expect(steps > (name == "national-screening" ? 50 : 2000))
    }

    /// What each payer pays is the sum of its shares in the tree.
    @Test func sharesAddUpToTheFunding() throws {
        var amounts = 0
        try Explained.examples(of: "wandsworth-mental-health") { file, decision, explanation in
            guard case .object(let weekly)? = decision["answers"]?["funding"]?["weekly"] else { return }
            let funding = try #require(explanation.nodes.first { $0.name == "funding" && $0.kind == .answer })
            for payer in weekly {
                let paid = try explanation.shares(below: funding.id, of: payer.key).reduce(Money(pence: Exact(0)), +)
                let expected = try Money(try #require(payer.value.string))
                #expect(paid == expected, "\(file): \(payer.key)")
                amounts += 1
            }
        }
        #expect(amounts > 300)
    }

    /// Every amount that the decision tells stands in the tree.
    @Test(arguments: rulebooks) func everyAmountIsInTheTree(_ name: String) throws {
        var amounts = 0
        try Explained.examples(of: name) { file, decision, explanation in
            let known = Set(explanation.nodes.flatMap { [$0.value] + $0.operands.map(\.value) }.compactMap(\.money))
            for amount in decision["answers"]?.amounts ?? [] where amount != Money(pence: Exact(0)) {
                amounts += 1
                #expect(known.contains(amount), "\(file): \(amount)")
            }
        }
        #expect(amounts > (name == "national-screening" ? 50 : 3000))
    }
}

/// A step of the tree that can be worked out again from its terms.
private struct Step {
    /// The least and the greatest that it may have come to.
    let expected: Range

    struct Range {
        let low: Exact
        let high: Exact

        func contains(_ value: Value) -> Bool {
            guard let exact = value.exact else { return false }
            return low <= exact && exact <= high
        }
    }

    init?(_ node: Explanation.Node) {
        let terms = node.operands.compactMap(\.value.exact)
        guard terms.count == node.operands.count, !terms.isEmpty, let range = try? Self.range(node, terms) else { return nil }
        expected = range
    }

    private static func range(_ node: Explanation.Node, _ terms: [Exact]) throws -> Range? {
        switch node.kind {
        case .money: return try result(node.operation ?? "", terms).map { Range(low: $0, high: $0) }
        case .rounding:
            // Pence, or the multiple that the rule names.
            let step = terms.count > 1 ? terms[1] : Exact(1)
            return Range(low: try terms[0] - step, high: try terms[0] + step)
        case .share:
            guard terms.count == 2 else { return nil }
            if case .money = node.operands[0].value { return Range(low: min(terms[0], terms[1]), high: min(terms[0], terms[1])) }
            let exact = try terms[0] * terms[1]
            return Range(low: try exact - Exact(1), high: try exact + Exact(1))
        default: return nil
        }
    }

    private static func result(_ operation: String, _ terms: [Exact]) throws -> Exact? {
        switch (operation, terms.count) {
        case ("-", 1): try Exact(0) - terms[0]
        case ("-", 2): try terms[0] - terms[1]
        case ("/", 2): try terms[0] / terms[1]
        case ("*", 2): try terms[0] * terms[1]
        case ("+", _): try terms.reduce(Exact(0)) { try $0 + $1 }
        default: nil
        }
    }
}

extension Value {
    /// A number, or the pence of an amount.
    fileprivate var exact: Exact? {
        switch self {
        case .number(let number): number
        case .money(let money): money.pence
        default: nil
        }
    }
}

extension JSONValue {
    /// The amounts in it, wherever they stand.
    fileprivate var amounts: [Money] {
        switch self {
        case .string(let text): text.wholeMatch(of: /-?\d+\.\d\d/) == nil ? [] : (try? Money(text)).map { [$0] } ?? []
        case .array(let items): items.flatMap(\.amounts)
        case .object(let members): members.flatMap(\.value.amounts)
        default: []
        }
    }
}

extension Explanation {
    /// What a payer's shares came to, of all layers of an answer.
    fileprivate func shares(below id: Node.ID, of payer: String) -> [Money] {
        self[id].children.flatMap { child -> [Money] in
            let node = self[child]
            if node.kind == .share { return node.name == payer ? [node.value.money].compactMap(\.self) : [] }
            return node.kind == .rule ? shares(below: child, of: payer) : []
        }
    }
}

/// The examples of a shipped rulebook, decided and explained.
enum Explained {
    private static let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("rules").path

    static func examples(of name: String, _ body: (_ file: String, _ decision: JSONValue, Explanation) throws -> Void) throws {
        let folder = rules + "/" + name
        let rulebook = try RulebookLoader().load(folder)
        let results = try LuaThread.run {
            let explainer = try Explainer(rulebook)
            return try Examples(of: folder).files.compactMap { file -> (String, JSONValue, Explanation)? in
                let text = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/examples/\(file)"))
                let example = try (text + Data(count: 64)).withUnsafeBytes {
                    try Example(padded: UnsafeRawBufferPointer(rebasing: $0[..<text.count]))
                }
                guard let example else { return nil }
                var line: [UInt8] = []
                guard explainer.decide(text: example.caseText, known: example.known, into: &line) == .decided else { return nil }
                guard let explanation = explainer.explanation(of: line) else { return nil }
                return (file, try DecisionReader().read(line), explanation)
            }
        }
        #expect(results.count > 50)
        for (file, decision, explanation) in results { try body(file, decision, explanation) }
    }
}
