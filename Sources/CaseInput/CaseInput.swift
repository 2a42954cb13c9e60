public import RuleModel

/// Cases from wherever a command names them: `.json` (one), `.ndjson` or `.jsonl`, `.csv` or `.tsv`, or `-` (standard input).
public struct CaseInput {
    public enum Form: Sendable {
        /// One case; what is wrong with it is wrong with the whole input.
        case single
        /// One case a line of JSON.
        case lines
        /// One case a row of a table: numbers, dates and booleans may be text.
        case table
    }

    public let form: Form
    public let cases: any CaseSource

    /// Opens a file, or standard input for `-`.
    ///
    /// Standard input and `.ndjson` hold a case on each line, or, where the first line is a lone `{`, one case over many.
    /// - Parameters:
    ///   - path: the file, whose ending says what it holds, or `-`.
    ///   - facts: what the rulebook declares, judgements included; asked for only by tables.
    /// - Throws: `unreadable_file`, `unknown_format`, `wrong_encoding`; for one case `malformed_json`, `line_too_long`; for a
    ///   table `malformed_csv`, `unknown_column`, `duplicate_column`, several at once.
    public init(path: String, facts: [Fact]) throws(Diagnostics) {
        let (form, lines) = try alone { () throws(Diagnostic) in try Self.open(path) }
        self.form = form
        switch form {
        case .single: cases = try alone { () throws(Diagnostic) in try SingleCase(lines: lines) }
        case .lines: cases = lines
        case .table: cases = try CSVCases(lines: lines, facts: facts)
        }
    }

    private static func open(_ path: String) throws(Diagnostic) -> (Form, LineReader) {
        if path == "-" {
            let lines = try LineReader.standardInput()
            return (try lines.beginsWithLoneBrace() ? .single : .lines, lines)
        }
        // First the file, then its name: a folder or a missing file is said to be that.
        let lines = try LineReader(path: path)
        switch path.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased() {
        case "json": return (.single, lines)
        case "ndjson", "jsonl": return (try lines.beginsWithLoneBrace() ? .single : .lines, lines)
        case "csv", "tsv": return (.table, lines)
        default:
            throw Diagnostic(
                "unknown_format", "cannot tell from its name what `\(path)` holds",
                help: ["name it `.json` (one case), `.ndjson` (one on each line) or `.csv`, or give it on standard input as `-`"])
        }
    }
}

/// Throws one mistake where several may come.
func alone<R>(_ body: () throws(Diagnostic) -> R) throws(Diagnostics) -> R {
    do throws(Diagnostic) {
        return try body()
    } catch {
        throw Diagnostics([error])
    }
}
