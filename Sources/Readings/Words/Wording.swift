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
        case .boolean(let yes): word(for: yes)
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

    /// In the words of the labels `yes` and `no`, where there are some.
    func word(for yes: Bool) -> String {
        let word = yes ? "yes" : "no"
        return labels[word]?.printable ?? word
    }

    private func words(forText raw: String) -> String {
        let text = raw.printable
        if let label = labels[text] { return label }
        if Self.isMoney(text) { return Self.money(text) }
        return Self.date(text) ?? Self.duration(text) ?? Self.plain(text)
    }

    /// `from_icb` → `from ICB`: an abbreviation keeps the capitals that it has in its name, `ICB` or `South Sample ICB`.
    func key(_ name: String) -> String {
        if !name.utf8.contains(UInt8(ascii: "_")), names[name] == nil { return name }
        return name.split(separator: "_").map(abbreviated).joined(separator: " ")
    }

    private func abbreviated(_ word: Substring) -> String {
        guard let name = names[String(word)] else { return String(word) }
        let capitals = word.uppercased()
        return name.split(separator: " ").contains { $0 == capitals } ? capitals : String(word)
    }

    /// The same of words in a label: `from icb` → `from ICB`.
    func abbreviated(_ label: String) -> String { label.split(separator: " ").map(abbreviated).joined(separator: " ") }

    // MARK: Single values

    /// `"1420.00"` → `£1,420.00`
    static func money(_ text: String) -> String {
        (try? Money(text))?.pounds ?? text
    }

    /// An amount in the JSON of a decision is a string with two decimals, and nothing else there has that shape.
    static func isMoney(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let digits = bytes.first == UInt8(ascii: "-") ? 1..<bytes.count : 0..<bytes.count
            return digits.count > 3
                && digits.allSatisfy { place in
                    place == bytes.count - 3 ? bytes[place] == UInt8(ascii: ".") : UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[place]
                }
        }
    }

    /// `"2026-05-01"` → `1 May 2026`; nil for other text.
    static func date(_ text: String) -> String? {
        guard let date = try? CalendarDate(text) else { return nil }
        return date.spoken
    }

    /// `"P363D"` → `363 days`, `"-P1Y2M"` → `minus 1 year and 2 months`; nil for other text.
    static func duration(_ text: String) -> String? {
        guard let sign = text.utf8.first, sign == UInt8(ascii: "P") || sign == UInt8(ascii: "-") else { return nil }
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
        text.utf8.contains(UInt8(ascii: "_")) && text.isName ? text.spelledOut : text
    }

    /// With a capital at the start.
    static func sentence(_ text: String) -> String {
        guard let first = text.utf8.first, first >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= first else { return text }
        if first >= 0x80 { return text.prefix(1).uppercased() + text.dropFirst() }
        return text[...].beginning(with: first & 0xDF)
    }

    /// `["a", "b", "c"]` → `a, b and c`
    static func list(_ items: [String], _ conjunction: String = "and") -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    /// `1` `mistake` → `1 mistake`; more of them take an s.
    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    static let periods: Set<String> = ["hour", "day", "night", "week", "fortnight", "month", "quarter", "term", "year"]

    /// `week` → `a week`, `item` → `an item`; what is not one word for one thing stays: `hours a week`, `points`, `in all`.
    static func rate(_ unit: String) -> String { rates[unit] }

    private static let rates = Remembered<String> { unit in
        if unit == "a hour" { return "an hour" }
        let isWord = unit.utf8.count > 2 && unit.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
        guard isWord, !uncounted.contains(unit), !unit.hasSuffix("ly"), !Phrase.isPlural(unit) else { return unit }
        let isVowel = unit == "hour" || "aeiou".contains(unit.prefix(1)) && !["uni", "us", "eu"].contains(where: unit.hasPrefix)
        return (isVowel ? "an " : "a ") + unit
    }

    /// Words after an amount that do not name one thing.
    private static let uncounted: Set<String> = [
        "altogether", "each", "extra", "gross", "net", "once", "overall", "people", "percent", "total", "towards", "upfront",
    ]

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
        if whole.width <= room { return whole }
        let kept = items.indices.dropLast().map { items[...$0].joined(separator: ", ") + " and \(items.count - 1 - $0) more" }
        return kept.last { $0.count <= room } ?? kept.first ?? whole
    }

    /// Commas from five digits on, so that a year stays a year.
    static func grouped(_ digits: String) -> String {
        let whole = digits.utf8.prefix { $0 != UInt8(ascii: ".") }
        let isLong = whole.count > 4 && whole.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        return isLong ? digits.withThousands : digits
    }
}
