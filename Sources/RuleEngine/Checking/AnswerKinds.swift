import LuaSyntax
import RuleModel

/// What answers are, with the exceptions that change them: each worked out when it is first asked for, as answers are in a case.
final class AnswerKinds {
    /// Answers that read each other in a longer chain than this are not followed.
    private static let maxDepth = 50

    private let declared: [String: Declared]
    private let exceptions: [String: [(rule: IdentifiedRule, in: Declared)]]
    private var inference: KindInference?
    private var known: [String: ValueKind] = [:]
    private var busy: Set<String> = []

    init(_ all: [Declared], _ names: CaseNames, _ origins: LocalOrigins) {
        let answers = all.filter { [.answer, .choose, .bands, .layers].contains($0.kind) }
        declared = Dictionary(answers.map { ($0.name, $0) }) { first, _ in first }
        exceptions = all.exceptions
        inference = origins.inference(names, answers: self)
    }

    /// An answer's kind by its own value and by those of its exceptions, as those who read it find it; nil for what is no answer.
    func kind(of name: String) -> ValueKind? {
        if let kind = known[name] { return kind }
        guard let item = declared[name] else { return nil }
        guard busy.count < Self.maxDepth, busy.insert(name).inserted else { return .unknown }
        defer { busy.remove(name) }
        let values = (exceptions[name] ?? []).map { kindOfValue(of: $0.rule, in: $0.in) }
        let kind = values.reduce(ownKind(of: item)) { $0.union($1) }.named(name)
        known[name] = kind
        return kind
    }

    /// Exceptions that give something else than the answer that they change, by the name of that answer.
    func check(_ report: Report) {
        for (name, changes) in exceptions.sorted(by: { $0.key < $1.key }) {
            guard let item = declared[name], let own = ownKind(of: item).words else { continue }
            for (rule, declaration) in changes {
                guard let words = kindOfValue(of: rule, in: declaration).words, words != own else { continue }
                // A word may stand for what is no amount or number; a figure in quotes does not.
                if words == "text", own != "yes or no", QuotedFigure(rule.value["value"]) == nil { continue }
                let isAmount = own == "money" && words == "a number"
                report.add(
                    Diagnostic(
                        "wrong_kind", "\(name) is \(own), and this exception gives \(words)",
                        at: declaration.place(rule.path + [.name("value")]), help: isAmount ? ["write the amount as money \"…\""] : []))
            }
        }
    }

    /// Without its exceptions.
    func ownKind(of item: Declared) -> ValueKind {
        let isWorkedOut = item.kind == .answer && item.spec["value"].isFunction
        return isWorkedOut ? kind(of: item.spec["value"], at: [.name("value")], in: item) : item.declaredKind
    }

    /// The value that an exception gives.
    func kindOfValue(of rule: IdentifiedRule, in item: Declared) -> ValueKind {
        kind(of: rule.value["value"], at: rule.path + [.name("value")], in: item)
    }

    private func kind(of value: Value, at path: [Value.Step], in item: Declared) -> ValueKind {
        if let text = value.text { return .choice([text], source: "") }
        guard value.isFunction else { return ValueKind(constant: value) }
        guard case .function(let body)? = item.text.expression(path)?.kind else { return .unknown }
        return inference?.kind(ofResultsOf: body) ?? .unknown
    }
}
