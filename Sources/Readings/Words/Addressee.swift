/// Somebody a case is referred to, as they stand in a sentence: with `the` where English has it.
///
/// `resource allocation panel` → `the resource allocation panel`, `Mental Health Act office` → `the Mental Health Act office`, but
/// `South West London ICB`, `brokerage` and `the family's advocate` as they are.
enum Addressee {
    static func words(for name: String) -> String { takesArticle(name) ? "the " + name : name }

    private static func takesArticle(_ name: String) -> Bool {
        let words = name.split(separator: " ").map(String.init)
        guard let first = words.first, let last = words.last, !determiners.contains(first.lowercased()) else { return false }
        // Of `head of service` and `Court of Protection` the first part is what is meant.
        if let of = words.firstIndex(of: "of"), of > 0 { return true }
        if last.first?.isLowercase ?? false {
            return !uncountable.contains(last) && !last.hasSuffix("ing") && !last.hasSuffix("s")
        }
        return (first.first?.isLowercase ?? false) || bodies.contains(last)
    }

    /// A name that begins so has its article already, or wants none.
    private static let determiners: Set<String> = [
        "the", "a", "an", "all", "any", "anybody", "anyone", "both", "each", "either", "every", "her", "his", "its", "one", "our",
        "somebody", "someone", "that", "their", "these", "this", "those", "two", "whoever", "your",
    ]

    /// Work and places that English names without an article.
    private static let uncountable: Set<String> = [
        "brokerage", "care", "finance", "health", "management", "payroll", "procurement", "quality", "support", "work",
    ]

    /// Kinds of people and bodies, which keep their article when a name is written with capitals.
    private static let bodies: Set<String> = [
        "Board", "Commissioner", "Committee", "Court", "Director", "Lead", "Manager", "Office", "Officer", "Ombudsman", "Panel", "Service",
        "Team", "Tribunal",
    ]
}
