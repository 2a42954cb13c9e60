extension WhatWouldChange {
    /// `{"tried":57,"complete":true,"changes":[{"facts":[…],"differences":[…]}]}`
    public var json: JSONValue {
        .object([
            .init("tried", .number(String(tried))), .init("complete", .boolean(isComplete)),
            .init("changes", .array(changes.map(\.json))),
        ])
    }
}

extension CaseChange {
    fileprivate var json: JSONValue {
        .object([.init("facts", .array(facts.map(\.json))), .init("differences", .array(differences.map(\.json)))])
    }
}

extension FactChange {
    /// `{"fact":"hours","before":24,"after":19.75,"extent":"or_fewer"}`; an absent value is null. Where the extent is `through`, that
    /// key has the last value.
    fileprivate var json: JSONValue {
        let members: [JSONValue.Member] = [
            .init("fact", .string(fact)), .init("before", before ?? .null), .init("after", after ?? .null),
        ]
        let extents: [JSONValue.Member] =
            switch extent {
            case .only: [.init("extent", .string("only"))]
            case .through(let value): [.init("extent", .string("through")), .init("through", value)]
            case .orFewer: [.init("extent", .string("or_fewer"))]
            case .orMore: [.init("extent", .string("or_more"))]
            }
        return .object(members + extents)
    }
}

extension DecisionDifference {
    /// `{"answer":"price","part":"cap","before":"1420.00","after":"1130.00"}`, or `{"answer":null,…}` for the outcome.
    fileprivate var json: JSONValue {
        var members: [JSONValue.Member] = [.init("answer", answer.map(JSONValue.string) ?? .null)]
        if let part { members.append(.init("part", .string(part))) }
        return .object(members + [.init("before", before), .init("after", after)])
    }
}
