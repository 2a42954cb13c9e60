import RuleModel

/// Values in the words that people use.
struct Wording {
    /// Words for text values: `high` → `High support`.
    var labels: [String: String] = [:]
    /// Words of keys that are written otherwise: `icb` → `ICB`.
    var names: [String: String] = [:]

    /// `[true, "on_call"]` → `yes, on call`; records as `name: value; name: value`.
    func words(for value: JSONValue) -> String {
        switch value {
        case .null: "none"
        case .boolean(let yes): yes ? "yes" : "no"
        case .number(let digits): Self.grouped(digits)
        case .string(let text): words(forText: text)
        case .array(let elements): elements.isEmpty ? "none" : elements.map(nested).joined(separator: ", ")
        case .object(let members):
            members.filter { $0.value != .null }
                .map { key($0.key) + ": " + nested($0.value) }
                .joined(separator: "; ")
        }
    }

    private func nested(_ value: JSONValue) -> String {
        if case .object = value { return "(" + words(for: value) + ")" }
        return words(for: value)
    }

    private func words(forText raw: String) -> String {
        let text = raw.printable
        if let label = labels[text] { return label }
        if Self.isMoney(text) { return Self.money(text) }
        return Self.date(text) ?? Self.duration(text) ?? Self.plain(text)
    }

    /// `from_icb` → `from ICB`: an abbreviation among the names keeps its capitals.
    func key(_ name: String) -> String {
        name.split(separator: "_").map { word in names[String(word)].flatMap { $0 == $0.uppercased() ? $0 : nil } ?? String(word) }
            .joined(separator: " ")
    }

    // MARK: Single values

    /// `"1420.00"` → `£1,420.00`
    static func money(_ text: String) -> String {
        (try? Money(text))?.pounds ?? text
    }

    /// An amount in the JSON of a decision is a string with two decimals, and nothing else there has that shape.
    static func isMoney(_ text: String) -> Bool {
        let bytes = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard bytes.count > 3 else { return false }
        return zip(bytes, (-bytes.count)...).allSatisfy { byte, place in
            place == -3 ? byte == UInt8(ascii: ".") : UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        }
    }

    /// `"2026-05-01"` → `1 May 2026`; nil for other text.
    static func date(_ text: String) -> String? {
        guard let date = try? CalendarDate(text) else { return nil }
        return date.spoken
    }

    /// `"P363D"` → `363 days`, `"-P1Y2M"` → `minus 1 year and 2 months`; nil for other text.
    static func duration(_ text: String) -> String? {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative { rest.removeFirst() }
        guard rest.first == "P" else { return nil }
        rest.removeFirst()
        var parts: [String] = []
        for (letter, noun) in [("Y", "year"), ("M", "month"), ("D", "day")] as [(Character, String)] {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let number = Int(digits), rest.dropFirst(digits.count).first == letter else { continue }
            parts.append(count(number, noun))
            rest = rest.dropFirst(digits.count + 1)
        }
        return parts.isEmpty || !rest.isEmpty ? nil : (isNegative ? "minus " : "") + list(parts)
    }

    /// `on_call` → `on call`; text that is not a name of a rulebook stays as it is.
    static func plain(_ text: String) -> String {
        let isName = !text.isEmpty && text.allSatisfy { $0 == "_" || $0 == "." || ($0.isASCII && ($0.isLowercase || $0.isNumber)) }
        return isName && text.contains("_") ? text.spelledOut : text
    }

    /// With a capital at the start.
    static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// `["a", "b", "c"]` → `a, b and c`
    static func list(_ items: [String], _ conjunction: String = "and") -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    /// `1` `mistake` → `1 mistake`; more of them take an s.
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    static let periods: Set<String> = ["hour", "day", "night", "week", "fortnight", "month", "quarter", "term", "year"]

    /// `week` → `a week`; other words stay: `hours a week`.
    static func rate(_ unit: String) -> String {
        switch unit {
        case _ where periods.contains(unit): (unit == "hour" ? "an " : "a ") + unit
        case "journey", "meal", "mile", "person", "session", "stay", "trip", "visit": "a " + unit
        case "a hour": "an hour"
        case "item": "an item"
        default: unit
        }
    }

    /// How a layer of the funding is paid.
    static func payment(_ way: String) -> String {
        switch way {
        case "direct": "paid direct"
        case "recharge": "by recharge"
        case "pool": "from the pool"
        default: plain(way)
        }
    }

    /// As many of some items as fit into `room` characters: `a, b and 3 more`; the first is always there.
    static func brief(_ items: [String], room: Int) -> String {
        let whole = items.joined(separator: ", ")
        if whole.count <= room { return whole }
        let kept = items.indices.dropLast().map { items[...$0].joined(separator: ", ") + " and \(items.count - 1 - $0) more" }
        return kept.last { $0.count <= room } ?? kept.first ?? whole
    }

    /// Commas from five digits on, so that a year stays a year.
    static func grouped(_ digits: String) -> String {
        let parts = digits.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first, whole.count > 4, whole.allSatisfy(\.isNumber) else { return digits }
        var out = ""
        for (i, digit) in whole.enumerated() {
            if i > 0, (whole.count - i) % 3 == 0 { out.append(",") }
            out.append(digit)
        }
        return parts.count == 2 ? out + "." + parts[1] : out
    }
}
