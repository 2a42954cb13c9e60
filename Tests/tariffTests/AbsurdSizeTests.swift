import Foundation
import Testing

/// Input of sizes that nobody means: refused, or decided, within bounded memory, and the rest of a batch still decided.
@Suite("Absurd sizes", .serialized)
struct AbsurdSizeTests {
    private static let book = URL(fileURLWithPath: #filePath).appendingPathComponent("../../Corpus/bad-input/book").standardizedFileURL.path
    private static let good = #"{\"case\": \"A\", \"on\": \"2026-05-01\", \"facts\": {\"hours\": 24}}"#
    private static let maxBytes = 64 << 20

    /// What makes `in.…`, what becomes of it, and what is said.
    struct Input: CustomTestStringConvertible, Sendable {
        let name: String
        let script: String
        let status: Int32
        let said: [String]
        var testDescription: String { name }
    }

    private static let inputs = [
        Input(
            name: "100 MB on one line between two cases",
            script: "good > in.ndjson; fill 100000000 x >> in.ndjson; echo >> in.ndjson; good >> in.ndjson", status: 6,
            said: ["A          answered     High\nline 2     not decided  this line is longer than 1 MiB\nA          answered     High"]),
        Input(
            name: "one case of 100 MB",
            script: #"{ printf '{"case": "'; fill 100000000 x; echo '"}'; } > in.json"#, status: 1,
            said: ["in.json:1:1: line_too_long: this case is longer than 1 MiB"]),
        Input(
            name: "one case of 100 MB in lines",
            script:
                #"{ echo '{"case": ['; yes '"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",' | head -2000000; echo ']}'; } > in.json"#,
            status: 1,
            said: ["line_too_long: this case is longer than 1 MiB"]),
        Input(
            name: "100,000 lists within each other, in one case",
            script: #"{ printf '{"case": '; fill 100000 '['; fill 100000 ']'; echo '}'; } > in.json"#, status: 1,
            said: ["malformed_json: lists and objects are nested more than 64 deep"]),
        Input(
            name: "100,000 lists within each other, in a batch",
            script: #"{ printf '{"case": '; fill 100000 '['; fill 100000 ']'; echo '}'; good; } > in.ndjson"#, status: 6,
            said: ["line 1     not decided  lists and objects are nested more than 64 deep", "A          answered     High"]),
        Input(
            name: "lines of a megabyte, each full of mistakes",
            script: #"""
                { printf '{"case": "B", "on": "2026-05-01", "facts": {"needs": [1'; fill 1000000 ',1'; echo ']}}'; } > one
                for i in {1..30}; do cat one; good; done > in.ndjson
                """#, status: 6, said: ["60 cases: 30 answered, 30 not decided"]),
        Input(
            name: "a table of 100,000 columns", script: "{ printf case,on,hours; fill 200000 ,x; echo; } > in.csv", status: 1,
            said: ["in.csv:1:1: malformed_csv: this table has 100003 columns, more than 16384"]),
        Input(
            name: "a table of 10,000 unknown columns", script: "{ printf case,on,hours; printf ',x%d' {1..10000}; echo; } > in.csv",
            status: 1,
            said: ["in.csv:1:15: unknown_column: `x1` is not a fact", "and 9800 more\n10000 mistakes\n"]),
        Input(
            name: "a row of a million cells", script: "{ echo case,on,hours; fill 2000000 x,; echo; echo A,2026-05-01,24; } > in.csv",
            status: 6, said: ["not decided  this line is longer than 1 MiB", "A          answered     High"]),
        Input(
            name: "a quote that is never closed, before much else",
            script: #"{ echo case,on,hours; printf '"'; yes A,2026-05-01,24 | head -c 2000000; } > in.csv"#, status: 6,
            said: ["line 2     not decided  the quote that opens here is not closed", "A          answered     High"]),
        Input(
            name: "many lines, each with a mistake", script: #"yes '{"case": "A" "on"' | head -100000 > in.ndjson"#, status: 6,
            said: ["A          not decided  line 100000: this is not JSON, from character 14 on", "100000 cases: 100000 not decided"]),
    ]

    @Test("Each is answered within 64 MiB", arguments: inputs)
    func answers(input: Input) throws {
        let folder = try TemporaryFolder()
        let functions = "good() { echo \"\(Self.good)\"; }; fill() { yes \"$2\" | tr -d '\\n' | head -c $1; }"
        #expect(try Command.shell("set -e; \(functions); \(input.script)", in: folder.path).status == 0)
        let (result, peak) = try Command.measured("$TARIFF decide in.* --rules \(Self.book)", in: folder.path)
        #expect(result.status == input.status, "\(result.error.prefix(500))")
        let text = result.output + result.error
        for said in input.said { #expect(text.contains(said), "\(text.prefix(500))") }
        #expect(peak < Self.maxBytes)
    }
}
