import Foundation
import RuleModel
import TestSupport
import Testing

@testable import Readings

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Three readings of one tree")
struct ExplanationTests {
    typealias Audience = ExplanationReading.Audience

    @Test("As they were looked at and kept", arguments: Explained.all, Audience.allCases)
    func kept(_ explained: Explained, for audience: Audience) {
        expectGolden("\(explained.name)-\(audience.rawValue)", text(explained, for: audience))
    }

    @Test("The tree as JSON") func tree() {
        let json = ExplanationReading(Explained.aboveCap.summary).json(Explained.aboveCap.explanation)
        expectGolden("explained-above-cap-tree", JSONText.text(json).replacing(#"{"id":"#, with: "\n{\"id\":") + "\n")
    }

    @Test("A page for print", arguments: Audience.allCases) func page(for audience: Audience) {
        expectGolden("explained-above-cap-\(audience.rawValue)-html", html(Explained.aboveCap, for: audience))
    }

    /// People who do not write rules meet none of their words.
    @Test("No word of the engine and no name of the rules", arguments: Explained.all, [Audience.assessor, .letter])
    func plainWords(_ explained: Explained, for audience: Audience) {
        for text in [text(explained, for: audience), html(explained, for: audience).replacing(/(?s)<head>.*<\/head>|<[^>]*>/, with: " ")] {
            let words = text.replacing(/sha256:[0-9a-f]+/, with: "").split { !$0.isLetter && $0 != "_" }.map { $0.lowercased() }
            for word in words { #expect(!Self.engineWords.contains(word) && !word.contains("_"), "\(word) in \(text)") }
            #expect(!text.contains("=="))
            #expect(!text.contains("~="))
        }
    }

    private static let engineWords: Set<String> = [
        "nil", "null", "table", "true", "false", "boolean", "function", "string", "lua", "optional", "nothing_", "node", "operand",
    ]

    /// A figure that nothing in the tree or the decision gives would be one of our own.
    @Test("Every figure is a value of the tree or of the decision", arguments: Explained.all)
    func figures(_ explained: Explained) {
        let reader = Figures()
        let known = reader.known(explained)
        let why = Why(explained.explanation, explained.summary, decision: explained.decision).paragraphs.map(\.text).joined(separator: "\n")
        let places = /\w+\.lua:\d+:\d+|sha256:\S+|\w[\w.-]*@\S+/
        for text in [why, text(explained, for: .auditor).replacing(places, with: "")] {
            for figure in reader.of(text) { #expect(known.contains(figure), "\(figure) in \(text)") }
        }
        #expect(!reader.of(why).isEmpty)
    }

    @Test("HTML is well-formed and holds what the text holds", arguments: Explained.all, Audience.allCases)
    func wellFormed(_ explained: Explained, for audience: Audience) throws {
        let page = html(explained, for: audience)
        let reader = WordsReader()
        let parser = XMLParser(data: Data(page.replacing("<!DOCTYPE html>", with: "").utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError)) at line \(parser.lineNumber)")
        #expect(page.contains(#"<html lang="en-GB">"#))
        #expect(reader.elements["h1"] == 1)
        // Every word of the tree or the letter is on the page, though it is laid out otherwise.
        guard audience != .assessor else { return }
        let words = Set(reader.text.split { !$0.isLetter }.map { $0.lowercased() })
        for word in text(explained, for: audience).split(whereSeparator: { !$0.isLetter }) {
            #expect(words.contains(word.lowercased()), "\(word)")
        }
    }

    @Test("Nothing that a case or a rulebook says is markup") func escaped() {
        var summary = Explained.summary
        summary.title = "<script>alert('&')</script>"
        let hostile = Explained.aboveCap.decision.with(("case", "<b onclick=\"x\">\u{1B}[31m\u{7}"))
        var explanation = Explained.aboveCap.explanation
        for i in explanation.nodes.indices { explanation.nodes[i].title = "</li><i>\u{FFFF}" }
        for audience in Audience.allCases {
            let page = ExplanationReading(summary).html(for: audience, decision: hostile, explanation: explanation)
            for markup in ["<script", "<b", "<i>", "\u{1B}", "\u{7}"] {
                #expect(!page.contains(markup + (markup == "<b" ? " " : "")), "\(markup)")
            }
            #expect(XMLParser(data: Data(page.replacing("<!DOCTYPE html>", with: "").utf8)).parse())
        }
    }

    @Test("A narrow terminal holds every line", arguments: Explained.all, Audience.allCases)
    func narrow(_ explained: Explained, for audience: Audience) {
        let reading = ExplanationReading(explained.summary, options: ReadingOptions(width: 70))
        let text = reading.text(for: audience, decision: explained.decision, explanation: explained.explanation)
        let places = text.replacing(/sha256:\S+/, with: "")
        for line in places.split(separator: "\n") { #expect(line.count <= 70, "\(line)") }
    }

    private func text(_ explained: Explained, for audience: Audience) -> String {
        ExplanationReading(explained.summary).text(for: audience, decision: explained.decision, explanation: explained.explanation)
    }

    private func html(_ explained: Explained, for audience: Audience) -> String {
        ExplanationReading(explained.summary).html(for: audience, decision: explained.decision, explanation: explained.explanation)
    }
}

/// Counts elements and gathers text.
private final class WordsReader: NSObject, XMLParserDelegate {
    var elements: [String: Int] = [:]
    var text = ""

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
    ) {
        elements[name, default: 0] += 1
        text += " "
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
