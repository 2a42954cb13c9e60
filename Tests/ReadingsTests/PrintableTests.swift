import Readings
import RuleModel
import Testing

@Suite struct PrintableTests {
    /// What a case calls itself cannot move the cursor, change colours or break the line of a batch.
    @Test func controlCharactersDoNotReachTheTerminal() {
        let reading = DecisionReading(Samples.summary)
        let decision = JSONValue.object([
            .init("case", .string("A\u{1B}[31m\nB\u{202E}")), .init("on", .string("2026-05-01")),
            .init("errors", .array([.object([.init("code", .string("x")), .init("message", .string("a\u{7}b"))])])),
        ])
        for text in [reading.screen(decision), reading.line(decision)] {
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
        }
        #expect(!reading.line(decision).contains("\n"))
        #expect(reading.line(decision).hasPrefix(#"A\u{1B}[31m\nB\u{202E} "#))
    }

    /// What a rulebook calls itself and its rules is not known to be harmless either.
    @Test func titlesDoNotReachTheTerminalAsTheyAre() {
        var summary = Samples.summary
        summary.title = "A\u{1B}]0;x\u{7}"
        #expect(DecisionReading(summary).screen(.object([])).contains(#"A\u{1B}]0;x\u{7}"#))
    }

    @Test func jsonStaysTheSameJSON() {
        #expect(#"["a\n"#.printableJSON == #"["a\n"#)
        #expect("[\"\u{7F}\u{9B}\u{202E}é\"]".printableJSON == #"["\u007f\u009b\u202eé"]"#)
    }

    @Test func anExcerptIsCutAndItsPlaceStillUnderlined() {
        let line = String(repeating: "x", count: 300) + "HERE" + String(repeating: "y", count: 300)
        let place = SourceLocation(file: "a\u{1B}.lua", line: 7, column: 301, length: 4)
        let text = Diagnostic("code", "message", at: place, excerpt: line).text.split(separator: "\n")
        #expect(text[0] == #"a\u{1B}.lua:7:301: code: message"#)
        #expect(text[1] == "    7 | …" + String(repeating: "x", count: 60) + "HERE" + String(repeating: "y", count: 96) + "…")
        #expect(text[2] == "      | " + String(repeating: " ", count: 61) + "^^^^")
        let tabs = Diagnostic("code", "", at: SourceLocation(file: "a", line: 1, column: 3, length: 2), excerpt: "\t\u{1}b\u{1B}c").text
        #expect(tabs.split(separator: "\n").dropFirst().elementsEqual(["    1 | \t\\u{1}b\\u{1B}c", "      | \t     ^^^^^^^"]))
    }

    @Test func printableTextStaysAsItIs() {
        for text in ["", "WAN-0001", "£1,290.00 a week", "naïve – “quoted”", "née 日本"] { #expect(text.printable == text) }
    }

    /// Of every scalar, what is no control stays, and what is one is told by its number or letter.
    @Test func everyControlCharacterIsWrittenOut() {
        let bidirectional: [ClosedRange<UInt32>] = [0x61C...0x61C, 0x200E...0x200F, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069]
        for scalar in (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init) {
            let isControl = scalar.properties.generalCategory == .control || bidirectional.contains { $0.contains(scalar.value) }
            let text = "£\(scalar)a"
            #expect((text.printable == text) != isControl, "\(scalar.value)")
            #expect(!text.printable.unicodeScalars.contains { isControl && $0 == scalar })
        }
    }
}
