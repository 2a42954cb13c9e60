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
    }

    @Test func printableTextStaysAsItIs() {
        for text in ["", "WAN-0001", "£1,290.00 a week", "naïve – “quoted”", "née 日本"] { #expect(text.printable == text) }
    }
}
