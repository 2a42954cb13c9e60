import Ledger
import RuleEngine
public import RuleModel

/// Whether an officer may determine a decision: the rulebook says whose agreement it takes at this annual cost.
public struct Determining {
    private let file: DecisionFile

    public init(_ file: DecisionFile) { self.file = file }

    /// What is to be recorded.
    /// - Throws: `no_authority` of an officer whose role is not among those that must agree, `recorded_facts` of who recorded the facts of
    ///   the case, `same_person` of who has determined for another role; what an agreed price does to the case.
    public func record(_ determination: Determination) throws(Diagnostics) -> DeterminationRecord {
        let authority = try authority(at: determination.price)
        if authority.roles.isEmpty, file.summary.exports.contains(where: { $0.name == "authority" }) { throw Self.unknownAuthority }
        let mistakes = [
            withoutAuthority(determination, authority), recorder(determination), samePerson(determination, authority),
        ].compactMap(\.self)
        if !mistakes.isEmpty { throw Diagnostics(mistakes) }
        return DeterminationRecord(determination, authority: authority)
    }

    /// Who must agree: at the recommended price, or where another is agreed, at that.
    private func authority(at price: Money?) throws(Diagnostics) -> Authority {
        guard let price = price?.json, let fact = file.summary.determinedPrice else { return Authority(file.decision) }
        var facts = (try? file.record.readCase())?.object ?? []
        let given = facts.first { $0.key == "facts" }?.value.object ?? []
        facts.removeAll { $0.key == "facts" }
        facts.append(.init("facts", .object(given.filter { $0.key != fact } + [.init(fact, .string(price))])))
        var request = DecisionRecord.Request(Array(JSONText.text(.object(facts)).utf8))
        (request.on, request.known, request.hasTextValues) = (
            file.record.request.on, file.record.request.known, file.record.request.hasTextValues
        )
        var record = DecisionRecord(request, engine: file.record.engine, explanationDigest: "", decision: [])
        record.known = file.record.known
        let result = try Replay(file.rulebook).decide(record)
        guard result.isDecided,
            let decision = try? DecisionRecord(request, engine: "", explanationDigest: "", decision: result.decision).read()
        else {
            throw Diagnostics([
                Diagnostic("not_decided", "at that price the rulebook does not say who must agree", help: ["is the price meant as it is?"])
            ])
        }
        return Authority(decision)
    }

    /// A rulebook that says who must agree, and does not say it of this case.
    private static let unknownAuthority = Diagnostics([
        Diagnostic(
            "no_authority", "the rulebook does not say who must agree to this case, so nobody can",
            help: ["is a fact missing that a price needs? give it, and decide the case again"])
    ])

    private func withoutAuthority(_ determination: Determination, _ authority: Authority) -> Diagnostic? {
        if authority.roles.isEmpty || authority.role(for: determination.role) != nil { return nil }
        let cost = authority.roles.compactMap(\.annual).first?.json.map { " at £\($0) a year" } ?? ""
        return Diagnostic(
            "no_authority", "`\(determination.role)` is not among those who must agree\(cost)",
            help: ["it takes the agreement of: \(authority.roles.map(\.words).joined(separator: ", "))"])
    }

    private func recorder(_ determination: Determination) -> Diagnostic? {
        guard let by = file.record.by, by.isNamed(determination.by) else { return nil }
        return Diagnostic(
            "recorded_facts", "who recorded the facts of a case does not determine it",
            help: ["somebody else has to: a second pair of eyes"])
    }

    private func samePerson(_ determination: Determination, _ authority: Authority) -> Diagnostic? {
        let own = authority.role(for: determination.role)
        let others = file.standing.records.map(\.determination).filter { $0.by.isNamed(determination.by) }
        guard authority.roles.count > 1, others.contains(where: { authority.role(for: $0.role) != own }) else { return nil }
        return Diagnostic(
            "same_person", "the same person has determined this decision in another role", help: ["each role needs a person of its own"])
    }
}

extension RulebookSummary {
    /// The fact that is the price that people agreed.
    var determinedPrice: String? { facts.first { $0.determined == .price }?.name }
}
