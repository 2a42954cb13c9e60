import CaseInput
import Foundation
import LuaSandbox
import RuleModel
import Testing

@testable import RuleEngine

/// A rulebook is kept as bytes, and decides from them as it does from its folder.
@Suite struct ArchiveTests {
    private static let shipped = ["national", "national-screening", "wandsworth-mental-health"]

    private static func load(_ name: String) throws -> Rulebook { try RulebookLoader().load("\(ShippedRulebooks.folder)/\(name)") }

    @Test(arguments: shipped) func isTheSameRulebook(_ name: String) throws {
        let rulebook = try Self.load(name)
        let read = try RulebookArchive(bytes: rulebook.archive.bytes)
        #expect(read == rulebook.archive && read.bytes == rulebook.archive.bytes)
        let again = try RulebookLoader().load(read)
        #expect(Self.summaryWithoutPlaces(again) == Self.summaryWithoutPlaces(rulebook))
        #expect(again.archive == read && again.warnings.map(\.message) == rulebook.warnings.map(\.message))
        let files = again.summary.facts.compactMap(\.declaredAt?.file)
        #expect(files.allSatisfy { !$0.hasPrefix("/") && $0.split(separator: "/").count == 2 }, "\(files)")
    }

    /// Every example is decided to the same bytes, and for the same reasons.
    @Test(arguments: ["national-screening", "wandsworth-mental-health"]) func decidesAsItsFolder(_ name: String) throws {
        let examples = try Self.examples(of: name)
        #expect(examples.count > 100)
        let rulebook = try Self.load(name)
        let again = try RulebookLoader().load(RulebookArchive(bytes: rulebook.archive.bytes))
        let (before, after) = try (Self.explain(examples, rulebook), Self.explain(examples, again))
        for (index, pair) in zip(before, after).enumerated() where pair.0 != pair.1 {
            Issue.record("\(name): example \(index + 1):\n\(pair.0.line)\n\(pair.1.line)")
        }
        #expect(before.count == examples.count && after.count == examples.count)
    }

    /// Taken from the files themselves, by the rule that stands in ``RulebookArchive``.
    @Test func holdsWhatTheDigestCovers() throws {
        let archive = try Self.load("wandsworth-mental-health").archive
        #expect(archive.books.map(\.id) == ["national", "wandsworth-mental-health"])
        for book in archive.books {
            let folder = URL(fileURLWithPath: ShippedRulebooks.folder).appendingPathComponent(book.id)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            let files = names.filter { $0.hasSuffix(".lua") || $0.hasSuffix(".csv") }
            #expect(book.files.map(\.name).sorted() == files.sorted())
            #expect(book.files.first?.name == "rulebook.lua")
            for file in book.files {
                #expect(try file.text == String(contentsOf: folder.appendingPathComponent(file.name), encoding: .utf8))
            }
        }
        #expect(archive.id == "wandsworth-mental-health" && archive.bytes.starts(with: #"{"format":1,"id":"wandsworth-"#.utf8))
    }

    /// By what ``RulebookArchive`` tells an outsider.
    @Test func digestCanBeWorkedOut() throws {
        let archive = try Self.load("wandsworth-mental-health").archive
        var files = archive.books.flatMap { book in book.files.map { (Array("\(book.id)/\($0.name)".utf8), Array($0.text.utf8)) } }
        files.sort { $0.0.lexicographicallyPrecedes($1.0) }
        var hashed: [UInt8] = []
        for field in files.flatMap({ [$0.0, $0.1] }) {
            hashed += (0..<8).map { UInt8(truncatingIfNeeded: field.count >> (56 - 8 * $0)) } + field
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("archive-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(hashed).write(to: file)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        (process.arguments, process.standardOutput) = ([file.path], output)
        try process.run()
        process.waitUntilExit()
        let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(archive.digest == "sha256:" + printed.prefix(64))
    }

    /// How the folder was saved does not count.
    @Test func keepsTextsAsTheyAreRead() throws {
        let text = "answer \"a\" { value = \"caf\u{E9} \u{1F3E0}\" }\r\n-- \u{1} \\ \t\r\n"
        let small = try SmallRulebook(parts: [("rules", "\u{FEFF}" + text)], exports: ["a"], data: ["t.csv": "a,b\r\n1,\"x\"\r\n"])
        let archive = try small.load().archive
        #expect(archive.books[0].files.map(\.name) == ["rulebook.lua", "rules.lua", "t.csv"])
        #expect(archive.books[0].files[1].text == text.replacingOccurrences(of: "\r\n", with: "\n"))
        #expect(archive.books[0].files[2].text == "a,b\n1,\"x\"\n")
        #expect(try RulebookArchive(bytes: archive.bytes) == archive)
    }

    // MARK: What is refused

    private static let small = [("rules", #"answer "a" { value = 1 }"#)]

    private func refusal(of bytes: [UInt8]) -> String {
        do throws(Diagnostic) { return try RulebookArchive(bytes: bytes).id } catch { return error.code }
    }

    @Test(arguments: [
        (#"value = 1"#, #"value = 2"#), (#""name":"rules.lua""#, #""name":"other.lua""#), (#""digest":"sha256:"#, #""digest":"sha256:0"#),
        (#"{"format":1,"id":"small""#, #"{"format":1,"id":"other""#), (#""version":"1""#, #""version":"2""#),
    ])
    func alteredBytes(_ text: String, _ other: String) throws {
        let archive = try SmallRulebook(parts: Self.small, exports: ["a"]).load().archive
        let whole = String(decoding: archive.bytes, as: UTF8.self)
        #expect(whole.components(separatedBy: text).count == 2, "\(whole)")
        #expect(refusal(of: Array(whole.replacingOccurrences(of: text, with: other).utf8)) == "rulebook_altered")
    }

    @Test func bytesThatAreNone() throws {
        let bytes = try SmallRulebook(parts: Self.small, exports: ["a"]).load().archive.bytes
        let whole = String(decoding: bytes, as: UTF8.self)
        let others = [
            "", "{}", "[]", "null", whole + "\n", " " + whole, String(whole.dropLast()),
            whole.replacingOccurrences(of: #""format":1"#, with: #""format":2"#),
            whole.replacingOccurrences(of: #""books":["#, with: #""books":[null,"#),
            whole.replacingOccurrences(of: #""books":"#, with: #""note":"","books":"#),
            whole.replacingOccurrences(of: "rulebook {", with: "\\u0072ulebook {"),
        ]
        for other in others { #expect(refusal(of: Array(other.utf8)) == "malformed_rulebook", "\(other)") }
        #expect(refusal(of: bytes) == "small" && refusal(of: Array(bytes.dropFirst(3)) + [0xFF]) == "malformed_rulebook")
    }

    /// Whoever alters a record may work out a digest for it: what its rulebook does not name is still not loaded.
    @Test func whatItsRulebookDoesNotName() throws {
        let libraries = ["one": [("rules", #"answer "b" { value = 1 }"#)], "two": [("rules", #"answer "c" { value = 1 }"#)]]
        let archive = try SmallRulebook(parts: Self.small, exports: ["a"], uses: ["one", "two"], libraries: libraries).load().archive
        let books = Self.books(of: archive)
        let (one, two, own) = (books[0], books[1], books[2])
        #expect(try loading([one, two, own]) == ["small"])
        #expect(try loading([two, one, own]) == ["rulebook_altered"])
        #expect(try loading([one, own]) == ["library_not_found"])
        #expect(try loading([one, two, two, own]) == ["rulebook_altered"])
        #expect(try loading([one, two, ("small", own.1 + [("more.lua", "")])]) == ["rulebook_altered"])
        #expect(try loading([one, two, ("small", [own.1[0]])]) == ["part_not_found"])
        let round = (one.0, [("rulebook.lua", one.1[0].1.replacingOccurrences(of: "uses = {", with: "uses = { \"small\"")), one.1[1]])
        #expect(try loading([round, two, own]) == ["circle"])
        let mistaken = ("small", [own.1[0], ("rules.lua", #"answer "a" { value = nobody }"#)])
        #expect(try loading([one, two, mistaken]) == ["unknown_name small/rules.lua:1:22"])
    }

    private typealias Book = (String, [(String, String)])

    private static func books(of archive: RulebookArchive) -> [Book] {
        archive.books.map { ($0.id, $0.files.map { ($0.name, $0.text) }) }
    }

    /// What comes of a record that was put together by hand, with its digest.
    private func loading(_ books: [Book]) throws -> [String] {
        var digest = RulebookDigest()
        for (id, files) in books { for (name, text) in files { digest.add(name, Array(text.utf8), of: id) } }
        let written = books.map { id, files in
            let files = files.map { #"{"name":\#(JSONText.quoted($0)),"text":\#(JSONText.quoted($1))}"# }
            return #"{"id":"\#(id)","files":[\#(files.joined(separator: ","))]}"#
        }
        let head = #"{"format":1,"id":"small","version":"1","digest":"\#(digest.text)","books":["#
        let archive = try RulebookArchive(bytes: Array((head + written.joined(separator: ",") + "]}").utf8))
        do throws(Diagnostics) { return [try RulebookLoader().load(archive).summary.id] } catch {
            return error.all.map { mistake in
                mistake.code + (mistake.location.map { mistake.code == "unknown_name" ? " \($0.file):\($0.line):\($0.column)" : "" } ?? "")
            }
        }
    }

    // MARK: Parts of the tests

    private struct Explained: Equatable {
        let line: String
        let digest: String?
        let explanation: Explanation?
    }

    private static func explain(_ cases: [(text: String, known: CalendarDate?)], _ rulebook: Rulebook) throws -> [Explained] {
        try LuaThread.run {
            let explainer = try Explainer(rulebook)
            return cases.map { given in
                var line: [UInt8] = []
                _ = explainer.decide(text: given.text, known: given.known, into: &line)
                return Explained(
                    line: String(decoding: line, as: UTF8.self), digest: explainer.digest, explanation: explainer.explanation(of: line))
            }
        }
    }

    private static func examples(of name: String) throws -> [(text: String, known: CalendarDate?)] {
        let folder = "\(ShippedRulebooks.folder)/\(name)/examples"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
        return try names.map { name in
            let example = try DecisionReader().read(Array(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))))
            return (JSONText.text(try #require(example["case"])), try example["known"]?.string.map { try CalendarDate($0) })
        }
    }

    private static func summaryWithoutPlaces(_ rulebook: Rulebook) -> RulebookSummary {
        var summary = rulebook.summary
        for index in summary.facts.indices {
            summary.facts[index].declaredAt = nil
            guard case .records(var fields) = summary.facts[index].kind else { continue }
            for field in fields.indices { fields[field].declaredAt = nil }
            summary.facts[index].kind = .records(fields)
        }
        return summary
    }
}
