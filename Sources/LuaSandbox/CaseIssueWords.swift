import CLuaHost
import RuleModel

/// The sentences for what is wrong with a case.
struct CaseIssueWords {
    private let issue: luahost_issue
    private let facts: [Fact]
    private let fact: Fact?
    /// The key that is wrong, as the case has it.
    private let name: String
    private let field: String

    init(_ issue: luahost_issue, facts: [Fact]) {
        self.issue = issue
        self.facts = facts
        fact = facts.indices.contains(Int(issue.fact)) ? facts[Int(issue.fact)] : nil
        name = String(issue.name)
        field = String(issue.field)
    }

    var factName: String? { fact?.name ?? (issue.code == LUAHOST_ISSUE_UNKNOWN_FACT ? name : nil) }

    var message: String {
        switch issue.code {
        case LUAHOST_ISSUE_MALFORMED_JSON: "the case is not JSON"
        case LUAHOST_ISSUE_NOT_AN_OBJECT: "a case is an object: `{\"case\": …, \"on\": …, \"facts\": {…}}`"
        case LUAHOST_ISSUE_BAD_ENCODING: "the case is not UTF-8"
        case LUAHOST_ISSUE_TOO_DEEP: "lists and objects are nested more than 64 deep"
        case LUAHOST_ISSUE_CASE_TOO_LARGE: "there is not enough memory to read the case"
        case LUAHOST_ISSUE_DUPLICATE_KEY: "`\(name)` is given twice"
        case LUAHOST_ISSUE_UNKNOWN_FIELD:
            fact.map { "`\(name)` is not a field of the records of `\($0.name)`" } ?? "`\(name)` is not a part of a case"
        case LUAHOST_ISSUE_UNKNOWN_FACT: "`\(name)` is not a fact of this rulebook"
        case LUAHOST_ISSUE_DUPLICATE_CHOICE: field.isEmpty ? "\(subject) was given before" : "\(subject) gives a choice twice"
        case LUAHOST_ISSUE_TOO_LARGE: "\(subject) is too large: \(bound)"
        case LUAHOST_ISSUE_TOO_FINE: "\(subject) has too many decimal places"
        case LUAHOST_ISSUE_MISSING_FIELD: "\(record) lacks `\(field)`"
        case LUAHOST_ISSUE_NO_DATE: "the case has no date"
        default: "\(subject) must be \(allowed)"
        }
    }

    var help: [String] {
        switch issue.code {
        case LUAHOST_ISSUE_BAD_ENCODING: return ["save the file as UTF-8"]
        case LUAHOST_ISSUE_DUPLICATE_KEY: return ["keep one"]
        case LUAHOST_ISSUE_NO_DATE: return ["give `on` in the case, or `--on`"]
        case LUAHOST_ISSUE_UNKNOWN_FACT: return near(facts.map(\.name))
        case LUAHOST_ISSUE_UNKNOWN_FIELD: return fact == nil ? partHelp : near(fields.map(\.name))
        case LUAHOST_ISSUE_TOO_FINE: return [isMoney ? "round it to whole pence" : "round it"]
        case LUAHOST_ISSUE_WRONG_TYPE where issue.place == LUAHOST_IN_EVIDENCE: return []
        case LUAHOST_ISSUE_WRONG_TYPE where isGroup: return members.first.map { ["write `{\"\($0)\": …}`"] } ?? []
        case LUAHOST_ISSUE_WRONG_TYPE, LUAHOST_ISSUE_BAD_DATE: return asked.map(Self.example) ?? []
        default: return []
        }
    }

    // MARK: Who

    private var fields: [Fact] { if case .records(let fields) = fact?.kind { fields } else { [] } }

    /// The fact, or the field of a record, whose value is wrong.
    private var asked: Fact? { field.isEmpty ? fact : fields.first { $0.name == field } }

    private var isMoney: Bool { if case .money = asked?.kind { true } else { false } }

    /// Whether it is a group of facts, `needs` of `needs.mobility`, that is given as something else; `person` may be one too.
    private var isGroup: Bool { fact == nil && issue.place == LUAHOST_IN_FACTS }

    /// What is given in the group.
    private var members: [String] {
        facts.compactMap { $0.name.hasPrefix(name + ".") ? String($0.name.dropFirst(name.count + 1)) : nil }
    }

    private var record: String { "record \(issue.item + 1) of `\(fact?.name ?? name)`" }

    private var subject: String {
        guard let fact else { return "`\(name)`" }
        if issue.place == LUAHOST_IN_EVIDENCE { return "the evidence of `\(fact.name)`" }
        if !field.isEmpty { return "`\(field)` of \(record)" }
        if issue.item < 0 { return "`\(fact.name)`" }
        if case .records = fact.kind { return record }
        return "choice \(issue.item + 1) of `\(fact.name)`"
    }

    // MARK: What is allowed

    private var allowed: String {
        if issue.place == LUAHOST_IN_EVIDENCE || (fact == nil && name == "evidence") {
            return "an object of texts, such as `document`, `dated` and `by`"
        }
        if isGroup { return "a record of \(Self.list(members))" }
        guard let fact else {
            switch name {
            case "on": return "a date, YYYY-MM-DD"
            case "case", "person": return "text"
            default: return "an object"
            }
        }
        if issue.item >= 0, field.isEmpty {
            switch fact.kind {
            case .choices(let choices): return "one of \(Self.list(choices))"
            case .records(let fields): return "a record of \(Self.list(fields.map(\.name)))"
            default: break
            }
        }
        return (asked ?? fact).allowedWords
    }

    private var bound: String {
        switch asked?.kind {
        case .money: "at most £90,071,992,547,409.91"
        case .text: "at most 8,192 bytes"
        default: "at most 9,007,199,254,740,991"
        }
    }

    static func list(_ names: [String]) -> String {
        names.count <= 20 ? names.joined(separator: ", ") : names.prefix(20).joined(separator: ", ") + " and \(names.count - 20) more"
    }

    // MARK: What to do

    private static func example(of fact: Fact) -> [String] {
        switch fact.kind {
        case .boolean: ["write `true` or `false`"]
        case .number: ["write a number without quotes: `7.5`"]
        case .money: ["write pounds and pence: `\"1290.00\"`"]
        case .date: ["write `\"2026-05-01\"`"]
        case .choices(let choices): choices.first.map { ["write a list: `[\"\($0)\"]`"] } ?? []
        case .records: ["write a list of objects: `[{…}, {…}]`"]
        case .choice, .text: []
        }
    }

    private var partHelp: [String] {
        if facts.contains(where: { $0.name == name }) { return ["put it under `facts`"] }
        let parts = ["case", "person", "on", "facts", "evidence"]
        let near = near(parts)
        return near.isEmpty ? ["a case has \(parts.map { "`\($0)`" }.joined(separator: ", "))"] : near
    }

    private func near(_ names: [String]) -> [String] {
        let near = nearNames(to: name, among: names)
        return near.isEmpty ? [] : ["did you mean " + near.map { "`\($0)`" }.joined(separator: ", ") + "?"]
    }
}

extension Fact {
    /// `a number of hours a week from 0 to 168 in steps of 0.25`
    var allowedWords: String {
        switch kind {
        case .boolean: "true or false"
        case .number(let min, let max, let step):
            "a number" + (unit.map { " of \($0)" } ?? "") + Self.range(min.map { "\($0)" }, max.map { "\($0)" })
                + (step.map { " in steps of \($0)" } ?? "")
        case .choice(let choices): "one of \(CaseIssueWords.list(choices))"
        case .choices(let choices): "a list of \(CaseIssueWords.list(choices))"
        case .money(let min, let max): "an amount of money" + Self.range(min?.pounds, max?.pounds)
        case .date: "a date, YYYY-MM-DD"
        case .text: "text"
        case .records(let fields): "a list of records of \(CaseIssueWords.list(fields.map(\.name)))"
        }
    }

    private static func range(_ min: String?, _ max: String?) -> String {
        switch (min, max) {
        case (let min?, let max?): " from \(min) to \(max)"
        case (let min?, nil): " of at least \(min)"
        case (nil, let max?): " of at most \(max)"
        case (nil, nil): ""
        }
    }
}

extension String {
    init(_ text: luahost_text) {
        self.init(decoding: UnsafeRawBufferPointer(start: text.bytes, count: text.length), as: UTF8.self)
    }
}
