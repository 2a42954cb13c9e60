public import RuleModel

/// What people have determined about a decision so far, and whether it is in force: it is when all who must agree have agreed to the same.
public struct Standing: Sendable, Hashable {
    public enum State: Sendable, Hashable {
        /// Nobody has determined anything.
        case open
        /// Nothing is in force until these have agreed too.
        case waiting([Authority.Role])
        /// Two who must agree have agreed to different terms.
        case different([Authority.Role])
        /// All have agreed, each with their own reason: in the order of the roles.
        case inForce([Determination])
        /// One who must agree has put it off, or does not agree.
        case stopped(Determination)
    }

    public let state: State
    /// All that was determined, first to last.
    public let records: [DeterminationRecord]

    /// - Parameter records: first to last. Of each role the last one counts.
    public init(_ records: [DeterminationRecord]) {
        self.records = records
        state = Self.state(of: records)
    }

    /// What the letter says, in the words of the first who must agree; nil while nothing is settled.
    public var determination: Determination? {
        switch state {
        case .inForce(let all): all.first
        case .stopped(let determination): determination
        case .open, .waiting, .different: nil
        }
    }

    /// Who else agreed.
    public var others: [Determination] { if case .inForce(let all) = state { Array(all.dropFirst()) } else { [] } }

    private static func state(of records: [DeterminationRecord]) -> State {
        guard let last = records.last else { return .open }
        let roles = last.authority.roles
        if roles.isEmpty { return settled(last.determination) }
        var latest: [Determination?] = []
        for role in roles {
            // A person acts for one role, whatever was let through when two determined at once.
            let others = latest.compactMap { $0?.by }
            let own = records.last { record in
                role.admits(record.determination.role) && !others.contains { $0.isNamed(record.determination.by) }
            }
            latest.append(own?.determination)
        }
        if let refused = latest.compactMap(\.self).first(where: { !$0.outcome.isAgreement }) { return .stopped(refused) }
        let missing = zip(roles, latest).filter { $1 == nil }.map(\.0)
        let other = zip(roles, latest).filter { role, given in given.map { $0.terms != last.determination.terms } ?? false }.map(\.0)
        if !other.isEmpty { return .different(other) }
        return missing.isEmpty ? .inForce(latest.compactMap(\.self)) : .waiting(missing)
    }

    private static func settled(_ determination: Determination) -> State {
        determination.outcome.isAgreement ? .inForce([determination]) : .stopped(determination)
    }
}

extension Determination {
    /// What is agreed, without by whom and why.
    var terms: Determination {
        var terms = self
        (terms.reason, terms.by, terms.role) = ("", "", "")
        terms.split.sort { $0.payer < $1.payer }
        return terms
    }
}
