/// Prints a tree as Lua source for loading.
public struct LoadingPrinter {
    public enum Layout: Sendable {
        /// Each token on its line of the source: for comparison with the source.
        case sourceLines
        /// Each token on a line of its own, so that a line is a place. ``LoadedSource/point(line:kind:)`` leads back.
        case points
    }

    public enum Dialect: Sendable, Hashable {
        /// As written.
        case verbatim
        /// What needs exact numbers or may meet something frozen is a call of one of ``LoadingPrinter/helperNames``.
        case plain
        /// As plain, and what explains a decision is a call of one of ``LoadingPrinter/reportNames``.
        case explained(Reporting)
    }

    /// How explained text says where it is.
    public struct Reporting: Sendable, Hashable {
        let part: Int
        let library: Set<String>

        /// - Parameters:
        ///   - part: the number of the chunk.
        ///   - library: global names that no rule defines.
        public init(part: Int, library: Set<String>) { (self.part, self.library) = (part, library) }

        /// What a report is given: the chunk, and the number of a point, function or statement in it.
        public func site(_ number: Int) -> Int { part << 24 | number }
    }

    /// What the first line of plain text takes from `...`, in this order:
    /// constants; product, quotient, floor of quotient, remainder, power, negation, equality; the range check of a sum;
    /// the check of a bound of `for`; `set(table, key, value)`; what a function is called with that takes any number of
    /// values; what is joined.
    public static let helperNames = [
        "__k", "__mul", "__div", "__idiv", "__mod", "__pow", "__neg", "__eq", "__sum", "__for", "__set", "__rest",
        "__text",
    ]

    /// Prints a tree that was parsed without issues; for the plain and the explained dialect one that the gate accepts.
    /// - Parameters:
    ///   - chunk: the tree.
    ///   - layout: how its tokens stand on lines.
    ///   - dialect: what is printed as it stands, and what as calls.
    ///   - rowForms: global functions that take a table of rows, and the rows' conditions in one function as a second value.
    ///   - omitting: names of functions; statements that call them are left out.
    /// - Complexity: O(nodes).
    public static func print(
        _ chunk: Chunk, layout: Layout, dialect: Dialect, rowForms: Set<String> = [], omitting: Set<String> = []
    ) -> LoadedSource {
        var printer = LoadingPrinter(chunk, layout: layout, dialect: dialect, rowForms: rowForms, omitting: omitting)
        printer.printChunk(chunk)
        let placed = printer.placed.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
        return LoadedSource(
            text: printer.out, constants: printer.constants, points: printer.points.all, demand: printer.demand, pointsByLine: placed)
    }

    let layout: Layout
    let dialect: Dialect
    let rowForms: Set<String>
    private let omitting: Set<String>
    /// The function that is printed; nil for the whole text.
    var enclosing: FunctionBody?
    /// The site of the function that the next call to be printed ends.
    var passing: Int?
    let points: EventPoints
    private(set) var out: [UInt8] = []
    private var line = 1
    private var placed: [LoadedSource.Placed] = []
    private var constants: [String] = []
    private var constantIndices: [String: Int] = [:]
    var demand = CompilerDemand()
    /// Local names of the function that is printed which are in use, and all that it declared so far.
    var locals = 0
    var declared = 0

    private init(_ chunk: Chunk, layout: Layout, dialect: Dialect, rowForms: Set<String>, omitting: Set<String>) {
        (self.layout, self.dialect, self.rowForms, self.omitting) = (layout, dialect, rowForms, omitting)
        points = EventPoints(of: chunk)
        out.reserveCapacity(chunk.source.count * 2)
    }

    private mutating func printChunk(_ chunk: Chunk) {
        let given = given
        if !given.isEmpty { out += Array("local \(given.joined(separator: ",")) = ...".utf8) }
        locals = given.count
        printBlock(chunk.block, level: 0)
        out.append(Ascii.lineFeed)
    }

    /// What the text takes from `...`.
    private var given: [String] {
        switch dialect {
        case .verbatim: []
        case .plain: Self.helperNames
        case .explained: Self.helperNames + Self.reportNames
        }
    }

    /// Whether a statement is left out.
    func isOmitted(_ call: Expression) -> Bool {
        guard case .call(let call) = call.kind, case .name(let name) = call.callee.kind else { return false }
        return omitting.contains(name.text)
    }

    /// Notes names that Lua's compiler keeps a record of.
    mutating func declare(_ count: Int, at span: SourceSpan) {
        locals += count
        declared += count
        demand.locals = max(demand.locals, locals)
        if declared > demand.declared { (demand.declared, demand.lastDeclared) = (declared, span) }
    }

    // MARK: Tokens

    /// Writes a token; gives the line that it stands on.
    @discardableResult
    mutating func put(_ text: String, at place: SourcePoint? = nil) -> Int {
        separate(place)
        out += text.utf8
        return line
    }

    mutating func put(bytes: [UInt8], at place: SourcePoint? = nil) {
        separate(place)
        out += bytes
    }

    private mutating func separate(_ place: SourcePoint?) {
        switch layout {
        case .points:
            if out.isEmpty { return }
            out.append(Ascii.lineFeed)
            line += 1
        case .sourceLines:
            if let place, place.line > line {
                out += repeatElement(Ascii.lineFeed, count: place.line - line)
                line = place.line
            } else {
                out.append(Ascii.space)
            }
        }
    }

    /// The line of the token that was written last.
    var lastLine: Int { line }

    /// Notes that Lua gives this line to what happens at a node.
    mutating func mark(_ kind: EventPoint.Kind, _ node: Int, line: Int) {
        guard layout == .points, let point = points.point(at: node, kind) else { return }
        placed.append(LoadedSource.Placed(line: Int32(clamping: line), id: Int32(clamping: point.id), kind: kind))
    }

    /// The index of a constant, from 1; the same text has one index.
    mutating func constantIndex(_ text: String) -> Int {
        if let known = constantIndices[text] { return known }
        constants.append(text)
        constantIndices[text] = constants.count
        return constants.count
    }
}
