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
}
