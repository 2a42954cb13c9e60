import LuaSyntax

/// Parsing of rule files, with the limits that rules have.
enum RuleText {
    /// 256 KiB: larger tables are CSV files of the rulebook.
    static let maxBytes = 256 << 10

    static func parse(_ file: SourceFile) -> ParseResult {
        var limits = ParseLimits()
        limits.bytes = maxBytes
        return Chunk.parse(file.bytes, limits: limits)
    }
}
