import RuleModel

/// Somebody who pays something.
struct PayerShare: Equatable {
    let payer: String
    let amount: Money
}

/// What layers share out: what each payer pays in all, and the parts of it with what each costs.
struct SharedCost {
    struct Part {
        /// nil for what no layer took anything of.
        let name: String?
        let total: Money
        let shares: [PayerShare]
        /// The lines of the decision for it.
        let lines: [JSONValue]
    }

    let answer: RulebookSummary.Answer
    let lines: [JSONValue]
    let shares: [PayerShare]
    let total: Money
    /// Only where there are several and all of it is known.
    let parts: [Part]

    /// - Parameter rows: of the answer in the tree, which know what a part cost before anything was taken.
    init?(_ answer: RulebookSummary.Answer, _ value: JSONValue, rows: [Explanation.Node], _ explanation: Explanation) {
        self.answer = answer
        lines = value["layers"]?.elements ?? []
        shares = Self.shares(value["weekly"])
        guard !shares.isEmpty, let total = Self.total(shares) else { return nil }
        self.total = total
        let found = Parts(lines, total, rows, explanation)?.all ?? []
        let isWhole = shares.allSatisfy { share in
            let paid = found.flatMap(\.shares).filter { $0.payer == share.payer }
            return (Self.total(paid) ?? .zero) == share.amount
        }
        parts = isWhole && found.count > 1 ? found : []
    }

    func share(of payer: String) -> Money? { shares.first { $0.payer == payer }?.amount }

    /// The amounts of a record of payers or of a line.
    static func shares(_ record: JSONValue?) -> [PayerShare] {
        (record?.members ?? []).compactMap { member in
            Money(ofDecision: member.value.string).map { PayerShare(payer: member.key, amount: $0) }
        }
    }

    /// What payers pay together; nil for nobody.
    static func total(_ shares: [PayerShare]) -> Money? {
        shares.isEmpty ? nil : try? shares.reduce(Money.zero) { sum, share throws(ExactError) in try sum + share.amount }
    }
}

/// Finds the parts: a decision names the part in each line of a layer, and the tree has its number and what was left of it.
private struct Parts {
    private var costs: [Int: Money] = [:]
    private var linesOf: [Int: [JSONValue]] = [:]
    private let total: Money
    private let restPayer: String?

    /// nil where lines and rows do not correspond.
    init?(_ lines: [JSONValue], _ total: Money, _ rows: [Explanation.Node], _ explanation: Explanation) {
        self.total = total
        let rest = SharedCost.shares(lines.last { $0["component"] == nil }).filter { $0.amount > .zero }
        restPayer = rest.count == 1 ? rest[0].payer : nil
        let taken = rows.filter { $0.taken == true }.compactMap { row in Self.component(of: row).map { (row, $0) } }
        // The first layer that applies to a part finds all of it left.
        for (_, component) in taken where costs[component.number] == nil { costs[component.number] = component.left }
        let paying = taken.filter { row, _ in
            row.children.contains { explanation.nodes[$0].kind == .share && explanation.nodes[$0].value.money != .zero }
        }
        var rules: [String] = []
        for (row, _) in paying { if let rule = row.rule, !rules.contains(rule) { rules.append(rule) } }
        for rule in rules {
            let own = lines.filter { $0["rule"]?.written == rule && SharedCost.shares($0).contains { $0.amount > .zero } }
            let found = paying.filter { $0.0.rule == rule }
            guard own.count == found.count else { return nil }
            for (line, (_, component)) in zip(own, found) { linesOf[component.number, default: []].append(line) }
        }
    }

    private static func component(of row: Explanation.Node) -> (number: Int, left: Money)? {
        guard let number = row.operands.first(where: { $0.label == "component" })?.value.number?.whole,
            let left = row.operands.first(where: { $0.label == "left" })?.value.money
        else { return nil }
        return (Int(number), left)
    }

    /// In the order of the package; what no layer took anything of is one last part.
    var all: [SharedCost.Part]? {
        var parts: [SharedCost.Part] = []
        var others = total
        for (number, cost) in costs.sorted(by: { $0.key < $1.key }) {
            guard let lines = linesOf[number] else { continue }
            guard let rest = try? others - cost, let part = part(cost, lines) else { return nil }
            parts.append(part)
            others = rest
        }
        if others < .zero { return nil }
        if others == .zero { return parts }
        return restPayer.map { parts + [.init(name: nil, total: others, shares: [.init(payer: $0, amount: others)], lines: [])] }
    }

    private func part(_ cost: Money, _ lines: [JSONValue]) -> SharedCost.Part? {
        var shares: [PayerShare] = []
        for share in lines.flatMap({ SharedCost.shares($0) }) {
            guard let before = SharedCost.total(shares.filter { $0.payer == share.payer } + [share]) else { return nil }
            shares = shares.filter { $0.payer != share.payer } + [PayerShare(payer: share.payer, amount: before)]
        }
        guard let taken = SharedCost.total(shares), let rest = try? cost - taken, rest >= .zero else { return nil }
        if rest > .zero {
            guard let restPayer,
                let sum = SharedCost.total(shares.filter { $0.payer == restPayer } + [.init(payer: restPayer, amount: rest)])
            else { return nil }
            shares = shares.filter { $0.payer != restPayer } + [PayerShare(payer: restPayer, amount: sum)]
        }
        return .init(name: lines.first?["component"]?.written, total: cost, shares: shares, lines: lines)
    }
}
