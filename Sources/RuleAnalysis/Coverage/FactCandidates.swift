import RuleEngine
import RuleModel

/// Other values to try for facts: beside the constants that rules compare them with, other choices, and what other examples give.
struct FactCandidates {
    struct Candidate {
        let setting: CaseTrials.Setting
        /// The example that has it, where it is a list of records.
        let asIn: String?
    }

    private let facts: [Fact]
    private let points: TurningPoints
    /// Days on which rules may turn: figures change, or the rulebook begins or ends.
    private let days: [CalendarDate]
    private let tableKeys: [String: [String]]
    /// By fact: the values of examples, each once, with the first example that has it.
    private var pool: [String: [(value: JSONValue, file: String)]] = [:]

    /// Of one number or amount, near and far each, and of what examples give of one fact.
    private static let maxPlaces = 12
    private static let maxPooled = 40

    /// The date of the case, beside its facts.
    private static let on = Fact(name: "on", label: "Date of the case", kind: .date)
    /// Nothing, and what nobody else says.
    static let texts: [JSONValue] = [.string(""), .string("another")]

    init(_ rulebook: Rulebook, _ points: TurningPoints, _ map: CoverageMap, examples: [CoverageBase]) {
        facts = rulebook.summary.facts.filter(\.isRead) + [Self.on]
        (self.points, tableKeys) = (points, map.tableKeys)
        let starts =
            map.subjects.compactMap(\.subject.from) + [rulebook.summary.inForceFrom, rulebook.summary.inForceTo].compactMap(\.self)
        days = Set(starts.flatMap { [$0, $0.moved(by: -1)] }).sorted()
        for fact in facts {
            var seen: Set<JSONValue> = []
            for example in examples {
                guard let value = example.document.value(of: fact.name), seen.insert(value).inserted else { continue }
                pool[fact.name, default: []].append((value, example.file))
            }
        }
    }

    /// The facts by how near they are to what is looked for; a group counts for its members.
    func byNearness(_ levels: [Set<String>]) -> [[Fact]] {
        var groups = [[Fact]](repeating: [], count: levels.count + 1)
        for fact in facts {
            let group = String(fact.name.prefix { $0 != "." })
            let level = levels.firstIndex { $0.contains(fact.name) } ?? levels.firstIndex { $0.contains(group) } ?? levels.count
            groups[level].append(fact)
        }
        return groups.filter { !$0.isEmpty }
    }

    /// The nearest first; of text and lists first what examples have.
    func candidates(for fact: Fact, in document: CaseDocument) -> [Candidate] {
        if fact == Self.on {
            let given = document.json["on"]
            let days = days(beside: given) + days.map { .string($0.description) }
            return days.filter { $0 != given }.map { Candidate(setting: .init(fact: fact.name, value: $0), asIn: nil) }
        }
        let given = document.value(of: fact.name)
        let current = given ?? fact.defaultValue.flatMap(JSONValue.init(asGiven:))
        var seen: Set<JSONValue?> = [given, current]
        let scale = AmountScale(fact, points, current: current)
        var values = (scale?.json(besideProbes: Self.maxPlaces) ?? []).map(Optional.some)
        values += Alternatives(fact, current: current).all.map(\.value)
        if case .date = fact.kind { values += (days(beside: document.json["on"]) + days(beside: current)).map(Optional.some) }
        if case .text = fact.kind {
            values += (tableKeys[fact.name] ?? []).prefix(Self.maxPooled).map { .string($0) } + Self.texts.map(Optional.some)
        }
        let near = values.filter { seen.insert($0).inserted }.map { Candidate(setting: .init(fact: fact.name, value: $0), asIn: nil) }
        let pooled = (pool[fact.name] ?? []).filter { seen.insert($0.value).inserted }.prefix(Self.maxPooled)
        let whole = pooled.map { Candidate(setting: .init(fact: fact.name, value: $0.value), asIn: fact.isList ? $0.file : nil) }
        if case .text = fact.kind { return whole + near }
        guard case .records(let fields) = fact.kind else { return near + whole }
        let lists = RecordCandidates(fields: fields, points: points).others(than: current?.array ?? [])
        return whole + near
            + lists.filter { seen.insert($0).inserted }.map { Candidate(setting: .init(fact: fact.name, value: $0), asIn: nil) }
    }

    /// A value for a fact that a case asks for.
    func anyValue(of name: String, in document: CaseDocument) -> Candidate? {
        guard let fact = facts.first(where: { $0.name == name }) else { return nil }
        if let (value, file) = pool[name]?.first {
            return Candidate(setting: .init(fact: name, value: value), asIn: fact.isList ? file : nil)
        }
        return candidates(for: fact, in: document).first { $0.setting.value != nil }
    }

    /// A day, a week around it, and a year before and after.
    private func days(beside day: JSONValue?) -> [JSONValue] {
        guard let day = day?.string.flatMap({ try? CalendarDate($0) }) else { return [] }
        return [0, -1, 1, 2, 3, 4, 5, 6, -366, 366].map { .string(day.moved(by: $0).description) }
    }
}

extension Fact {
    /// Of records: its values are long, and one of them may be changed several times.
    var isList: Bool { if case .records = kind { true } else { false } }
}

extension CalendarDate {
    fileprivate func moved(by days: Int32) -> CalendarDate {
        // The first and the last day of the calendar are far from any case.
        CalendarDate(days: min(max(self.days + days, -700_000), 2_900_000))
    }
}
