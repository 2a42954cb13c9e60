/// One case under a rulebook.
final class CaseRun: Subject {
    let rulebook: ThirdReader
    private let on: Day
    private let known: Day?
    private let given: [String: Value]
    /// What has been worked out, mistakes too.
    private var remembered: [String: Result<Value, Stop>] = [:]
    private var open: Set<String> = []

    init(_ rulebook: ThirdReader, on: Day, known: Day?, given: [String: Value]) {
        (self.rulebook, self.on, self.known, self.given) = (rulebook, on, known, given)
    }

    var subject: Value { .subject(self, group: nil) }

    func read(_ name: String) throws -> Value {
        if name == "on" { return .date(on) }
        if name == "known" { return known.map { .date($0) } ?? .null }
        if rulebook.groups.contains(name) { return .subject(self, group: name) }
        if let fact = rulebook.facts[name] {
            if let value = given[name] ?? fact.usual { return value }
            if fact.isRequired { throw Stop.missing(fact: name) }
            return .null
        }
        if rulebook.judgements[name] != nil {
            guard let value = given[name] else { throw Stop.withheld(judgement: name) }
            return value
        }
        if let parameter = rulebook.parameters[name] { return try value(of: parameter) }
        guard let answer = rulebook.answers[name] else { throw Stop.failure("unknown_name") }
        return try value(of: answer)
    }

    func optionalFact(_ name: String) -> String? { rulebook.facts[name] == nil ? nil : name }

    private func value(of parameter: Parameter) throws -> Value {
        let watch = rulebook.walker.watch
        guard let by = parameter.by else { return try parameter.value(on: on, known: known, watch) }
        guard let key = try Standard.text(try read(by)).string else { throw Stop.failure("parameter_not_known") }
        return try parameter.value(on: on, known: known, key: key, watch)
    }

    private func value(of answer: Answer) throws -> Value {
        if let result = remembered[answer.name] { return try result.get() }
        if !open.insert(answer.name).inserted { throw Stop.failure("circle") }
        let result: Result<Value, Stop>
        do {
            let value = try rulebook.walker.within(2) { try answer.worked(out: subject, rulebook.walker.watch) }
            value.table?.freeze()
            result = .success(value)
        } catch let stop as Stop {
            result = .failure(stop)
        }
        open.remove(answer.name)
        remembered[answer.name] = result
        return try result.get()
    }
}
