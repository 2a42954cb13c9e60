import Foundation
import Testing

/// A page of the manual: what it shows, in order, each with its line.
struct Page {
    enum Item {
        /// ```` ```lua file=PATH ````: a file as a whole. ```` ```lua add=PATH ````: what is written at its end.
        case file(String, text: String, isAddition: Bool)
        /// ```` ```diff file=PATH ````: lines to take out, and lines to write.
        case edit(String, old: String, new: String)
        /// ```` ```lua rulebook=ID exports=… ````: the rules of a rulebook of one part.
        case rulebook(String, manifest: String, rules: String)
        /// ```` ```json example=ID ````: an example of such a rulebook.
        case example(String, text: String)
        /// ```` ```console ````: a line with `$`, and what it prints.
        case command(String, printed: Printed)
        /// `` `EXPRESSION` → `RESULT` ``, in a line of text.
        case expression(String, result: String)
        /// ```` ```text ````: neither run nor written.
        case text
    }

    struct Printed {
        let text: String
        /// Its lines on the page, from 0.
        let lines: Range<Int>
        /// Whether another command follows in the block.
        let isFollowed: Bool
    }

    struct Problem: Error {
        let message: String
        let line: Int
    }

    let path: String
    let lines: [String]
    /// Lines are counted from 1.
    let items: [(line: Int, item: Item)]

    /// - Parameter path: from the root of the project.
    /// - Throws: ``Problem`` for a block that nobody would run.
    init(_ path: String) throws {
        self.path = path
        lines = try Checkout.text(path).components(separatedBy: "\n")
        var items: [(line: Int, item: Item)] = []
        var at = 0
        var afterBlock = 0
        while at < lines.count {
            if lines[at].hasPrefix("```") {
                let end = lines[(at + 1)...].firstIndex { $0.hasPrefix("```") } ?? lines.count
                let block = Block(lines: lines, range: at + 1..<end)
                try block.checkName(in: lines[afterBlock..<at])
                items += try Self.items(of: block)
                (at, afterBlock) = (end + 1, end + 1)
            } else {
                items += Self.expressions(in: lines[at]).map { (at + 1, $0) }
                at += 1
            }
        }
        self.items = items
    }

    private static func expressions(in line: String) -> [Item] {
        line.matches(of: #/`([^`]+)` → `([^`]+)`/#).map { found in
            // A bar ends a cell of a table, so it stands there behind a backslash.
            .expression(String(found.1).replacing(#"\|"#, with: "|"), result: String(found.2).replacing(#"\|"#, with: "|"))
        }
    }

    private static func items(of block: Block) throws -> [(line: Int, item: Item)] {
        let line = block.range.lowerBound
        if block.language == "console" { return try block.commands().map { ($0.line, .command($0.command, printed: $0.printed)) } }
        if block.language == "text" { return [(line, .text)] }
        if block.language == "diff", let file = block.attributes["file"] {
            return [(line, .edit(file, old: block.text(without: "+"), new: block.text(without: "-")))]
        }
        if let file = block.attributes["file"] { return [(line, .file(file, text: block.text, isAddition: false))] }
        if let file = block.attributes["add"] { return [(line, .file(file, text: block.text, isAddition: true))] }
        if let id = block.attributes["rulebook"] { return [(line, .rulebook(id, manifest: block.manifest(id), rules: block.text))] }
        if let id = block.attributes["example"] { return [(line, .example(id, text: block.text))] }
        throw Problem(message: "this block says nothing of how it is run", line: line)
    }
}

/// What stands between two fences.
struct Block {
    /// Lines of the page, from 0, without the fences.
    let range: Range<Int>
    let language: String
    let attributes: [String: String]
    private let lines: ArraySlice<String>

    init(lines: [String], range: Range<Int>) {
        self.range = range
        self.lines = lines[range]
        let words = lines[range.lowerBound - 1].dropFirst(3).split(separator: " ").map(String.init)
        language = words.first ?? ""
        let pairs = words.dropFirst().map { $0.split(separator: "=", maxSplits: 1).map(String.init) }.filter { $0.count == 2 }
        attributes = Dictionary(pairs.map { ($0[0], $0[1]) }) { first, _ in first }
    }

    /// A reader does not see the words behind the fence, so the text above it has to name the file.
    /// - Throws: ``Page/Problem`` where it does not.
    func checkName(in above: some Sequence<String>) throws {
        guard let path = attributes["file"] ?? attributes["add"] else { return }
        let name = path.split(separator: "/").last ?? ""
        if above.contains(where: { $0.contains("`\(name)`") || $0.contains("`\(path)`") || $0.contains("/\(name)`") }) { return }
        throw Page.Problem(message: "the text above does not say that this is `\(path)`", line: range.lowerBound)
    }

    var text: String { Self.text(lines) }

    /// Of the lines of a change, those that do not begin with a sign; without their first column.
    func text(without sign: Character) -> String { Self.text(lines.filter { $0.first != sign }.map { String($0.dropFirst()) }) }

    private static func text(_ lines: some Sequence<String>) -> String { lines.map { $0 + "\n" }.joined() }

    /// The `rulebook.lua` of a rulebook that the page shows as one part.
    func manifest(_ id: String) -> String {
        let lists = ["exports", "uses", "data", "sections"].compactMap { key in
            attributes[key].map { names in "  \(key) = { \(names.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ", ")) },\n" }
        }
        return """
            rulebook {
              id = "\(id)", title = "Example", version = "1", in_force = { from = "2026-04-01" }, parts = { "rules" },
            \(lists.joined())}

            """
    }

    func commands() throws -> [(line: Int, command: String, printed: Page.Printed)] {
        let starts = lines.indices.filter { lines[$0].hasPrefix("$ ") }
        guard starts.first == range.lowerBound else { throw Page.Problem(message: "no command stands first", line: range.lowerBound + 1) }
        return zip(starts, starts.dropFirst() + [range.upperBound]).map { start, end in
            let printed = Page.Printed(
                text: Self.text(lines[(start + 1)..<end]), lines: start + 1..<end, isFollowed: end < range.upperBound)
            return (start + 1, String(lines[start].dropFirst(2)), printed)
        }
    }
}

/// The checkout that the tests were built from.
enum Checkout {
    static let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardizedFileURL

    static func url(_ path: String) -> URL { root.appendingPathComponent(path) }

    /// Where a difference is reported.
    static func place(_ path: String, line: Int) -> SourceLocation {
        SourceLocation(fileID: "tariff/" + path, filePath: url(path).path, line: line, column: 1)
    }

    static func text(_ path: String) throws -> String { try String(contentsOf: url(path), encoding: .utf8) }

    static func files(ending: String, in folder: String) throws -> [String] {
        let all = try FileManager.default.subpathsOfDirectory(atPath: url(folder).path)
        return all.filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
    }
}
