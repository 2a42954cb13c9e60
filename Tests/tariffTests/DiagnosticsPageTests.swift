import Foundation
import Testing

/// The manual's list of codes is the sources' list of codes.
@Suite("docs/diagnostics.md")
struct DiagnosticsPageTests {
    @Test("Every code in the sources is on the page, and no other")
    func codes() throws {
        let page = Set(try Self.text("docs/diagnostics.md").split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap(Self.firstCells))
        let sources = try Self.codesInSources()
        #expect(sources.count > 80, "the patterns below no longer find the codes")
        #expect(sources.subtracting(page).sorted() == [], "not on the page")
        #expect(page.subtracting(sources).sorted() == [], "on the page only")
    }

    @Test("Every code has a meaning and a remedy")
    func cells() throws {
        for row in try Self.text("docs/diagnostics.md").split(separator: "\n") where row.hasPrefix("| `") {
            let cells = row.dropFirst().dropLast().split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells.count == 3 && cells.allSatisfy { !$0.isEmpty }, "\(row)")
        }
    }

    private static func firstCells(_ row: Substring) -> [String] {
        row.dropFirst(2).prefix { $0 != "|" }.matches(of: #/`([a-z_]+)`/#).map { String($0.1) }
    }

    // MARK: The sources

    private static func codesInSources() throws -> Set<String> {
        var codes: Set<String> = []
        for path in try files(ending: ".swift", in: "Sources") {
            let source = try text(path)
            // The first argument of whatever makes a mistake: a word, or a choice of words.
            for call in source.matches(
                of: #/(?:Diagnostic|SyntaxIssue|SandboxError|report|error|warning|killed)\(\s*((?:[^",()]|"[^"]*")*)/#)
            {
                codes.formUnion(call.1.matches(of: #/(?:^|[^\["])"([a-z]+(?:_[a-z]+)*)"/#).map { String($0.1) })
            }
            codes.formUnion(source.matches(of: #/code: "([a-z_]+)"/#).map { String($0.1) })
        }
        for path in try files(ending: ".lua", in: "Sources/RuleEngine/Prelude") {
            codes.formUnion(try text(path).matches(of: #/(?:host\.fail\(|mistake\(place, )"([a-z_]+)"/#).map { String($0.1) })
        }
        let host = try text("Sources/CLuaHost/errors.c").matches(of: #/\[LUAHOST_(?!OP_|OK\])[A-Z_]+\] = "([a-z_]+)"/#)
        codes.formUnion(host.map { String($0.1) })
        let issues = try #require(try text("Sources/CLuaHost/case_reader.c").firstMatch(of: #/issue_names\[[^{]*\{([^}]*)\}/#))
        codes.formUnion(issues.1.matches(of: #/"([a-z_]+)"/#).map { String($0.1) })
        return codes
    }

    private static let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardizedFileURL

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    private static func files(ending: String, in folder: String) throws -> [String] {
        let all = try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
        return all.filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }
    }
}
