import RuleModel

/// A case as JSON, in which facts can be given other values.
struct CaseDocument {
    private let members: [JSONValue.Member]

    /// - Parameter json: the object of a case: `{"case": …, "on": …, "facts": {…}}`.
    init(_ json: JSONValue) { members = json.object ?? [] }

    var text: String { JSONText.text(json) }

    /// What the case gives for a fact; nil where it gives nothing.
    func value(of fact: String) -> JSONValue? {
        let found = fact.split(separator: ".").reduce(facts) { $0?[String($1)] }
        return found == .null ? nil : found
    }

    /// The same case with other values; nil leaves a fact out.
    func with(_ changes: [CaseTrials.Setting]) -> CaseDocument {
        let changed = changes.reduce(facts ?? .object([])) { facts, change in
            facts.setting(change.fact.split(separator: ".").map(String.init)[...], change.value)
        }
        return CaseDocument(JSONValue.object(members).setting(["facts"], changed))
    }

    /// The same case on another day.
    func on(_ day: JSONValue) -> CaseDocument { CaseDocument(JSONValue.object(members).setting(["on"], day)) }

    var json: JSONValue { .object(members) }

    private var facts: JSONValue? { JSONValue.object(members)["facts"] }
}

extension JSONValue {
    /// An object with another value at the end of a path; nil takes the member out.
    func setting(_ path: ArraySlice<String>, _ value: JSONValue?) -> JSONValue {
        guard let key = path.first else { return value ?? .null }
        var members = object ?? []
        let place = members.firstIndex { $0.key == key }
        let rest = path.dropFirst()
        let inner = rest.isEmpty ? value : (place.map { members[$0].value } ?? .object([])).setting(rest, value)
        switch (place, inner) {
        case (let place?, let inner?): members[place].value = inner
        case (let place?, nil): members.remove(at: place)
        case (nil, let inner?): members.append(Member(key, inner))
        case (nil, nil): break
        }
        return .object(members)
    }
}
