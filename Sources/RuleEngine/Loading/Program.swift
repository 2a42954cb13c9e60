import CaseInput
import LuaSyntax
import RuleModel

/// What is run for a rulebook, in order: the parts of its libraries, then its own, with the cells of their data files.
struct Program: Sendable {
    let parts: [LoadedPart]
    /// By the number of the part that may read them, then by name.
    let data: [Int: [String: CSVTable]]

    /// The part with a number, of the prelude or of a book.
    func part(_ number: Int) -> LoadedPart? {
        Prelude.parts.first { $0.part.number == number } ?? parts.first { $0.part.number == number }
    }

    /// Where a running rule stood: in the author's text, never in the prelude's.
    func location(of frames: [RunFrame], kind: EventPoint.Kind?) -> SourceLocation? {
        for (depth, frame) in frames.enumerated() {
            guard let loaded = parts.first(where: { $0.part.number == frame.part }) else { continue }
            guard let point = loaded.text.point(line: frame.line, kind: depth == 0 ? kind : .call) else { continue }
            return loaded.part.location(point.span)
        }
        return nil
    }
}

/// A place in a running program: a part and a line of what was loaded for it.
struct RunFrame: Sendable, Hashable {
    let part: Int
    let line: Int
}

/// A part with the text that is loaded for it.
struct LoadedPart: Sendable {
    let part: Part
    let text: LoadedSource
    /// False where the part has mistakes: it is checked, but never run.
    let isLoadable: Bool

    init(_ part: Part, isLoadable: Bool) {
        self.part = part
        self.isLoadable = isLoadable
        text = LoadingPrinter.print(part.tree, layout: .points, dialect: .plain)
    }
}
