import Foundation
import Testing

/// Whatever an author or a user can write has its place in the reference, with an example that is run.
@Suite("The reference is complete")
struct CompletenessTests {
    // MARK: Functions

    @Test("Every library function has an entry, and an example")
    func functions() throws {
        let page = try Page("docs/reference/functions.md")
        let entries = page.lines.compactMap { $0.firstMatch(of: #/^\| ((?:`[^`]+`(?:, )?)+) \|/#)?.1 }
        let described = Set(entries.flatMap { $0.matches(of: #/`([a-z_.]+)\(/#).map { String($0.1) } })
        let offered = try Self.libraryFunctions()
        #expect(offered.count > 60, "the patterns below no longer find the functions")
        #expect(offered.subtracting(described).sorted() == [], "without an entry")
        #expect(described.subtracting(offered).sorted() == [], "no longer there")
        let run = try Self.rulesThatRun("docs/reference/functions.md", "docs/reference/rulebook.md")
        #expect(offered.filter { !Self.names($0, in: run) }.sorted() == [], "without an example")
    }

    private static func libraryFunctions() throws -> Set<String> {
        let prefixes = ["string": "string.", "table": "table.", "math": "math."]
        var found: Set = ["text"]  // set by itself, in library.c
        for path in try Checkout.files(ending: ".c", in: "Sources/CLuaHost") {
            for table in try Checkout.text(path).matches(of: #/luahost_entry luahost_(\w+)_entries\[\] = \{((?:[^;])*)\};/#) {
                guard table.1 != "privileged" else { continue }
                let names = table.2.matches(of: #/\{"(\w+)", /#).map { (prefixes[String(table.1)] ?? "") + $0.1 }
                found.formUnion(names)
            }
        }
        let offered = try Checkout.text("Sources/RuleEngine/Prelude/p9_environment.lua").matches(of: #/(\w+) = \1,/#)
        return found.union(offered.map { String($0.1) }).subtracting(try forms())
    }

    // MARK: Forms and their keys

    @Test("Every form has a heading, and an example")
    func headings() throws {
        let headings = try Page("docs/reference/rulebook.md").lines.filter { $0.hasPrefix("## ") }.joined(separator: "\n")
        let run = try Self.rulesThatRun("docs/reference/rulebook.md")
        let forms = try Self.forms()
        #expect(forms.count > 12, "the patterns below no longer find the forms")
        #expect(forms.filter { !Self.names($0, in: headings) }.sorted() == [], "without a heading")
        #expect(forms.filter { $0 != "rulebook" && !Self.names($0, in: run) }.sorted() == [], "without an example")
    }

    private static func forms() throws -> Set<String> {
        let declared = try Checkout.text("Sources/RuleEngine/Prelude/p2_primitives.lua").matches(of: #/\n(\w+) = (?:named|fixed)\(/#)
        return Set(declared.map { String($0.1) } + ["data_table"])
    }

    @Test("Every key of every form is described, and has an example")
    func keys() throws {
        let page = try Checkout.text("docs/reference/rulebook.md")
        var keys: Set<String> = []
        for path in try Checkout.files(ending: "Check.swift", in: "Sources/RuleEngine/Checking") {
            let found = try Checkout.text(path).matches(
                of: #/"([a-z_]+)": \.(?:texts?|boolean|record|list|function|textOrFunction|numberOrMoney|anything)\b/#)
            keys.formUnion(found.map { String($0.1) })
        }
        let manifest = try #require(try Checkout.text("Sources/RuleEngine/Loading/Manifest.swift").firstMatch(of: #/keys = \[([^\]]+)\]/#))
        keys.formUnion(manifest.1.matches(of: #/"(\w+)"/#).map { String($0.1) })
        let table = try #require(try Checkout.text("Sources/RuleEngine/Prelude/p2_tables.lua").firstMatch(of: #/known_keys = \{([^}]+)\}/#))
        keys.formUnion(table.1.matches(of: #/(\w+) = true/#).map { String($0.1) })
        #expect(keys.count > 40, "the patterns above no longer find the keys")
        #expect(keys.filter { !page.contains("`\($0)`") && !page.contains("`\($0) = ") }.sorted() == [], "not described")
        let run = try Self.rulesThatRun("docs/reference/rulebook.md")
        #expect(keys.filter { !run.contains(" \($0) = ") }.sorted() == [], "without an example")
    }

    // MARK: The command

    @Test("Every verb and each of its options has its place")
    func verbs() throws {
        let page = try Checkout.text("docs/reference/command.md")
        let verbs = try Command.run("help").output.matches(of: #/\n  ([a-z]+) {4,}/#).map { String($0.1) }
        #expect(verbs.contains("decide"))
        for verb in verbs + ["help"] {
            let section = page.components(separatedBy: "\n## ").first { $0.hasPrefix(verb + "\n") }
            guard let section else {
                Issue.record("no heading for \(verb)")
                continue
            }
            let options = Set(try Command.run("help", verb).output.matches(of: #/--([a-z-]+)/#).map { String($0.1) })
            let missing = options.subtracting(["help", "version"]).filter { !section.contains("| `--\($0)") && verb != "help" }
            #expect(missing.sorted() == [], "options of \(verb)")
        }
    }

    @Test("Every verb of the ledger and each of its options has its place")
    func ledgerVerbs() throws {
        let page = try Checkout.text("docs/reference/command.md")
        let section = try #require(page.components(separatedBy: "\n## ").first { $0.hasPrefix("ledger\n") })
        let verbs = try Command.run("help", "ledger").output.matches(of: #/\n  ([a-z][a-z-]+) {4,}/#).map { String($0.1) }
        #expect(verbs.count >= 10, "the pattern above no longer finds the verbs")
        for verb in verbs {
            #expect(section.contains("| `\(verb)"), "no row for \(verb)")
            let options = Set(try Command.run("help", "ledger", verb).output.matches(of: #/--([a-z-]+)/#).map { String($0.1) })
            let missing = options.subtracting(["help", "version"]).filter { !section.contains("`--\($0)") }
            #expect(missing.sorted() == [], "options of ledger \(verb)")
        }
    }

    @Test("Every exit status has its row, and is shown")
    func exitStatuses() throws {
        let page = try Checkout.text("docs/reference/command.md")
        let codes = try Checkout.text("Sources/tariff/Failure.swift").matches(of: #/ExitCode\((\d+)\)/#).map { String($0.1) }
        for code in codes + ["0", "64"] {
            #expect(page.contains("\n| \(code) | "), "\(code) has no row")
            #expect(page.contains("\nexit status \(code)\n"), "\(code) is not shown")
        }
    }

    // MARK: What is run

    /// The Lua of pages that the tests run.
    private static func rulesThatRun(_ paths: String...) throws -> String {
        try paths.flatMap { try Page($0).items }.map { _, item in
            switch item {
            case .file(_, let text, _), .rulebook(_, _, let text), .expression(let text, _): text
            default: ""
            }
        }.joined(separator: "\n")
    }

    private static func names(_ name: String, in text: String) -> Bool {
        text.ranges(of: name).contains { range in
            let before = range.lowerBound == text.startIndex ? " " : text[text.index(before: range.lowerBound)]
            let after = range.upperBound == text.endIndex ? " " : text[range.upperBound]
            return ![before, after].contains { $0.isLetter || $0 == "_" || $0 == "." }
        }
    }
}
