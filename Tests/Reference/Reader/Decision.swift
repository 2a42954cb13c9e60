extension ThirdReader {
    /// What becomes of one case, in the words of the contract.
    package enum Decision {
        /// A line without digests.
        case made(JSON)
        /// What is wrong with the case itself, in the order given.
        case refused([Mistake])
        /// All that went wrong in the rules. Which of several is reported is left open.
        case failed(Set<Mistake>)
    }

    /// - Throws: ``Unread`` where the rules do something that the third reader does not read.
    package func decide(_ given: JSON, known: String? = nil) throws -> Decision {
        guard let text = given["on"]?.string, let on = Day(text) else { return .refused([Mistake(code: "bad_date", fact: nil)]) }
        let (values, refusals) = facts(in: given["facts"] ?? .object([]))
        if !refusals.isEmpty { return .refused(refusals) }
        for value in values.values { value.table?.freeze() }
        walker.beginCase()
        let run = CaseRun(self, on: on, known: known.flatMap { Day($0) }, given: values)
        var draft = Draft(self)
        try draft.answer(run)
        if let routing { try draft.route(routing, run) }
        if walker.seal.isBroken { throw Unread(what: "the engine's words for a mistake") }
        if !draft.mistakes.isEmpty { return .failed(draft.mistakes) }
        let head: KeyValuePairs<String, JSON> = [
            "format": .number("1"), "case": given["case"] ?? .null, "on": .string(text), "known": known.map { .string($0) } ?? .null,
            "rulebook": .record(["id": .string(id), "version": .string(version)]),
        ]
        return .made(.object(head.map { JSON.Member($0, $1) } + draft.members()))
    }

    private func facts(in given: JSON) -> ([String: Value], [Mistake]) {
        var values: [String: Value] = [:]
        var refusals: [Mistake] = []
        for member in given.members ?? [] {
            let members = groups.contains(member.name) ? member.value.members ?? [] : [JSON.Member("", member.value)]
            for inner in members where inner.value != .null {
                let name = inner.name.isEmpty ? member.name : "\(member.name).\(inner.name)"
                do throws(Mistakes) { values[name] = try value(of: name, inner.value) } catch { refusals += error.all }
            }
        }
        return (values, refusals)
    }

    private func value(of name: String, _ given: JSON) throws(Mistakes) -> Value {
        if let fact = facts[name] { return try fact.value(given) }
        if let judgement = judgements[name] { return try judgement.value(given) }
        throw Mistakes(all: [Mistake(code: "unknown_fact", fact: name)])
    }
}

/// A decision while it is made.
private struct Draft {
    private let rulebook: ThirdReader
    private(set) var mistakes: Set<Mistake> = []
    private var answers: [JSON.Member] = []
    private var needs: [String: [String]] = [:]
    private var judgements: Set<String> = []
    private var bandFlags: [String] = []
    private var rows: [(row: Row, refer: String?, reason: String)] = []
    private var isComplete = true

    init(_ rulebook: ThirdReader) { self.rulebook = rulebook }

    mutating func answer(_ run: CaseRun) throws {
        for name in rulebook.exportNames {
            guard let answer = rulebook.answers[name] else { continue }
            try attempt(for: name) { draft in
                draft.answers.append(JSON.Member(name, try Output.json(try run.read(name), fields: answer.fields)))
            }
        }
        // A position is a flag whether or not the answer is exported.
        for name in rulebook.answerNames where rulebook.answers[name]?.isBands == true {
            guard case .some(.table(let price)) = try? run.read(name), let position = price["position"].string else { continue }
            if position != "within" { bandFlags.append(position) }
        }
    }

    mutating func route(_ routing: [Row], _ run: CaseRun) throws {
        for row in routing {
            let isThere = try attempt(for: "outcome") { draft in
                guard try row.when.holds(run.subject) else { return }
                run.rulebook.walker.watch.match("routing.\(row.name)")
                let (refer, reason) = (try row.refer.applied(to: run.subject).string, try row.reason.applied(to: run.subject).string)
                draft.rows.append((row, refer, reason ?? ""))
            }
            if !isThere { isComplete = false }
        }
    }

    /// Whether nothing was missing for it but a judgement.
    @discardableResult
    private mutating func attempt(for name: String, _ body: (inout Draft) throws -> Void) throws -> Bool {
        do {
            try body(&self)
        } catch Stop.missing(let fact) {
            if needs[fact]?.contains(name) != true { needs[fact, default: []].append(name) }
            return false
        } catch Stop.withheld(let judgement) {
            judgements.insert(judgement)
        } catch Stop.failure(let code, let fact) {
            mistakes.insert(Mistake(code: code, fact: fact))
        } catch Stop.error {
            mistakes.insert(Mistake(code: "rule_error", fact: nil))
        }
        return true
    }

    func members() -> [JSON.Member] {
        var members =
            isComplete
            ? outcome()
            : [
                JSON.Member("outcome", .null), JSON.Member("referrals", .array([])), JSON.Member("reasons", .array([])),
                JSON.Member("duties", .array([])), JSON.Member("flags", .array([])), JSON.Member("answers", .object([])),
            ]
        let needed = rulebook.factsInOrder.filter { needs[$0.name] != nil }.map { fact in
            JSON.record([
                "fact": .string(fact.name), "label": .string(fact.label), "asked_of": fact.askedOf.map { .string($0) } ?? .null,
                "for": .array(purposes(of: fact.name).map { .string($0) }),
            ])
        }
        if !needed.isEmpty { members.append(JSON.Member("needs", .array(needed))) }
        return members
    }

    /// The outcome before the answers.
    private func purposes(of fact: String) -> [String] {
        let purposes = needs[fact] ?? []
        return purposes.filter { $0 == "outcome" } + purposes.filter { $0 != "outcome" }
    }

    private func outcome() -> [JSON.Member] {
        let withheld = judgements.sorted().compactMap { rulebook.judgements[$0] }
        let referrals =
            rows.compactMap { row in row.refer.map { reference($0, "routing.\(row.row.name)") } }
            + withheld.map { reference($0.refer, "judgement.\($0.name)") }
        let reasons =
            rows.map { reason("routing.\($0.row.name)", $0.reason, $0.row.source) }
            + withheld.map { reason("judgement.\($0.name)", $0.title, $0.source) }
        let outcome = rows.contains(where: \.row.declines) ? "decline" : referrals.isEmpty ? "recommend" : "refer"
        let flags = bandFlags + rows.filter(\.row.isFlag).map(\.row.name)
        return [
            JSON.Member("outcome", rulebook.routing == nil ? .null : .string(outcome)),
            JSON.Member("referrals", .array(referrals)), JSON.Member("reasons", .array(reasons)),
            JSON.Member("duties", .array(rows.filter(\.row.declines).flatMap(\.row.duties).map { .string($0) })),
            JSON.Member("flags", .array(flags.map { .string($0) })), JSON.Member("answers", .object(answers)),
        ]
    }

    private func reference(_ to: String, _ rule: String) -> JSON { .record(["to": .string(to), "rule": .string(rule)]) }

    private func reason(_ rule: String, _ text: String, _ source: String?) -> JSON {
        .record(["rule": .string(rule), "text": .string(text), "source": source.map { .string($0) } ?? .null])
    }
}

/// An answer as JSON.
private enum Output {
    static func json(_ value: Value, fields: [String]) throws -> JSON {
        switch value {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        case .number(let number):
            guard let digits = number.decimal else { throw Stop.failure("unrounded") }
            return .number(digits)
        case .money(let pounds):
            guard (pounds * Fraction(100)).isWhole else { throw Stop.failure("unrounded") }
            return .string(pounds.fixed(places: 2))
        case .date(let day): return .string(day.text)
        case .text(let text): return .string(text.string)
        case .table(let table): return try json(table, fields)
        case .duration, .function, .subject: throw Stop.failure("bad_result")
        }
    }

    /// Records in the order of `fields`, then of bytes.
    private static func json(_ table: Table, _ fields: [String]) throws -> JSON {
        let list = table.list
        if list.count == table.entries.count { return .array(try list.map { try json($0, fields: fields) }) }
        let names = table.names.map(\.string)
        if names.count < table.entries.count { throw Unread(what: "a record that is half a list, as JSON") }
        let ordered = fields.filter(names.contains) + names.filter { !fields.contains($0) }
        return .object(try ordered.map { JSON.Member($0, try json(table[$0], fields: fields)) })
    }
}
