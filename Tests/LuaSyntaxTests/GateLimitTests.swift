import Foundation
import LuaSyntax
import Testing

/// At each limit: what is just within loads in stock Lua, what is just beyond is refused by name.
@Suite struct GateLimitTests {
    struct Limit: CustomTestStringConvertible, Sendable {
        let what: String
        let code: String
        /// The largest count that is accepted.
        let most: Int
        let source: @Sendable (Int) -> String

        var testDescription: String { what }
    }

    private static func repeated(_ text: String, _ count: Int, separator: String = "") -> String {
        Array(repeating: text, count: count).joined(separator: separator)
    }

    static let limits: [Limit] = [
        Limit(what: "nested parentheses", code: "too_deep", most: 98) { "local x = " + repeated("(", $0) + "1" + repeated(")", $0) },
        Limit(what: "nested tables", code: "too_deep", most: 99) { "local x = " + repeated("{", $0) + repeated("}", $0) },
        Limit(what: "nested blocks", code: "too_deep", most: 99) { repeated("do ", $0) + "local x" + repeated(" end", $0) },
        Limit(what: "nested functions", code: "too_deep", most: 49) {
            "local x = " + repeated("function() return ", $0) + "1" + repeated(" end", $0)
        },
        Limit(what: "nested products", code: "too_deep", most: 49) {
            "local x = 1 local y = " + repeated("(x * ", $0) + "2" + repeated(")", $0)
        },
        Limit(what: "fields in a row", code: "too_many", most: 99) { "local t = {} local x = t" + repeated(".a", $0) },
        Limit(what: "calls in a row", code: "too_many", most: 99) { "local t = {} local x = t" + repeated("()", $0) },
        Limit(what: "methods in a row", code: "too_many", most: 99) { "local t = {} local x = t" + repeated(":m()", $0) },
        Limit(what: "joined parts", code: "too_deep", most: 98) { "local t = 'a' local x = t" + repeated(" .. t", $0) },
        Limit(what: "factors", code: "too_many", most: 99) { "local t = 2 local x = t" + repeated(" * t", $0) },
        Limit(what: "terms", code: "too_many", most: 499) { "local t = 2 local x = t" + repeated(" + t", $0) },
        Limit(what: "local names", code: "too_many", most: 150) { (1...$0).map { "local a\($0) = \($0)" }.joined(separator: "\n") },
        Limit(what: "names of the functions around", code: "too_many", most: 50) { count in
            let names = (1...count).map { "a\($0)" }
            return "local t = {} " + names.map { "local \($0) = 1" }.joined(separator: "\n") + " function t.f() return "
                + names.map { "f(\($0))" }.joined(separator: " + ") + " end function f() end"
        },
        Limit(what: "names assigned at once", code: "too_many", most: 10) { count in
            "local t = {} " + repeated("t.x", count, separator: ", ") + " = " + repeated("1", count, separator: ", ")
        },
        Limit(what: "arguments", code: "too_many", most: 218) { "tostring(" + repeated("t", $0, separator: ", ") + ") t = 1" },
        Limit(what: "arguments in arguments", code: "too_many", most: 108) { count in
            "t = 1 tostring(" + repeated("t", count, separator: ", ") + ", tostring(" + repeated("t", count, separator: ", ") + "))"
        },
        Limit(what: "bytes", code: "too_large", most: 256 << 10) { "local x = 1" + repeated(" ", $0 - 11) },
        Limit(what: "bytes in a text", code: "too_large", most: 8 << 10) { "local x = \"" + repeated("x", $0) + "\"" },
        Limit(what: "names declared in a function", code: "too_many", most: 200) {
            repeated("do local " + (1...150).map { "a\($0)" }.joined(separator: ",") + " end ", $0)
        },
        Limit(what: "bytes in a while", code: "too_large", most: 10920) { "while t do " + repeated("break ", $0) + " end t = 1" },
        Limit(what: "bytes in a loop", code: "too_large", most: 65520) { "for i = 1, 2 do " + repeated(" ", $0 - 4) + " end" },
    ]

    @Test(arguments: limits)
    func isRefusedJustBeyond(_ limit: Limit) throws {
        let folder = try TemporaryFolder()
        let within = Chunk.parse(limit.source(limit.most))
        try #require(within.issues.isEmpty)
        #expect(Gate.issues(in: within.chunk, vocabulary: ruleVocabulary) == [], "\(limit.what): \(limit.most)")
        let printed = LoadingPrinter.print(within.chunk, layout: .points, dialect: .plain)
        let outcome = try RealLua.run("luac5.4", ["-p", folder.write(printed.text, as: "within.lua").path])
        #expect(outcome.status == 0, "\(limit.what): \(outcome.errors)")

        let beyond = Chunk.parse(limit.source(limit.most + 1))
        try #require(beyond.issues.isEmpty)
        let issues = Gate.issues(in: beyond.chunk, vocabulary: ruleVocabulary)
        #expect(issues.map(\.code) == [limit.code], "\(limit.what): \(limit.most + 1) \(issues)")
    }

    /// Lua jumps back over 131,071 instructions at most; these take the most for their length.
    @Test(arguments: ["t.a=-i ", "t.a,t.a=-i,-i ", "x=-i%-i ", "t[-i]=-i ", "f{} "])
    func theLargestLoopCompiles(_ dense: String) throws {
        let count = ((64 << 10) - 40) / dense.utf8.count
        let source = "t = {} function f() end for i = 1, 2 do local x = 1 " + Self.repeated(dense, count - 2) + " end"
        let result = Chunk.parse(source)
        try #require(result.issues.isEmpty)
        #expect(Gate.issues(in: result.chunk, vocabulary: ruleVocabulary) == [])
        let printed = LoadingPrinter.print(result.chunk, layout: .points, dialect: .plain)
        let folder = try TemporaryFolder()
        let outcome = try RealLua.run("luac5.4", ["-p", folder.write(printed.text, as: "loop.lua").path])
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
