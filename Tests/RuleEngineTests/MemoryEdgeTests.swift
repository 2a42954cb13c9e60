import LuaSandbox
import RuleEngine
import Testing

/// The last size that fits and the first that does not: the same in a fresh state, in a used one, and in another fresh one, in which texts
/// lie elsewhere.
@Suite struct MemoryEdgeTests {
    /// Each makes something of size `n`.
    private static let growths: [String: String] = [
        "list": "local t = {} for i = 1, n do t[i] = i end return #t",
        "texts": "local t = {} for i = 1, n do t[i] = \"item \" .. i end return #t",
        "long texts": "local t = {} for i = 1, n / 8 do t[i] = string.rep(\"x\", 60) .. i end return #t",
        "records": "local t = {} for i = 1, n / 4 do t[i] = { a = i, b = \"b\" .. i } end return #t",
        "text keys": "local t = {} for i = 1, n do t[\"key \" .. i] = i end return n",
        "money keys": "local t = {} for i = 1, n do t[money \"0.01\" * i] = i end return n",
        "keys that come and go":
            "local t = {} for i = 1, n do t[\"key \" .. i] = { i } t[\"key \" .. i - 3] = nil t[\"kept \" .. i // 7] = i end return n",
        "functions": "local t = {} for i = 1, n / 4 do t[i] = function() return i end end return #t",
        "ratios": "local t = {} for i = 1, n / 4 do t[i] = 1 / (12884901888 + i) end return #t",
        "sorting": "local t = {} for i = 1, n / 4 do t[i] = -i end table.sort(t) return #t",
        "walking": "local t = {} for i = 1, n / 8 do t[\"k\" .. i] = i end local m = 0 for _ in pairs(t) do m = m + 1 end return m",
        "splitting": "return #split_text(string.rep(\"ab,\", n / 4), \",\")",
        "garbage": "local t = {} for i = 1, n / 4 do t[i] = { i } local waste = \"waste \" .. i .. \" of some length\" end return #t",
        "frames":
            "local t = {} for i = 1, n / 2 do t[i] = i end local function f(d) if d == 0 then return 0 end return 1 + f(d - 1) end return f(200)",
        "values":
            """
        local function f(m) if m == 0 then return 0 end return 1 + f(m - 1, \(Array(repeating: "1", count: 200).joined(separator: ", "))) end
        local t = {} for i = 1, n do t[i] = i end
        return f(n % 2048 / 16) + #t
        """,
    ]
    private static let largest = 120_000

    @Test(arguments: growths.keys.sorted()) func theEdgeLiesAtOnePlace(_ name: String) throws {
        let book = try SmallRulebook(
            """
            fact "size" { label = "Size", type = "number" }
            answer "out" { value = function(case)
              local n = case.size - case.size % 16
              \(try #require(Self.growths[name]))
            end }
            """, exports: ["out"])
        let rulebook = try book.load()
        let edge = try self.edge(of: rulebook)
        try #require(edge > 16 && edge < Self.largest, "\(name) has no edge")
        let sizes = [edge - 32, edge - 16, edge, edge + 16, edge + 32]
        let alone = try sizes.map { try decide([$0], rulebook)[0] }
        #expect(alone[1].contains("\"answers\"") && alone[2].contains("memory_limit"), "\(name) at \(edge)")
        for _ in 1...4 { #expect(try sizes.map { try decide([$0], rulebook)[0] } == alone, "\(name) at \(edge) in other fresh states") }
        let before = [16, edge / 2, edge - 16, edge + 16, Self.largest]
        for other in before {
            for (size, expected) in zip(sizes, alone) {
                #expect(try decide([other, size], rulebook)[1] == expected, "\(name): \(size) after \(other)")
            }
        }
        #expect(try decide(sizes + sizes.reversed(), rulebook) == alone + alone.reversed(), "\(name) one after another")
    }

    /// The smallest size, a multiple of 16, that does not fit.
    private func edge(of rulebook: Rulebook) throws -> Int {
        var (fits, fails) = (1, Self.largest / 16)
        while fails - fits > 1 {
            let middle = (fits + fails) / 2
            if try decide([middle * 16], rulebook)[0].contains("memory_limit") { fails = middle } else { fits = middle }
        }
        return fails * 16
    }

    private func decide(_ sizes: [Int], _ rulebook: Rulebook) throws -> [String] {
        try LuaThread.run {
            let evaluator = try Evaluator(rulebook)
            return try sizes.map { try SmallRulebook.decide("\"size\": \($0)", evaluator) }
        }
    }
}
