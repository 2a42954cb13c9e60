extension StringProtocol {
    /// A name of the rules in words: `may_be_charged` → `may be charged`.
    public var spelledOut: String { split(separator: "_").joined(separator: " ") }

    /// A name of the rules as a title: `may_be_charged` → `May be charged`.
    public var asTitle: String {
        let words = spelledOut
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
