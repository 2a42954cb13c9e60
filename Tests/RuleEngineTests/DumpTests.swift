import Foundation
import LuaSandbox
import RuleEngine
import RuleModel
import Testing

@Suite struct DumpTests {
    @Test(.enabled(if: ProcessInfo.processInfo.environment["DUMP"] != nil)) func dump() throws {
        let path = ProcessInfo.processInfo.environment["DUMP"]!
        let rulebook = try RulebookLoader().load(ShippedRulebooks.flagship)
        let whole = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path))) as! [String: Any]
        let text = String(decoding: try JSONSerialization.data(withJSONObject: whole["case"] ?? whole), as: UTF8.self)
        let explanation: Explanation? = try LuaThread.run {
            let explainer = try Explainer(rulebook)
            var line: [UInt8] = []
            _ = explainer.decide(text: text, into: &line)
            return explainer.explanation(of: line)
        }
        let e = try #require(explanation)
        var seen: Set<Int> = []
        func show(_ v: Value) -> String {
            switch v {
            case .money(let m): "£\(m)"
            case .number(let n): "\(n)"
            case .text(let t): "\"\(t)\""
            case .boolean(let b): "\(b)"
            case .date(let d): "\(d)"
            case .nothing: "-"
            default: "…"
            }
        }
        func out(_ id: Int, _ depth: Int) {
            let n = e[id]
            let ops = n.operands.map { "\($0.label ?? "·")=\(show($0.value))" }.joined(separator: ", ")
            print("TREE " + String(repeating: "  ", count: depth) + "n\(id) \(n.kind) \(n.name ?? "") [\(n.title ?? "")] \(n.operation ?? "") \(n.taken.map { $0 ? "✓" : "✗" } ?? "") (\(ops)) = \(show(n.value)) \(n.times.map { "x\($0)" } ?? "") \(n.at.map { "\($0.file):\($0.line):\($0.column)" } ?? "") \(seen.contains(id) ? "SEEN" : "")")
            if !seen.insert(id).inserted { return }
            for c in n.children { out(c, depth + 1) }
        }
        for r in e.roots { out(r, 0) }
        print("TREE nodes \(e.nodes.count) omitted \(e.omitted) \(e.digest)")
    }
}
