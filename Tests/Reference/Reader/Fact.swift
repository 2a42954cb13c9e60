/// One named input of a case, as a rulebook declares it.
package struct Fact {
    package enum Kind: String {
        case boolean, number, choice, choices, money, date, text, records
    }

    package let name: String
    package let kind: Kind
    package let choices: [String]
    package let least: Fraction?
    package let most: Fraction?
    package let step: Fraction?
    package let isRequired: Bool
    /// Of a record, by name.
    package let fields: [String: Fact]
    let usual: Value?
    let label: String
    let askedOf: String?
    let section: String?

    init(_ name: String, _ table: Table) throws {
        self.name = name
        choices = table["of"].table?.list.compactMap(\.string) ?? []
        var fields: [String: Fact] = [:]
        for field in table["fields"].table?.names ?? [] {
            guard let declared = table["fields"].table?[.text(field)].table else { throw Stop.failure("bad_declaration") }
            fields[field.string] = try Fact(field.string, declared)
        }
        self.fields = fields
        let implied = choices.isEmpty ? (fields.isEmpty ? "text" : "records") : "choice"
        guard let kind = Kind(rawValue: table["type"].string ?? implied) else { throw Stop.failure("unknown_type") }
        self.kind = kind
        (least, most, step) = (Fact.amount(table["min"]), Fact.amount(table["max"]), Fact.amount(table["step"]))
        usual = table["default"].isNull ? nil : table["default"]
        isRequired = usual == nil && table["determined"].isNull && table["required"].isRequired
        (label, askedOf, section) = (table["label"].string ?? "", table["asked_of"].string, table["section"].string)
    }

    private static func amount(_ value: Value) -> Fraction? {
        switch value {
        case .number(let amount), .money(let amount): amount
        default: nil
        }
    }
}

extension Value {
    /// `required` where it is left out is true.
    fileprivate var isRequired: Bool { isNull || isTrue }
}

/// What is wrong with a given value: a code, and the fact.
package struct Mistake: Equatable, Hashable {
    package let code: String
    package let fact: String?

    package init(code: String, fact: String?) { (self.code, self.fact) = (code, fact) }
}

/// All that is wrong with one value.
struct Mistakes: Error {
    let all: [Mistake]
}

extension Fact {
    /// What is given, as a rule reads it.
    func value(_ given: JSON) throws(Mistakes) -> Value {
        switch (kind, given) {
        case (.boolean, .boolean(let value)): return .boolean(value)
        case (.number, .number(let digits)):
            guard let number = Fraction(digits) else { throw mistakes("wrong_type") }
            return .number(try checked(number))
        case (.money, .string(let digits)), (.money, .number(let digits)):
            guard let pounds = Fraction(digits.filter { $0 != "," }) else { throw mistakes("wrong_type") }
            if !(pounds * Fraction(100)).isWhole { throw mistakes("too_fine") }
            return .money(try checked(pounds))
        case (.choice, .string(let word)): return .string(try checked(word))
        case (.choices, .array(let items)): return try list(of: items)
        case (.date, .string(let text)):
            guard let day = Day(text) else { throw mistakes("bad_date") }
            return .date(day)
        case (.text, .string(let text)): return .string(text)
        case (.records, .array(let items)): return try records(items)
        default: throw mistakes("wrong_type")
        }
    }

    private func mistakes(_ code: String) -> Mistakes { Mistakes(all: [Mistake(code: code, fact: name)]) }

    private func checked(_ amount: Fraction) throws(Mistakes) -> Fraction {
        if let least, amount < least { throw mistakes("out_of_range") }
        if let most, amount > most { throw mistakes("out_of_range") }
        if let step, !(amount / step).isWhole { throw mistakes("off_step") }
        return amount
    }

    private func checked(_ word: String) throws(Mistakes) -> String {
        if !choices.contains(word) { throw mistakes("unknown_choice") }
        return word
    }

    private func list(of items: [JSON]) throws(Mistakes) -> Value {
        var words: [String] = []
        for item in items {
            guard let word = item.string else { throw mistakes("wrong_type") }
            if words.contains(word) { throw mistakes("duplicate_choice") }
            words.append(try checked(word))
        }
        return .table(Table(list: words.map { .string($0) }))
    }

    private func records(_ items: [JSON]) throws(Mistakes) -> Value {
        var records: [Value] = []
        var mistakes: [Mistake] = []
        for item in items {
            do throws(Mistakes) { records.append(.table(try record(item))) } catch { mistakes += error.all }
        }
        if !mistakes.isEmpty { throw Mistakes(all: mistakes) }
        return .table(Table(list: records))
    }

    private func record(_ item: JSON) throws(Mistakes) -> Table {
        guard let members = item.members else { throw mistakes("wrong_type") }
        let record = Table()
        var wrong: [Mistake] = []
        for member in members where member.value != .null {
            guard let field = fields[member.name] else { throw mistakes("unknown_field") }
            do throws(Mistakes) {
                record[member.name] = try field.value(member.value)
            } catch {
                wrong += error.all.map { Mistake(code: $0.code, fact: name) }
            }
        }
        if !wrong.isEmpty { throw Mistakes(all: wrong) }
        for (name, field) in fields where record[name].isNull {
            if field.isRequired { throw mistakes("missing_field") }
            record[name] = field.usual ?? .null
        }
        return record
    }
}
