import LuaSyntax
import RuleModel

/// What answers are, with the exceptions that change them.
struct AnswerKinds {
    private let inference: KindInference
    private let exceptions: [String: [ValueKind]]

    init(_ declared: [Declared], _ inference: KindInference) {
        self.inference = inference
        var exceptions: [String: [ValueKind]] = [:]
        for item in declared where item.kind == .answer || item.kind == .except {
            for rule in item.rules {
                let kind = Self.kind(of: rule.value["value"], at: rule.path + [.name("value")], in: item, inference)
                exceptions[item.ruleOwner, default: []].append(kind)
            }
        }
        self.exceptions = exceptions
    }

    /// An answer's kind by its own value and by those of its exceptions.
    func kind(of item: Declared) -> ValueKind {
        let own =
            item.kind == .answer && item.spec["value"].isFunction
            ? Self.kind(of: item.spec["value"], at: [.name("value")], in: item, inference) : item.declaredKind
        return (exceptions[item.name] ?? []).reduce(own) { $0.union($1) }
    }

    private static func kind(of value: Value, at path: [Value.Step], in item: Declared, _ inference: KindInference) -> ValueKind {
        if let text = value.text { return .choice([text], source: "") }
        guard value.isFunction else { return ValueKind(constant: value) }
        guard case .function(let body)? = item.text.expression(path)?.kind else { return .unknown }
        return inference.kind(ofResultsOf: body)
    }
}
