/// A line of source with a place in it underlined; of a long line, what stands around the place.
struct Excerpt {
    let line: String
    /// As far to the right as the place, then a `^` for each of its characters.
    let underline: String

    private static let maxWidth = 160
    /// Characters of a long line that are shown before the place.
    private static let leadWidth = 60

    init(_ text: String, at place: SourceLocation) {
        let start = max(place.column - 1, 0)
        let length = max(place.length, 1)
        let isLong = text.dropFirst(Self.maxWidth).first != nil
        let cut = isLong ? max(start - Self.leadWidth, 0) : 0
        let rest = text.dropFirst(cut)
        let shown = isLong ? rest.prefix(Self.maxWidth) : rest
        let before = (cut > 0 ? "…" : "") + String(shown.prefix(start - cut)).printable(keeping: "\t")
        let marked = shown.dropFirst(start - cut).prefix(length)
        let after = shown.dropFirst(start - cut + length)
        let isCut = shown.endIndex < text.endIndex
        line = before + (String(marked) + after).printable(keeping: "\t") + (isCut ? "…" : "")
        // A place may reach beyond its line, but not beyond what is shown of it.
        let beyond = isCut ? 0 : length - marked.count
        underline =
            before.map { $0 == "\t" ? "\t" : " " }.joined()
            + String(repeating: "^", count: max(String(marked).printable(keeping: "\t").count + beyond, 1))
    }
}
