/// A named question and how it is answered.
final class Answer {
    struct Exception {
        let title: String
        let over: String?
        let when: Value
        let value: Value
    }

    let name: String
    /// Names of the parts of a record, in the order of output.
    let fields: [String]
    /// Where it comes from bands, its position is a flag.
    let isBands: Bool
    let value: Value
    var exceptions: [Exception]

    init(_ name: String, value: Value, fields: [String] = [], isBands: Bool = false, exceptions: [Exception] = []) {
        (self.name, self.value, self.fields, self.isBands, self.exceptions) = (name, value, fields, isBands, exceptions)
    }

    static func exceptions(_ value: Value) throws -> [Exception] {
        try (value.table?.list ?? []).map { row in
            guard let row = row.table else { throw Stop.failure("bad_declaration") }
            return Exception(
                title: row["title"].string ?? "", over: row["over"].string, when: row["when"], value: row["value"])
        }
    }

    var exceptionNames: [String] { exceptions.map(exceptionName) }
    private func exceptionName(_ exception: Exception) -> String { "\(name) except \(exception.title)" }

    /// Exceptions first: where one applies nothing else is asked.
    func worked(out subject: Value, _ watch: Watch) throws -> Value {
        let applying = try exceptions.filter { try $0.when.holds(subject) }
        for exception in applying { watch.match(exceptionName(exception)) }
        let beaten = Set(applying.compactMap(\.over))
        let values = try applying.filter { !beaten.contains($0.title) }.map { try $0.value.applied(to: subject) }
        guard let first = values.first else { return try value.applied(to: subject) }
        for other in values.dropFirst() where !(try first.isSame(as: other)) { throw Unread(what: "exceptions that disagree") }
        return first
    }
}

extension Value {
    /// A function's value for the case, or the constant itself.
    func applied(to arguments: Value...) throws -> Value {
        guard let function else { return self }
        return try function.call(arguments).first ?? .null
    }

    /// As the condition of a rule: none holds, nothing does not, and what is neither yes nor no is a mistake.
    func holds(_ arguments: Value...) throws -> Bool {
        guard let function else { return isNull }
        switch try function.call(arguments).first ?? .null {
        case .boolean(let isTrue): return isTrue
        case .null: return false
        default: throw Stop.failure("wrong_kind")
        }
    }

    /// Lists and records by what they hold.
    fileprivate func isSame(as other: Value) throws -> Bool {
        guard let mine = table, let others = other.table else { return kind == other.kind ? try Operations.equal(self, other) : false }
        guard mine.entries.count == others.entries.count else { return false }
        return try mine.entries.allSatisfy { try $0.value.isSame(as: others[$0.key]) }
    }
}

/// A question that the text leaves to people.
struct Judgement {
    let name: String
    let title: String
    let source: String
    let refer: String
    let choices: [String]

    func value(_ given: JSON) throws(Mistakes) -> Value {
        switch given {
        case .boolean(let value) where choices.isEmpty: return .boolean(value)
        case .string(let word) where choices.contains(word): return .string(word)
        case .string where !choices.isEmpty: throw Mistakes(all: [Mistake(code: "unknown_choice", fact: name)])
        default: throw Mistakes(all: [Mistake(code: "wrong_type", fact: name)])
        }
    }
}

/// A row of the routing.
struct Row {
    let name: String
    let when: Value
    let refer: Value
    let reason: Value
    let source: String?
    let declines: Bool
    let duties: [String]
    let isFlag: Bool

    init(_ table: Table) {
        name = table["id"].string ?? table[.number(.one)].string ?? ""
        (when, refer, reason, source) = (table["when"], table["refer"], table["reason"], table["source"].string)
        (declines, isFlag) = (table["decline"].isTrue, table["flag"].isTrue)
        duties = table["duties"].table?.list.compactMap(\.string) ?? []
    }
}

/// `Joint package, health tasks` → `joint_package_health_tasks`
func snakeCase(_ title: String) -> String {
    title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "_")
}
