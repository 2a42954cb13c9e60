import Crypto
import LuaSyntax
public import RuleModel

/// A rulebook in the form that reports each step, with what is known of its explanations before any case; a value, made once for all that
/// explain.
public struct ExplainedRulebook: Sendable {
    /// The same rules in the form that only decides.
    let plain: Rulebook
    let rulebook: Rulebook
    /// Over what each place of a trace means.
    let siteDigest: [UInt8]
    let routing: ExplainedForm?
    private let forms: [String: ExplainedForm]
    private let inputs: [String: Explanation.Node]
    private let groups: Set<String>
    private let groupsWith: [String: [String]]
    private let fields: [String: Fact]

    public init(_ rulebook: Rulebook) {
        plain = rulebook
        self.rulebook = rulebook.explained()
        siteDigest = Self.siteDigest(self.rulebook.program)
        let exceptions = rulebook.declared.exceptions
        let forms = rulebook.declared.filter { $0.kind != .except && $0.kind != .rulebook }.map { declared in
            let period = declared.period(among: rulebook.declared)
            let changes = exceptions[declared.name] ?? []
            return (declared, ExplainedForm(declared, exceptions: changes, period: period, in: rulebook))
        }
        routing = forms.first { $0.0.kind == .routing }?.1
        self.forms = Dictionary(forms.filter { $0.0.kind != .routing }.map { ($0.0.name, $0.1) }, uniquingKeysWith: { first, _ in first })
        inputs = Dictionary(rulebook.book.inputs.map { ($0.name, Self.node(of: $0)) }, uniquingKeysWith: { first, _ in first })
        fields = Self.fields(of: rulebook.book.inputs)
        groupsWith = rulebook.book.inputs.reduce(into: [:]) { groups, input in
            let parts = input.name.split(separator: ".").map(String.init)
            if parts.count == 2 { groups[parts[1], default: []].append(parts[0]) }
        }
        groups = Set(rulebook.book.inputs.compactMap { $0.name.split(separator: ".").dropLast().first.map(String.init) })
    }

    public var summary: RulebookSummary { plain.summary }
    public var archive: RulebookArchive { plain.archive }
    /// The same rules in the form that only decides.
    public var rulebookToDecide: Rulebook { plain }

    /// Exported answers, in order of declaration.
    var exports: [String] { rulebook.book.exports }

    /// An answer, form or parameter by its name.
    func form(_ name: String) -> ExplainedForm? { forms[name] }

    /// The node of a fact or judgement by its name, without its value.
    func input(_ name: String) -> Explanation.Node? { inputs[name] }

    /// Whether facts are declared as `NAME.…`.
    func isGroup(_ name: String) -> Bool { groups.contains(name) }

    func groups(with member: String) -> [String] { groupsWith[member] ?? [] }

    /// What people call a field of a record in a list: nil where lists differ about it.
    func field(_ name: String) -> Fact? { fields[name] }

    private static func fields(of facts: [Fact]) -> [String: Fact] {
        var found: [String: [Fact]] = [:]
        for fact in facts {
            guard case .records(let fields) = fact.kind else { continue }
            for field in fields { found[field.name, default: []].append(field) }
        }
        return found.compactMapValues { fields in
            Set(fields.map(\.label)).count == 1 && fields[0].label != fields[0].name ? fields.first : nil
        }
    }

    private static func node(of fact: Fact) -> Explanation.Node {
        var node = Explanation.Node(0, fact.isJudgement ? .judgement : .fact)
        (node.name, node.title, node.unit, node.at) = (fact.name, fact.label, fact.unit, fact.declaredAt)
        if let file = fact.declaredAt?.file.split(separator: "/").last { node.at?.file = String(file) }
        return node
    }

    /// Over the file, line and column of each operation, by its number. (Functions, statements and names are numbered in the order in which
    /// they stand; which text that is, the rulebook's own digest says.)
    private static func siteDigest(_ program: Program) -> [UInt8] {
        var hash = SHA256()
        for loaded in program.parts {
            hash.update(line: "\(loaded.part.number) \(loaded.part.book)/\(loaded.part.file.name)")
            for point in loaded.text.points {
                let place = loaded.part.location(point.focus)
                hash.update(line: "\(point.id) \(point.kind.rawValue) \(place.line):\(place.column)")
            }
        }
        return Array(hash.finalize())
    }
}

extension SHA256 {
    fileprivate mutating func update(line: String) { update(data: Array((line + "\n").utf8)) }
}
