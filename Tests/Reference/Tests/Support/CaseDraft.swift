import ReferenceReader

/// A case that is being made: facts by their whole names, groups flat.
struct CaseDraft {
    var on: Day
    var known: Day?
    var facts: [String: JSON] = [:]

    /// - Parameter groups: names of facts that hold others.
    init?(_ given: JSON, known: String?, groups: Set<String>) {
        guard let on = given["on"]?.string.flatMap({ Day($0) }) else { return nil }
        (self.on, self.known) = (on, known.flatMap { Day($0) })
        for member in given["facts"]?.members ?? [] {
            if groups.contains(member.name), let inner = member.value.members {
                for fact in inner { facts["\(member.name).\(fact.name)"] = fact.value }
            } else {
                facts[member.name] = member.value
            }
        }
    }

    init(on: Day) { self.on = on }

    /// Facts in order of their names, groups as objects.
    var json: JSON {
        var members: [JSON.Member] = []
        for name in facts.keys.sorted() {
            guard let value = facts[name] else { continue }
            guard let point = name.firstIndex(of: ".") else {
                members.append(.init(name, value))
                continue
            }
            let (group, inner) = (String(name[..<point]), JSON.Member(String(name[name.index(after: point)...]), value))
            if members.last?.name == group, case .object(let others) = members[members.count - 1].value {
                members[members.count - 1].value = .object(others + [inner])
            } else {
                members.append(.init(group, .object([inner])))
            }
        }
        return .record(["case": .string("GENERATED"), "on": .string(on.text), "facts": .object(members)])
    }
}

/// A place in a case that holds an amount or a day, which can be moved up or down.
struct Slot: Hashable {
    /// The fact, or nil for the date of the case.
    var fact: String?
    /// For a list of records: which one, and its field.
    var row = 0
    var field: String?
}

extension CaseDraft {
    func amount(_ slot: Slot) -> Fraction? {
        guard let fact = slot.fact else { return Fraction(on.number) }
        guard var value = facts[fact] else { return nil }
        if let field = slot.field {
            guard let items = value.items, slot.row < items.count, let inner = items[slot.row][field] else { return nil }
            value = inner
        }
        switch value {
        case .number(let digits): return Fraction(digits)
        case .string(let text): return Fraction(text) ?? Day(text).map { Fraction($0.number) }
        default: return nil
        }
    }

    mutating func set(_ slot: Slot, _ value: JSON) {
        guard let fact = slot.fact else {
            if let day = value.string.flatMap({ Day($0) }) { on = day }
            return
        }
        guard let field = slot.field else {
            facts[fact] = value
            return
        }
        guard case .array(var items) = facts[fact], slot.row < items.count, let members = items[slot.row].members else { return }
        items[slot.row] = .object(members.map { $0.name == field ? JSON.Member(field, value) : $0 })
        facts[fact] = .array(items)
    }
}
