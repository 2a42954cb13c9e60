import Foundation
import Testing

/// The manual's list of codes is the sources' list of codes, and each example makes its mistake.
@Suite("docs/reference/diagnostics.md")
struct DiagnosticsPageTests {
    private static let path = "docs/reference/diagnostics.md"

    /// `` | `code` | meaning | remedy | `example` | ``
    struct Row: CustomStringConvertible, Sendable {
        let line: Int
        let code: String
        let cells: [String]
        var description: String { code }
    }

    private static let rows: [Row] = {
        let lines = (try? Checkout.text(path))?.components(separatedBy: "\n") ?? []
        return lines.enumerated().compactMap { index, line in
            guard let code = line.firstMatch(of: #/^\| `([a-z_]+)` \|/#)?.1 else { return nil }
            let cells = line.replacing(#"\|"#, with: "\u{0}").split(separator: "|").map {
                $0.trimmingCharacters(in: .whitespaces).replacing("\u{0}", with: "|")
            }
            return Row(line: index + 1, code: String(code), cells: cells)
        }
    }()

    @Test("Every code in the sources is on the page, and no other")
    func codes() throws {
        let page = Set(Self.rows.map(\.code))
        let sources = try Self.codesInSources()
        #expect(sources.count > 80, "the patterns below no longer find the codes")
        #expect(sources.subtracting(page).sorted() == [], "not on the page")
        #expect(page.subtracting(sources).sorted() == [], "on the page only")
    }

    /// Codes of mistakes that cannot be shown: they need a machine without room, or too long, or an altered record, or another mistake is
    /// found first.
    private static let notShown: Set = [
        "no_worker", "case_too_large", "time_limit", "malformed_rulebook", "unknown_entry", "replay_differs", "bad_declaration",
        "fact_missing",
    ]

    @Test("Every code has a meaning, a remedy and an example")
    func cells() throws {
        for row in Self.rows {
            #expect(row.cells.count == 4 && row.cells.allSatisfy { !$0.isEmpty }, "\(Self.path):\(row.line)")
            #expect((row.cells.last == "—") == Self.notShown.contains(row.code), "\(Self.path):\(row.line)")
        }
    }

    @Test("Every example makes its mistake", arguments: rows.filter { !notShown.contains($0.code) })
    func example(row: Row) throws {
        let folder = try TemporaryFolder()
        for case .file(let path, let text, _) in try Page(Self.path).items.map(\.item) { try folder.write(text, to: path) }
        let printed = try Self.printed(by: row.cells[3].trimmingCharacters(in: ["`"]), in: folder)
        let codes = printed.matches(of: #/(?:^|: )([a-z_]+)(?=: )|"code":"([a-z_]+)"/#.anchorsMatchLineEndings()).map { $0.1 ?? $0.2 ?? "" }
        if !codes.contains(row.code[...]) {
            let place = Checkout.place(Self.path, line: row.line)
            Issue.record("\(Self.path):\(row.line): the example prints:\n\(printed)", sourceLocation: place)
        }
    }

    /// What comes of a command, a case, a declaration or a script.
    private static func printed(by example: String, in folder: TemporaryFolder) throws -> String {
        let decide = "tariff decide - --rules book --json"
        if example.contains("tariff ") { return try shell(example, folder) }
        if example.hasPrefix("{") || example.hasPrefix("[") {
            try folder.write(example + "\n", to: "mistaken.ndjson")
            return try shell("\(decide) < mistaken.ndjson", folder)
        }
        if example.hasPrefix("rulebook ") {
            try folder.write(example, to: "book/rulebook.lua")
            return try shell("tariff check book", folder)
        }
        if example.contains(#/^(fact|parameter|answer|choose|bands|price_bands|funding_splits|routing|local t = data_table)\b/#) {
            try folder.write(example, to: "book/answers.lua")
            return try shell("tariff check book; \(decide) < case.json", folder)
        }
        try folder.write(example, to: "script.lua")
        return try shell("tariff try script.lua", folder)
    }

    private static func shell(_ line: String, _ folder: TemporaryFolder) throws -> String {
        try Command.terminal(line, in: folder.path)
    }

    // MARK: The sources

    private static func codesInSources() throws -> Set<String> {
        var codes: Set<String> = []
        for path in try Checkout.files(ending: ".swift", in: "Sources") {
            let source = try Checkout.text(path)
            // The first argument of whatever makes a mistake: a word, or a choice of words.
            for call in source.matches(
                of: #/(?:Diagnostic|SyntaxIssue|SandboxError|report|error|warning|killed)\(\s*((?:[^",()]|"[^"]*")*)/#)
            {
                codes.formUnion(call.1.matches(of: #/(?:^|[^\["])"([a-z]+(?:_[a-z]+)*)"/#).map { String($0.1) })
            }
            codes.formUnion(source.matches(of: #/code: "([a-z_]+)"/#).map { String($0.1) })
        }
        for path in try Checkout.files(ending: ".lua", in: "Sources/RuleEngine/Prelude") {
            let found = try Checkout.text(path).matches(of: #/(?:host\.fail\(|mistake\(place, )"([a-z_]+)"/#)
            codes.formUnion(found.map { String($0.1) })
        }
        let host = try Checkout.text("Sources/CLuaHost/errors.c").matches(of: #/\[LUAHOST_(?!OP_|OK\])[A-Z_]+\] = "([a-z_]+)"/#)
        codes.formUnion(host.map { String($0.1) })
        let issues = try #require(try Checkout.text("Sources/CLuaHost/case_reader.c").firstMatch(of: #/issue_names\[[^{]*\{([^}]*)\}/#))
        codes.formUnion(issues.1.matches(of: #/"([a-z_]+)"/#).map { String($0.1) })
        return codes
    }
}
