import Foundation
import Testing

/// The pages of the manual do what they show.
@Suite("Docs")
struct DocsTests {
    private static let pages =
        ["README.md"] + ((try? Checkout.files(ending: ".md", in: "docs")) ?? []).filter { !$0.contains("decisions/") }

    @Test("A page shows what comes of it", arguments: pages)
    func page(path: String) throws {
        do {
            try PageRun(Page(path)).run()
        } catch let problem as Page.Problem {
            Issue.record("\(path):\(problem.line): \(problem.message)", sourceLocation: Checkout.place(path, line: problem.line))
        }
    }

    @Test("Links lead somewhere", arguments: pages)
    func links(path: String) throws {
        let folder = Checkout.url(path).deletingLastPathComponent()
        for (index, line) in try Page(path).lines.enumerated() {
            for link in line.matches(of: #/\]\(([^)#:]*)(?:#([^)]+))?\)/#) {
                let target = link.1.isEmpty ? Checkout.url(path) : folder.appendingPathComponent(String(link.1)).standardizedFileURL
                let isThere =
                    try FileManager.default.fileExists(atPath: target.path) && (link.2.map { try Self.has($0, in: target) } ?? true)
                if !isThere { Issue.record("\(path):\(index + 1): \(link.0)", sourceLocation: Checkout.place(path, line: index + 1)) }
            }
        }
    }

    /// Whether a page has the heading: in small letters, with hyphens for spaces and without other signs.
    private static func has(_ anchor: Substring, in page: URL) throws -> Bool {
        let headings = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("#") }
        return headings.contains { heading in
            let words = heading.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-")
            return words.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" } == anchor
        }
    }
}
