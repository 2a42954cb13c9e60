import CJSON
import CaseInput
import RuleModel
import TestSupport
import Testing

@Suite struct JSONFuzzTests {
    private static let seeds = [
        #"{"case":"WAN-0001","on":"2026-05-01","facts":{"hours":24,"night":"sleep_in","quoted":"1500.00","needs":{"mobility":"A"}}}"#,
        #"[1,-2.5e-3,"a\u00e9\ud83d\ude00\"b",{"x":[[],{},null,true,false]},""]"#,
        #" { "a" : [ 1 , 2 ] , "b" : "\\" } "#,
        #"{"£":"é","long":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","n":12345678901234567890}"#,
    ]
    private static let spice: [[UInt8]] =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "0", "-", "1e", ".", "true", "null", "'", "\n", "\u{1}",
            "\u{C}", "\u{1A}",
            " ", "\u{FEFF}", "😀", "\\\"",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xE2, 0x82]]

    /// Texts with a few bytes changed are accepted exactly where the plain reader accepts them, whatever stands behind them.
    @Test(arguments: [20_260_401, 20_260_402] as [UInt64])
    func agreesWithTheReference(seed: UInt64) throws {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let parser = try #require(cjson_open())
        defer { cjson_close(parser) }
        var accepted = 0
        for _ in 0..<30_000 {
            let text = mutated(Array(Self.seeds[Int.random(in: 0..<Self.seeds.count, using: &random)].utf8), &random)
            let padding = ([0, 0x5D, 0x7D, 0x22, 0x31] as [UInt8]).randomElement(using: &random) ?? 0
            let log = EventLog.read(text, padding: padding, with: parser)
            let expected = JSONReference.accepts(text)
            accepted += expected ? 1 : 0
            #expect((log.status == CJSON_OK) == expected, "\(String(decoding: text, as: UTF8.self))")
            #expect(log.offset <= text.count)
        }
        #expect(accepted > 1000)
    }

    private func mutated(_ text: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var text = text
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let at = Int.random(in: 0...text.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: text.insert(contentsOf: Self.spice.randomElement(using: &random) ?? [], at: at)
            case 1 where at < text.count: text.remove(at: at)
            case 2 where at < text.count: text[at] = UInt8.random(in: 0...255, using: &random)
            case 3: text.removeSubrange(at..<min(text.count, at + Int.random(in: 0...8, using: &random)))
            default: text.insert(contentsOf: text.prefix(at).suffix(Int.random(in: 0...12, using: &random)), at: at)
            }
        }
        return text
    }

    @Test(arguments: [7, 8, 9] as [UInt64])
    func decisionsComeBackAsTheyWereWritten(seed: UInt64) throws {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let reader = DecisionReader()
        for _ in 0..<2000 {
            let value = randomValue(depth: 0, &random)
            #expect(try reader.read(Array(written(value, &random).utf8)) == value)
        }
    }

    private func randomValue(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth < 5 ? 8 : 5), using: &random) {
        case 0: return .null
        case 1: return .boolean(Bool.random(using: &random))
        case 2: return .number("\(Int64.random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &random))")
        case 3:
            return .number(
                "\(Int.random(in: -99...99, using: &random)).\(Int.random(in: 10...99, using: &random))e\(Int.random(in: -5...5, using: &random))"
            )
        case 4: return .string(randomText(&random))
        case 5: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in randomValue(depth: depth + 1, &random) })
        default:
            return .object(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in .init(randomText(&random), randomValue(depth: depth + 1, &random)) })
        }
    }

    private func randomText(_ random: inout SeededGenerator) -> String {
        let alphabet = Array("ab\"\\/{}[],: \n\t\u{1}\u{7F}£é€😀\0")
        return String((0..<Int.random(in: 0...20, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
    }

    /// With white space and escapes strewn in at random.
    private func written(_ value: JSONValue, _ random: inout SeededGenerator) -> String {
        let space = ["", "", " ", "\n\t", "\r\n"].randomElement(using: &random) ?? ""
        switch value {
        case .null: return "null" + space
        case .boolean(let truth): return "\(truth)" + space
        case .number(let digits): return digits + space
        case .string(let text): return quoted(text, &random) + space
        case .array(let elements): return "[" + space + elements.map { written($0, &random) }.joined(separator: "," + space) + "]" + space
        case .object(let members):
            return "{" + space
                + members.map { quoted($0.key, &random) + space + ":" + written($0.value, &random) }.joined(separator: "," + space) + "}"
        }
    }

    private func quoted(_ text: String, _ random: inout SeededGenerator) -> String {
        var out = "\""
        for unit in text.unicodeScalars {
            if unit.value < 0x20 || unit == "\"" || unit == "\\" || Int.random(in: 0..<8, using: &random) == 0 {
                for half in String(unit).utf16 {
                    out += "\\u" + String(repeating: "0", count: 4 - String(half, radix: 16).count) + String(half, radix: 16)
                }
            } else {
                out.unicodeScalars.append(unit)
            }
        }
        return out + "\""
    }
}
