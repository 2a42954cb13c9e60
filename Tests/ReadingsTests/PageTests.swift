import Testing

@testable import Readings

@Suite struct PageTests {
    private func paragraph(_ text: String, width: Int, lead: String = "") -> String {
        var page = Page(width: width, colour: false)
        page.paragraph([Span(text)], lead: lead.isEmpty ? [] : [Span(lead)])
        return page.text
    }

    @Test func wordsAreWrappedUnderTheTextAfterTheLead() {
        #expect(paragraph("one two  three", width: 9, lead: "▸ ") == "▸ one two\n  three\n")
        #expect(paragraph("longerthanaline and", width: 5) == "longerthanaline\nand\n")
        #expect(paragraph("", width: 5, lead: "a  ") == "a\n")
    }

    /// A letter of two scalars, a family of seven and a flag of two are a character each.
    @Test(arguments: ["e\u{301}", "👨‍👩‍👧‍👦", "🇬🇧", "日", "é", "–", "─", "ก\u{E33}"])
    func charactersAreCountedAsTheyShow(character: String) {
        let word = String(repeating: character, count: 4)
        #expect(paragraph("\(word) \(word)", width: 9) == "\(word) \(word)\n")
        #expect(paragraph("\(word) \(word)", width: 8) == "\(word)\n\(word)\n")
        var page = Page(width: 9, colour: false)
        page.write(word)
        page.write("x", endingAt: 6)
        page.endLine()
        #expect(page.text == word + " x\n")
    }

    @Test func noCommandReachesThePage() {
        #expect(paragraph("a\u{1B}[31mb\u{7} c\nd\u{2028}e\u{85}f", width: 80) == #"a\u{1B}[31mb\u{7} c d e f"# + "\n")
        var page = Page(width: 80, colour: false)
        page.line([Span("a\nb\t\u{202E}\u{9B}")])
        #expect(page.text == #"a\nb\t\u{202E}\u{9B}"# + "\n")
    }

    @Test func spacesAtTheEndOfALineAreLeftOutWithTheirTone() {
        var page = Page(width: 20, colour: true)
        page.line([Span("a ", .strong), Span("b  ", .faint), Span("  ")])
        page.line([Span("  ", .strong)])
        page.line([Span("a", .strong), Span("b", .strong)])
        page.line(Span("left", .strong), right: Span("right", .faint))
        #expect(
            page.text == "\u{1B}[1ma \u{1B}[0m\u{1B}[2mb\u{1B}[0m\n\n\u{1B}[1mab\u{1B}[0m\n"
                + "\u{1B}[1mleft\u{1B}[0m" + String(repeating: " ", count: 11) + "\u{1B}[2mright\u{1B}[0m\n")
    }

    @Test func noTwoLinesAreEmptyInARow() {
        var page = Page(width: 20, colour: false)
        #expect(page.text == "\n")
        page.blank()
        page.line([Span("a")])
        page.blank()
        page.blank()
        page.space(to: 3)
        page.draw("─", to: 5)
        page.draw("─", to: 4)
        page.endLine()
        #expect(page.text == "a\n\n   ──\n")
        #expect(page.lines == ["a", "   ──"])
    }

    /// Of every scalar beside letters and beside itself, what is counted by scalars is what Unicode counts.
    @Test func widthsAreThoseOfUnicode() {
        let scalars = (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init)
        for scalar in scalars {
            let text = "a\(scalar)b\(scalar)\(scalar)"
            #expect(text.width == text.count, "\(scalar.value)")
        }
        for length in 0..<40 {
            let text = String(repeating: "x", count: length)
            #expect((text + "\u{1B}y").width == length + 2)
            #expect((text + "\r\ny").width == length + 2)
            #expect((text + "e\u{301}").width == length + 1)
        }
    }
}
