import CaseInput
import LuaSyntax
import RuleModel

/// What is run for a rulebook, in order: the parts of its libraries, then its own, with the cells of their data files.
struct Program: Sendable {
    let parts: [LoadedPart]
    /// By the number of the part that may read them, then by name.
    let data: [Int: [String: CSVTable]]
    /// Whether it reports to a trace.
    var isExplained = false

    /// The same program, telling what it does; made when it is first asked for.
    func explained() -> Program { Program(parts: parts.map { $0.explained() }, data: data, isExplained: true) }

    /// Whether a text stands in the rules as it is.
    func holdsText(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return parts.contains { loaded in
            loaded.part.tree.expressions.contains { expression in
                guard case .string(let literal) = expression.kind else { return false }
                return literal.bytes == bytes
            }
        }
    }

    /// The part with a number, of the prelude or of a book.
    func part(_ number: Int) -> LoadedPart? {
        Prelude.parts.first { $0.part.number == number } ?? parts.first { $0.part.number == number }
    }

    /// A data file that a part reads, as messages show it.
    func path(ofData file: String, readBy part: Int) -> String {
        guard let reader = self.part(part)?.part.file else { return file }
        return reader.path.dropLast(reader.name.count) + file
    }

    /// Where a running rule stood: in the author's text, never in the prelude's.
    func location(of frames: [RunFrame], kind: EventPoint.Kind?) -> SourceLocation? {
        place(of: frames, kinds: kind.map { [$0] }).map { $0.part.location($0.point.span) }
    }

    /// The part and the operation at which a running rule stood.
    ///
    /// The innermost frame stands at the operation that failed; those around it at a call, or at the reading of an answer.
    func place(of frames: [RunFrame], kinds: Set<EventPoint.Kind>?) -> (part: Part, point: EventPoint)? {
        for (depth, frame) in frames.enumerated() {
            guard let loaded = parts.first(where: { $0.part.number == frame.part }) else { continue }
            let text = loaded.text
            // A library function of the host has no frame: what fails in it stands at its call.
            let exact = depth == 0 ? kinds.map { text.point(line: frame.line, among: $0) } ?? text.point(line: frame.line) : nil
            let point = exact ?? text.point(line: frame.line, among: [.call, .index])
            if let point { return (loaded.part, point) }
        }
        return nil
    }

    /// What a part's file is called to those who decide cases: a library's with its folder.
    func shortName(of part: Part) -> String {
        let name = part.file.path.split(separator: "/").last.map(String.init) ?? part.file.path
        return part.book == parts.last?.part.book ? name : "\(part.book)/\(name)"
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
    /// Whether its text tells what it does.
    private(set) var isExplained = false

    init(_ part: Part, isLoadable: Bool, dialect: LoadingPrinter.Dialect = .plain, rowForms: Set<String> = Prelude.rowForms) {
        let text = LoadingPrinter.print(part.tree, layout: .points, dialect: dialect, rowForms: rowForms)
        self.init(part, text, isLoadable: isLoadable)
    }

    init(_ part: Part, _ text: LoadedSource, isLoadable: Bool) {
        (self.part, self.text, self.isLoadable) = (part, text, isLoadable)
    }

    /// The same part, telling what it does.
    func explained() -> LoadedPart {
        let reporting = LoadingPrinter.Reporting(part: part.number, library: Prelude.given)
        let text = LoadingPrinter.print(part.tree, layout: .points, dialect: .explained(reporting))
        // What Lua's compiler would not take stays plain: its answers are explained by their values alone.
        guard text.demand.isWithinLua else { return self }
        var explained = LoadedPart(part, text, isLoadable: isLoadable)
        explained.isExplained = true
        return explained
    }
}
