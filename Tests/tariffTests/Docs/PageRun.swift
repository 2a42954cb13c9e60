import Foundation
import Testing

/// Does what a page shows, in a folder of its own, and reports each place where something else comes of it.
///
/// `TARIFF_RECORD=1` writes anew what the commands print, and fails the run so that nobody records by accident.
final class PageRun {
    private let page: Page
    private let folder: TemporaryFolder
    private var recorded: [(lines: Range<Int>, text: [String])] = []
    private let isRecording = ProcessInfo.processInfo.environment["TARIFF_RECORD"] == "1"

    init(_ page: Page) throws { (self.page, folder) = (page, try TemporaryFolder()) }

    func run() throws {
        if page.lines.contains(where: { $0.contains("rules/") }) {
            try FileManager.default.copyItem(at: Checkout.url("rules"), to: folder.url("rules"))
        }
        for (line, item) in page.items {
            do { try run(item, at: line) } catch { fail("\(error)", at: line) }
        }
        try record()
    }

    private func run(_ item: Page.Item, at line: Int) throws {
        switch item {
        case .text: break
        case .file(let path, let text, let isAddition):
            try folder.write(isAddition ? try folder.read(path) + "\n" + text : text, to: path)
        case .edit(let path, let old, let new):
            let text = try folder.read(path)
            let found = text.ranges(of: old).count
            guard found == 1 else { return fail("the lines to change stand \(found) times in \(path)", at: line) }
            try folder.write(text.replacing(old, with: new), to: path)
        case .rulebook(let id, let manifest, let rules):
            try folder.write(manifest, to: "\(id)/rulebook.lua")
            try folder.write(rules, to: "\(id)/rules.lua")
            try check(id, for: "no mistakes", at: line)
        case .example(let id, let text):
            try folder.write(text, to: "\(id)/examples/\(line).json")
            try check(id, for: "all as expected", at: line)
        case .command(let command, let printed): try run(command, printed, at: line)
        case .expression(let expression, let result): try run(expression, result, at: line)
        }
    }

    private func check(_ id: String, for words: String, at line: Int) throws {
        let result = try Command.run("check", id, in: folder.path)
        if !result.output.contains(words) { fail(result.error + result.output, at: line) }
    }

    // MARK: Commands

    private func run(_ command: String, _ printed: Page.Printed, at line: Int) throws {
        let now = Self.lines(try Command.terminal(command, in: folder.path))
        if let made = command.firstMatch(of: #/tariff new ([a-z-]+)/#) { try date(String(made.1)) }
        let kept = Self.lines(printed.text)
        if Self.matches(kept, now) { return }
        if isRecording {
            recorded.append((printed.lines, now + (printed.isFollowed ? [""] : [])))
        } else {
            fail("`\(command)` prints now:\n" + now.joined(separator: "\n"), at: line)
        }
    }

    /// Without the empty lines at the end.
    private static func lines(_ text: String) -> [String] {
        var lines = text.components(separatedBy: "\n")
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// A line `…` of the page stands for any lines, and within a line for any text.
    private static func matches(_ kept: [String], _ now: [String]) -> Bool {
        if kept == now { return true }
        let patterns = kept.map { line in
            if line == "…" { return #"(?:[^\n]*\n)*"# }
            return line.components(separatedBy: "…").map(NSRegularExpression.escapedPattern).joined(separator: #"[^\n]*"#) + #"\n"#
        }
        let text = now.map { $0 + "\n" }.joined()
        guard let pattern = try? NSRegularExpression(pattern: "^" + patterns.joined() + "$", options: [.dotMatchesLineSeparators]) else {
            return false
        }
        let whole = NSRange(text.startIndex..., in: text)
        return pattern.rangeOfFirstMatch(in: text, range: whole) == whole
    }

    /// A new rulebook is dated with the year in which it is made; the pages tell of 2026.
    private func date(_ made: String) throws {
        let manifest = try folder.read(made + "/rulebook.lua")
        guard let year = manifest.firstMatch(of: #/version = "(\d+)\.1"/#)?.1 else { return }
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.url(made).path) where name.contains(".") {
            let path = "\(made)/\(name)"
            try folder.write(try folder.read(path).replacing(year, with: "2026"), to: path)
        }
    }

    // MARK: Expressions

    /// A result, or the code of a mistake.
    private func run(_ expression: String, _ expected: String, at line: Int) throws {
        let script = expression.hasPrefix("local ") ? expression : "return " + expression
        let result = try Command.run("try", "-", input: script)
        if result.status == 0 {
            let printed = result.output.trimmingCharacters(in: .newlines)
            if printed != expected { fail("`\(expression)` gives `\(printed)`", at: line) }
            return
        }
        let first = result.error.prefix { $0 != "\n" }
        if !first.hasPrefix("\(expected): "), !first.contains(": \(expected): ") { fail("`\(expression)`: \(result.error)", at: line) }
    }

    // MARK: What is said

    private func fail(_ message: String, at line: Int) {
        Issue.record("\(page.path):\(line): \(message)", sourceLocation: Checkout.place(page.path, line: line))
    }

    private func record() throws {
        if recorded.isEmpty { return }
        var lines = page.lines
        for (range, text) in recorded.reversed() { lines.replaceSubrange(range, with: text) }
        try lines.joined(separator: "\n").write(to: Checkout.url(page.path), atomically: true, encoding: .utf8)
        fail("recorded what \(recorded.count) commands print", at: recorded[0].lines.lowerBound)
    }
}
