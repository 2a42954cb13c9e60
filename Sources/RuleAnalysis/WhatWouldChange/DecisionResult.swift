import RuleModel

/// What is compared of a decision: the outcome, levels, prices and splits.
struct DecisionResult: Hashable {
    /// One part that is compared. Every decision of a rulebook has the same parts, in the same order.
    struct Part: Hashable {
        let answer: String?
        let name: String?
        let value: JSONValue
        /// An amount moves little by little; all else turns.
        let isAmount: Bool
        /// An edge of a band says which band it is.
        var isEdge: Bool { name == "collar" || name == "cap" }
    }

    /// Results of one kind: what turned is the same, and amounts are less, more or the same as before.
    struct Key: Hashable {
        let turned: [JSONValue]
        let moved: [Movement]
    }

    struct Movement: Hashable {
        let part: Int
        /// Of a split.
        let payer: String
        let isMore: Bool
    }

    let parts: [Part]
    /// The rules of the routing that gave a reason: not compared, but what changes them may change the outcome together with others.
    let reasons: [String]

    /// - Parameter exports: the exported answers, in order.
    init(_ decision: JSONValue, _ exports: [RulebookSummary.Answer]) {
        var parts = [Part(answer: nil, name: nil, value: decision["outcome"] ?? .null, isAmount: false)]
        for answer in exports {
            let value = decision["answers"]?[answer.name] ?? .null
            func part(_ name: String, isAmount: Bool) -> Part {
                Part(answer: answer.name, name: name, value: value[name] ?? .null, isAmount: isAmount)
            }
            switch answer.form {
            case .choose: parts.append(Part(answer: answer.name, name: nil, value: value, isAmount: false))
            case .bands: parts += ["position", "collar", "cap"].map { part($0, isAmount: false) } + [part("weekly", isAmount: true)]
            case .layers: parts.append(part("weekly", isAmount: true))
            case .answer, .judgement, .routing: break
            }
        }
        self.parts = parts
        reasons = (decision["reasons"]?.array ?? []).compactMap { $0["rule"]?.string }
    }

    var turned: [JSONValue] { parts.filter { !$0.isAmount }.map(\.value) }

    func key(besides original: DecisionResult) -> Key { Key(turned: turned, moved: movements(from: original)) }

    /// Amounts that are not what they were, payer by payer.
    func movements(from original: DecisionResult) -> [Movement] {
        parts.indices.filter { parts[$0].isAmount && parts[$0].value != original.parts[$0].value }.flatMap { index in
            let (before, after) = (Self.amounts(original.parts[index].value), Self.amounts(parts[index].value))
            return Set(before.keys).union(after.keys).sorted().compactMap { payer -> Movement? in
                let (old, new) = (before[payer] ?? .zero, after[payer] ?? .zero)
                return old == new ? nil : Movement(part: index, payer: payer, isMore: old < new)
            }
        }
    }

    /// The parts at some places that differ from those of the original.
    func differences(from original: DecisionResult, at places: some Sequence<Int>) -> [DecisionDifference] {
        places.filter { parts[$0].value != original.parts[$0].value }.map { place in
            let part = parts[place]
            return DecisionDifference(
                answer: part.answer, part: part.name, before: original.parts[place].value, after: part.value)
        }
    }

    private static func amounts(_ value: JSONValue) -> [String: Money] {
        if let members = value.object {
            return Dictionary(members.map { ($0.key, money($0.value)) }) { first, _ in first }
        }
        return value == .null ? [:] : ["": money(value)]
    }

    private static func money(_ value: JSONValue) -> Money { value.string.flatMap { try? Money($0) } ?? .zero }
}
