import LuaSandbox
import Testing

/// Text functions count characters, that is Unicode scalars; what is no UTF-8 is kept byte by byte.
@Suite struct CharacterTests {
    @Test(arguments: [
        ("string.len(\"Zoë’s café\")", "10"), ("#\"Zoë’s café\"", "14"), ("string.len(\"£1\")", "2"), ("string.len(\"🏠日\")", "2"),
        ("string.len(\"\")", "0"), ("(\"Zoë’s\"):sub(1, 3)", "\"Zoë\""), ("(\"Zoë’s\"):sub(4, 4)", "\"’\""),
        ("(\"Zoë’s\"):sub(-3)", "\"ë’s\""),
        ("(\"Zoë’s\"):sub(3, -2)", "\"ë’\""), ("(\"Zoë’s\"):sub(6)", "\"\""), ("(\"Zoë’s\"):sub(2, 99)", "\"oë’s\""),
        ("(\"Zoë’s £5 🏠\"):reverse()", "\"🏠 5£ s’ëoZ\""), ("{ (\"é\"):byte(1, -1) }", "[195,169]"), ("string.char(195, 169)", "\"é\""),
        // A mark that is combined with a letter is a character of its own.
        ("string.len(\"e\u{301}\")", "2"),
    ]) func characters(expression: String, expected: String) {
        #expect(Script("return \(expression)").run() == .ok(expected), "\(expression)")
    }

    @Test(arguments: [
        ("Zoë’s Ångström, Łódź, Ŵyn ŷ", "ZOË’S ÅNGSTRÖM, ŁÓDŹ, ŴYN Ŷ", "zoë’s ångström, łódź, ŵyn ŷ"),
        ("×÷ ß ĸ ŉ İı ſ µ 1 🏠", "×÷ ß ĸ ŉ İı ſ µ 1 🏠", "×÷ ß ĸ ŉ İı ſ µ 1 🏠"),
    ]) func cases(text: String, upper: String, lower: String) {
        #expect(Script("return { string.upper(\"\(text)\"), string.lower(\"\(text)\") }").run() == .ok("[\"\(upper)\",\"\(lower)\"]"))
    }

    /// Letter by letter against the standard library, but for those whose partner lies elsewhere or is more than a letter.
    @Test func everyLetterHasThePartnerThatUnicodeGivesIt() {
        let others: Set<UInt32> = [0xB5, 0xDF, 0x130, 0x131, 0x149, 0x17F]
        let scalars = (UInt32(0x20)...0x17F).filter { !(0x7F...0x9F).contains($0) && $0 != 0x22 && $0 != 0x5C && !others.contains($0) }
        let text = scalars.compactMap(UnicodeScalar.init).map { String($0) }.joined()
        #expect(
            Script("return string.upper(\"\(text)\") .. string.lower(\"\(text)\")").run()
                == .ok("\"\(text.uppercased())\(text.lowercased())\""))
    }

    /// A byte that is no part of a character counts as one and comes back as it was.
    @Test(arguments: [
        ([0xFF], 1), ([0x80, 0x80], 2), ([0xC3], 1), ([0xC3, 0x41], 2), ([0xC0, 0x80], 2), ([0xE2, 0x80], 2), ([0xE0, 0x80, 0x80], 3),
        ([0xED, 0xA0, 0x80], 3), ([0xF0, 0x80, 0x80, 0x80], 4), ([0xF4, 0x90, 0x80, 0x80], 4), ([0xF5, 0x80], 2),
        ([0xE2, 0x82, 0xAC, 0xE2], 2), ([0x41, 0xA9, 0xC3, 0xA9], 3), ([0xF4, 0x8F, 0xBF, 0xBF], 1), ([0xED, 0x9F, 0xBF], 1),
    ]) func malformed(bytes: [UInt8], count: Int) {
        let script = """
            local text = string.char(\(bytes.map(String.init).joined(separator: ", ")))
            local n = string.len(text)
            local again, turned = "", ""
            for i = 1, n do
              again = again .. string.sub(text, i, i)
              turned = string.sub(text, i, i) .. turned
            end
            local kept = string.upper(text) == string.upper(again) and #string.lower(text) == #text
            return { n, again == text, turned == string.reverse(text), kept }
            """
        #expect(Script(script).run() == .ok("[\(count),true,true,true]"))
    }

    @Test func longTextsAreCharged() {
        let script = "local text = string.rep(\"é\", 4000) for i = 1, 80000 do local part = text:sub(i % 4000, -1) end"
        #expect(Script(script).run().code == "step_limit")
    }
}
