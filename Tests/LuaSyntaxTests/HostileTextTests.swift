import LuaSyntax
import TestSupport
import Testing

/// Texts that mean to break the reader: it reports and ends.
@Suite struct HostileTextTests {
    private static let deep: [String] = [
        "(", "{", "[", "x = (", "x = {", "x[", "f(", "f{", "f'' (", "x = -", "x = not ", "x = #", "x = - -", "do ", "while x do ",
        "if x then ",
        "function f() ", "x = function() ", "repeat ", "for i = 1, 2 do ", "x = a .. ", "a.b.", "a:b():", "a()", "a = a + ", "a = a ^ ",
        "a = a and ",
        "x = {[", "x = {{}, ", "return ", "return function(", "::a", "goto ", "local a <", "else ", "elseif ", "end ", "until ", "} ", ") ",
        "] ", "= ",
        "'", "\"", "[[", "--[[", "\\", "0x", "1e", "..", "...", "~", "<", "\u{0}", "é", "a = 1 ", "a,", "local a ", ";", "x = f[[a]]",
        "a = [==",
    ]

    @Test(arguments: deep)
    func aHundredThousandTimes(_ text: String) {
        let result = Chunk.parse(String(repeating: text, count: 100_000))
        #expect(result.issues.count <= 50)
        if result.issues.isEmpty {
            #expect(result.chunk.nodeCount > 0 || text == ";")
        }
        _ = LoadingPrinter.print(result.chunk, layout: .points, dialect: .plain)
    }

    @Test(arguments: [
        ("", "("), ("x = ", "{"), ("x = ", "- "), ("x = a", ".b"), ("x = a", "()"), ("x = ", "function() return "), ("", "if x then "),
        ("x = ", "a .. "), ("x = a", " + a"), ("", "function f() "), ("", "return function("),
    ])
    func tooDeepIsSaidOnce(_ start: String, _ text: String) {
        let result = Chunk.parse(start + String(repeating: text, count: 100_000))
        #expect(result.issues.map(\.code).filter { $0 == "too_deep" } == ["too_deep"])
        #expect(result.issues.count <= 2)
    }

    @Test func aHundredMegabytesOfRubbish() {
        let seed: UInt64 = 7
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let block = (0..<(1 << 17)).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } }
        var rubbish: [UInt8] = []
        rubbish.reserveCapacity(100 << 20)
        while rubbish.count < 100 << 20 { rubbish += block }
        #expect(Chunk.parse(rubbish).issues.map(\.code) == ["too_large"])
        var limits = ParseLimits()
        limits.bytes = .max
        #expect((1...limits.issues).contains(Chunk.parse(rubbish, limits: limits).issues.count))
        #expect(Chunk.parse(Array(repeating: Ascii.open, count: 100 << 20), limits: limits).issues.map(\.code) == ["too_deep"])
    }

    private enum Ascii { static let open = UInt8(ascii: "(") }

    /// The work grows with the text, not faster: counted by what is kept, never by the clock.
    @Test func issuesAreBounded() {
        let result = Chunk.parse(String(repeating: "x = = 1\n", count: 10_000))
        #expect(result.issues.count == 50)
    }

    @Test func anyBytesAreReadSomehow() {
        let seed: UInt64 = 99
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let words = [
            "end", "(", ")", "{", "}", "[", "]", "=", ",", ".", ":", "::", "function", "local", "if", "then", "else", "do", "for", "in",
            "x", "1",
            "'a'", "..", "-", "not", "and", "return", "break", "\n", "--", "[[", "]]", "<", ">", "~", "while", "repeat", "until", "\"", ";",
            "goto",
        ]
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 1...60, using: &random)).map { _ in random.pick(words) }.joined(separator: " ")
            let result = Chunk.parse(text)
            for issue in result.issues { #expect(issue.span.start <= issue.span.end, "\(text)") }
            _ = Gate.issues(in: result.chunk, vocabulary: ruleVocabulary)
            _ = LoadingPrinter.print(result.chunk, layout: .points, dialect: .plain)
        }
    }
}
