public import RuleModel

/// A tree of why as indented text, for a person to check: one line for each node, its children below it.
///
///     answer level "Level" rules.lua:4:1 = "high"
///       #3 comparison > (Hours 18 hours a week #2, Limit 15) rules.lua:4:50 = true
///
/// A line has the node's id (where other lines refer to it), its kind, name, title, rule, operation, whether it applied, its operands, how
/// often it was gone through, whether an error ended it, how many items it has, its place, source and value. A node that stands above is named by its id again, without its children.
public struct ExplanationOutline {
    private let explanation: Explanation
    private let referred: Set<Int>
    private var shown: Set<Int> = []
    private var lines: [String] = []

    /// The lines, each ended by a line feed.
    public static func text(of explanation: Explanation) -> String {
        var outline = ExplanationOutline(explanation)
        for root in explanation.roots { outline.add(root, indentation: 0) }
        if explanation.omitted > 0 { outline.lines.append("omitted: \(explanation.omitted)") }
        return outline.lines.map { $0 + "\n" }.joined()
    }

    private init(_ explanation: Explanation) {
        self.explanation = explanation
        let children = explanation.nodes.flatMap(\.children) + explanation.roots
        let counts = children.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        referred = Set(counts.filter { $0.value > 1 }.keys).union(explanation.nodes.flatMap { $0.operands.compactMap(\.node) })
    }

    private mutating func add(_ id: Int, indentation: Int) {
        let space = String(repeating: "  ", count: indentation)
        let node = explanation[id]
        if !shown.insert(id).inserted {
            lines.append("\(space)see #\(id) \(node.kind.rawValue) \(node.name ?? "")")
            return
        }
        lines.append(space + (referred.contains(id) ? "#\(id) " : "") + line(of: node))
        for child in node.children { add(child, indentation: indentation + 1) }
    }

    private func line(of node: Explanation.Node) -> String {
        var words = [node.kind.rawValue]
        if let name = node.name { words.append(name) }
        if let title = node.title { words.append("\"\(title)\"") }
        if let rule = node.rule { words.append("[\(rule)]") }
        if let operation = node.operation { words.append(operation) }
        if let taken = node.taken { words.append(taken ? "yes" : "no") }
        if !node.operands.isEmpty { words.append("(\(node.operands.map(Self.text).joined(separator: ", ")))") }
        if let times = node.times { words.append("\(times) times") }
        if node.failed { words.append("failed") }
        if let items = node.items { words.append("\(items) items") }
        if let from = node.from { words.append("from \(from)") }
        if let known = node.known { words.append("known \(known)") }
        if let at = node.at { words.append("\(at.file):\(at.line):\(at.column)") }
        if let source = node.source { words.append("{\(source)}") }
        words.append("= \(Self.text(node.value))")
        if let unit = node.unit { words.append(unit) }
        return words.joined(separator: " ")
    }

    private static func text(_ operand: Explanation.Operand) -> String {
        [operand.label, text(operand.value), operand.unit, operand.node.map { "#\($0)" }].compactMap(\.self).joined(separator: " ")
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .nothing: "nothing"
        case .boolean(let isTrue): "\(isTrue)"
        case .number(let number): "\(number)"
        case .money(let money): "£\(money)"
        case .date(let date): "\(date)"
        case .duration(let duration): "\(duration)"
        case .text(let text): "\"\(text)\""
        case .function: "function"
        case .record(let fields): "{" + fields.map { text($0.value) }.joined(separator: ", ") + "}"
        }
    }
}
