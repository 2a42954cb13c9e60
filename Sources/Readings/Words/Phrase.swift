import RuleModel

/// Labels and quantities of a rulebook as they stand within an English sentence.
enum Phrase {
    /// `Need score` → `the need score`, `One-to-one support` → `one-to-one support`, `price.cap` → `the cap`; of a part of an answer,
    /// `Cap of Tariff` → `the cap of the tariff`.
    static func subject(_ label: String) -> String { subjects[label] }

    private static let subjects = Remembered<String> { label in
        let words = lowered(plain(label))
        if let of = words.firstRange(of: " of "), words[of.upperBound...].isTitle {
            let (part, whole) = (String(words[..<of.lowerBound]), subject(String(words[of.upperBound...])))
            let isPhrase = part.split(separator: " ").first.map { prepositions.contains(String($0)) } ?? false
            if isPhrase { return "\(whole) \(part)" }
            if bandParts.contains(part) || part == "number" { return "the \(part) of \(whole)" }
            if part == "item" { return "an item of \(whole)" }
        }
        if rates.contains(words) { return "the \(words) amount" }
        return takesArticle(words) ? "the " + words : words
    }

    /// A name of the rules in words; a label as it is.
    static func plain(_ label: String) -> String {
        guard label.isName, let last = label.split(separator: ".").last else { return label.printable }
        return bandKeys[String(last)] ?? last.spelledOut
    }

    /// Without its capital, but for names and abbreviations: `Need score` → `need score`, `NHS continuing healthcare` as it is.
    static func lowered(_ text: String) -> String {
        guard let initial = text.utf8.first, initial >= 0x80 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= initial else { return text }
        let end = text.utf8.firstIndex(of: UInt8(ascii: " ")) ?? text.endIndex
        // A grade, and no article.
        if text.utf8.count == 1 { return text }
        let isASCII = initial < 0x80
        let first = text[..<end]
        let small = isASCII ? first.beginning(with: initial | 0x20) : first.prefix(1).lowercased() + first.dropFirst()
        if !functionWords.contains(small) {
            if first.dropFirst().holdsCapital { return text }
            // Mental Health Act office, but Responsible ICB.
            let next = text[end...].drop { $0 == " " }
            if next.prefix(1).holdsCapital, next.prefix(while: { $0 != " " }).holdsSmall { return text }
        }
        return isASCII ? text[...].beginning(with: initial | 0x20) : small + text[end...]
    }

    /// A label that is a clause or a question, which no verb can follow.
    static func isClause(_ label: String) -> Bool { clauses[label] }

    private static let clauses = Remembered<Bool> { label in
        let words = label.lowercased().split(separator: " ").map(String.init)
        guard let first = words.first, let last = words.last else { return false }
        return label.hasSuffix("?") || prepositions.contains(last) || questionWords.contains(first)
            || words.dropFirst().contains(where: verbs.contains)
    }

    // MARK: Quantities

    /// `24 hours a week`, `1 hour a week`; of a bare period `2 a week`.
    static func quantity(_ number: Exact, unit: String?) -> String {
        let digits = Wording.grouped(number.description)
        guard let unit, !unit.isEmpty else { return digits }
        let isPeriod = Wording.periods.contains(unit)
        return digits + " " + (isPeriod ? Wording.rate(unit) : number == 1 ? singular(unit) : unit)
    }

    /// `hours a week` → `hours`
    static func brief(_ unit: String) -> String { briefUnits[unit] }

    private static let briefUnits = Remembered<String> { unit in
        let words = unit.split(separator: " ").map(String.init)
        guard let cut = words.firstIndex(where: { ["a", "an", "per", "each"].contains($0) }), cut > 0 else { return unit }
        return words[..<cut].joined(separator: " ")
    }

    /// A part of a whole: `half`, `47.5%`, `1/3`.
    static func share(_ part: Exact) -> String {
        switch (part.numerator, part.denominator) {
        case (1, 1): return "all"
        case (1, 2): return "half"
        case (0, _): return "nothing"
        default: break
        }
        guard let percent = try? part * 100, percent.decimalPlaces != nil else { return part.description }
        return percent.description + "%"
    }

    /// `56 days`, `2 months`, `1 year and 3 months`.
    static func duration(_ duration: CalendarDuration) -> String {
        let parts = [(duration.months / 12, "year"), (duration.months % 12, "month"), (duration.days, "day")]
            .filter { $0.0 != 0 }.map { Wording.count(Int($0.0), $0.1) }
        return parts.isEmpty ? "0 days" : Wording.list(parts)
    }

    static func singular(_ unit: String) -> String {
        var words = unit.split(separator: " ").map(String.init)
        guard let first = words.first else { return unit }
        if first == "people" {
            words[0] = "person"
        } else if first.hasSuffix("ies") {
            words[0] = first.dropLast(3) + "y"
        } else if first.hasSuffix("s"), !first.hasSuffix("ss") {
            words[0] = String(first.dropLast())
        }
        return words.joined(separator: " ")
    }

    /// Whether a label names several: its last word before an `of` or `in` ends in s, and not as `address`, `status` and `basis` do.
    static func isPlural(_ label: String) -> Bool { plurals[label] }

    private static let plurals = Remembered<Bool> { label in
        let words = label.split(separator: " ").map(String.init)
        let head = words.prefix { !prepositions.contains($0) }
        guard let noun = head.last?.filter({ $0.isLetter }), noun.count > 2, noun.hasSuffix("s") else { return false }
        return !["ss", "us", "is"].contains(where: noun.hasSuffix)
    }

    /// Whether a choice says that there is nothing: `No`, `none`, `Not eligible`.
    static func isNo(_ choice: String) -> Bool { noes[choice] }

    private static let noes = Remembered { choice in
        ["no", "not", "none", "never", "nothing"].contains(String(choice.lowercased().prefix { $0.isLetter }))
    }

    // MARK: Clauses

    /// Dates and amounts that a rule wrote into a text of its own, in words: `£7000.00 since 2026-04-30` → `£7,000.00 since 30 April 2026`.
    static func spoken(_ text: String) -> String {
        let dated =
            holdsYear(text) ? text.replacing(/\b\d{4}-\d{2}-\d{2}\b/) { Wording.date(String($0.output)) ?? String($0.output) } : text
        guard dated.holds("£") else { return dated }
        return dated.replacing(/£(\d{4,})(?![\d,])/) { "£" + String($0.1).withThousands }
    }

    /// Whether four digits and a hyphen stand in it: most texts have none, and are not searched for dates.
    private static func holdsYear(_ text: String) -> Bool {
        var digits = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "-"), digits == 4 { return true }
            digits = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte ? digits + 1 : 0
        }
        return false
    }

    /// `A, and B`; of three `A, B and C`, or with a last comma where one of them has a comma or an `and` of its own.
    static func joined(_ clauses: [String]) -> String {
        guard clauses.count > 1, let last = clauses.last else { return clauses.first ?? "" }
        let comma = clauses.count == 2 || clauses.contains { $0.utf8.contains(UInt8(ascii: ",")) || $0.holds(" and ") }
        return clauses.dropLast().joined(separator: ", ") + (comma ? ", and " : " and ") + last
    }

    /// With a capital and a full stop.
    static func sentence(_ text: String) -> String {
        text.isEmpty || text.isClosed ? Wording.sentence(text) : Wording.sentence(text) + "."
    }

    // MARK: English

    private static func takesArticle(_ words: String) -> Bool {
        let all = words.split(separator: " ").map(String.init)
        guard let first = all.first, !functionWords.contains(first), !isClause(words) else { return false }
        let head = all.prefix { !prepositions.contains($0) }
        guard let noun = head.last else { return false }
        return countable.contains(noun.lowercased().filter { $0 != "," })
    }

    /// Keys that bands give, where English has another word.
    private static let bandKeys = ["quoted": "quote", "weekly": "tariff"]
    /// Parts of a band's answer, which are named after it: `Cap of Tariff`.
    private static let bandParts: Set<String> = ["cap", "collar", "guide", "quote", "gap", "position"]
    /// Labels that say only what an amount is for.
    private static let rates: Set<String> = ["hourly", "daily", "weekly", "monthly", "yearly", "annual"]
    private static let prepositions: Set<String> = ["of", "for", "on", "in", "to", "by", "at", "from", "with", "without"]
    private static let verbs: Set<String> = ["is", "are", "was", "has", "have", "wants", "chose", "agreed", "holds", "lives", "pays"]
    private static let questionWords: Set<String> = [
        "how", "why", "what", "who", "whether", "which", "when", "where", "is", "are", "does", "do", "has", "have", "can", "was",
    ]
    private static let functionWords: Set<String> = questionWords.union([
        "the", "a", "an", "all", "any", "each", "every", "no", "our", "part", "their", "this", "both", "we", "it", "they", "there", "you",
    ])
    /// Heads of labels that are one thing; others (support, cover, risk, use) are said without an article.
    private static let countable: Set<String> = [
        "age", "agreement", "allowance", "amount", "answer", "assessment", "average", "balance", "band", "budget", "cap", "charge",
        "collar",
        "contribution", "cost", "council", "date", "decision", "detention", "distance", "fare", "fee", "gap", "guide", "icb", "kind",
        "level", "limit",
        "maximum", "minimum", "number", "package", "part", "percentage", "placement", "price", "provider", "quote", "rate", "reason",
        "result", "review", "route",
        "score", "service", "share", "size", "split", "status", "sum", "tariff", "threshold", "top-up", "total", "type",
    ]
}

extension String {
    /// Whether it is written as names of the rules are: `need_score`, `price.cap`.
    var isName: Bool {
        utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."): true
            default: false
            }
        }
    }
}

extension String {
    /// Whether it ends as a sentence does.
    var isClosed: Bool {
        switch utf8.last {
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): true
        default: false
        }
    }

    /// Whether it holds some ASCII text.
    func holds(_ part: String) -> Bool {
        let (bytes, sought) = (utf8, part.utf8)
        return bytes.indices.contains { bytes[$0] == sought.first && bytes[$0...].starts(with: sought) }
    }
}

extension Substring {
    /// With another first byte, where the first character is one of ASCII.
    func beginning(with byte: UInt8) -> String {
        String(unsafeUninitializedCapacity: utf8.count) { out in
            let end = out.initialize(fromContentsOf: utf8)
            out[0] = byte
            return end
        }
    }

    fileprivate var holdsCapital: Bool {
        utf8.contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 } || !utf8.allSatisfy { $0 < 0x80 } && contains { $0.isUppercase }
    }

    fileprivate var holdsSmall: Bool {
        utf8.contains { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 } || !utf8.allSatisfy { $0 < 0x80 } && contains { $0.isLowercase }
    }
}

extension StringProtocol {
    /// Whether it begins as a title does, and not as a name or an abbreviation has to: `Personal budget`, but not `ICB`.
    fileprivate var isTitle: Bool {
        guard let first, first.isUppercase else { return false }
        return !split(separator: " ").dropFirst().contains { $0.first?.isUppercase ?? false } && dropFirst().contains(where: \.isLowercase)
    }
}
