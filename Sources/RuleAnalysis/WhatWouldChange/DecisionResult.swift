import RuleModel

/// What is compared of a decision: the outcome, levels, prices and splits, and beside them what other answers say in words.
struct DecisionResult: Hashable {
    /// One part that is compared. Every decision of a rulebook has the same parts, in the same order.
    struct Part: Hashable {
        let answer: String?
        let name: String?
        let value: JSONValue
        let kind: Kind
        var isAmount: Bool { kind == .amount }
        var isAside: Bool { kind == .aside }
        /// Numbers, amounts and days of an aside follow the facts: only that they are such is compared.
        var compared: JSONValue {
            switch value {
            case _ where kind != .aside, .null, .boolean: return value
            case .string(let text):
                let isQuantity = (try? Money(text)) != nil || (try? CalendarDate(text)) != nil
                return isQuantity ? Self.quantity : value
            default: return Self.quantity
            }
        }
        /// Neither a list nor a record.
        var isPlain: Bool { value.array == nil && value.object == nil }
        private static let quantity = JSONValue.array([])
        /// An edge of a band says which band it is.
        var isEdge: Bool { name == "collar" || name == "cap" }
    }

    enum Kind: Hashable {
        /// The outcome, a level, where a quote stands.
        case turning
        /// Moves little by little.
        case amount
        /// Any other exported answer: told where nothing else changes.
        case aside
    }

    /// Results of one kind: what turned is the same, and amounts are less, more or the same as before.
    struct Key: Hashable {
        let turned: [JSONValue]
        let moved: [Movement]
        /// Whether only asides are told; of one value by itself the amounts, or the asides where they are all.
        let others: [JSONValue]
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
        var parts = [Part(answer: nil, name: nil, value: decision["outcome"] ?? .null, kind: .turning)]
        for answer in exports {
            let value = decision["answers"]?[answer.name] ?? .null
            func part(_ name: String, _ kind: Kind) -> Part {
                Part(answer: answer.name, name: name, value: value[name] ?? .null, kind: kind)
            }
            switch answer.form {
            case .choose: parts.append(Part(answer: answer.name, name: nil, value: value, kind: .turning))
            case .bands: parts += ["position", "collar", "cap"].map { part($0, .turning) } + [part("weekly", .amount)]
            case .layers: parts.append(part("weekly", .amount))
            case .answer: parts.append(Part(answer: answer.name, name: nil, value: value, kind: .aside))
            case .judgement, .routing: break
            }
        }
        self.parts = parts
        reasons = (decision["reasons"]?.array ?? []).compactMap { $0["rule"]?.string }
    }

    var turned: [JSONValue] { values(.turning) }
    var amounts: [JSONValue] { values(.amount) }

    /// The asides that differ from another's.
    func asides(besides other: DecisionResult) -> Set<Int> {
        Set(parts.indices.filter { parts[$0].isAside && parts[$0].compared != other.parts[$0].compared })
    }

    private func values(_ kind: Kind) -> [JSONValue] { parts.filter { $0.kind == kind }.map(\.compared) }

    /// - Parameters:
    ///   - isAlone: whether it is the result of one value, and not of many beside each other.
    ///   - isAside: whether nothing but asides is told of it.
    func key(besides original: DecisionResult, isAlone: Bool, isAside: Bool) -> Key {
        let told = parts.filter { $0.kind == (isAside ? .aside : .amount) }.map(\.value)
        let others = isAlone ? told : [.boolean(isAside)]
        return Key(turned: turned, moved: movements(from: original), others: others)
    }

    /// Whether it differs from the original in what it differs from it as another does.
    ///
    /// Where nothing turned, an amount that is less is told apart from one that is more, but for amounts that move with each step.
    /// - Parameter ignored: asides that follow the fact step by step.
    func isAlike(_ other: DecisionResult, besides original: DecisionResult, isDrifting: Bool, ignoring ignored: Set<Int>) -> Bool {
        guard turned == other.turned else { return false }
        if turned != original.turned { return true }
        guard asides(besides: original).isSubset(of: ignored) == other.asides(besides: original).isSubset(of: ignored) else { return false }
        return isDrifting || movements(from: original) == other.movements(from: original)
    }

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

    /// The parts at some places that differ from those of the original; asides only where they are all.
    /// - Parameter isExact: whether amounts and days of asides are compared as well.
    func differences(from original: DecisionResult, at places: some Sequence<Int>, isExact: Bool = false) -> [DecisionDifference] {
        let differing = places.filter { place in
            let (one, other) = (parts[place], original.parts[place])
            return one.compared != other.compared || isExact && one.isPlain && other.isPlain && one.value != other.value
        }
        let told = differing.filter { !parts[$0].isAside }
        return (told.isEmpty ? differing : told).map { place in
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
