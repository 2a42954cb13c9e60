/// The one rule for names that rules read: facts, parameters, judgements, answers, payers.
enum Word {
    static let remedy = "use lower-case words joined by underscores, beginning with a letter"

    /// Lower-case letters of ASCII, digits and underscores, a letter first.
    static func holds(_ text: some StringProtocol) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first) else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    }
}
