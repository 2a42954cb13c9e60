import LuaSyntax
import ReferenceReader

/// Finds what can be changed in one text: operators, constants that rules work with, and rows. What only people read is left alone
/// (titles, sources, and that a figure is a sample or a fact personal), and no date is moved among those before the rulebook is in force.
struct MutantFinder: TreeVisitor {
    private let path: String
    private let chunk: Chunk
    /// The words that a fact, or a field of a record, may be.
    private let choices: [String: [String]]
    private let inForceFrom: Day
    private(set) var mutants: [Mutant] = []

    init(path: String, chunk: Chunk, choices: [String: [String]], inForceFrom: Day) {
        (self.path, self.chunk, self.choices, self.inForceFrom) = (path, chunk, choices, inForceFrom)
    }

    mutating func enter(_ expression: LuaSyntax.Expression, in context: WalkContext) {
        switch expression.kind {
        case .binary(let operation): change(operation, context)
        case .unary(let operation) where operation.operator == .not:
            replace(SourceSpan(start: expression.span.start, end: operation.operand.span.start), "", context, "not taken away")
        case .true: replace(expression.span, "false", context)
        case .false: replace(expression.span, "true", context)
        case .number(let numeral): step(expression.span, numeral.text, context)
        case .string(let literal): change(literal.text, expression.span, context)
        case .table(let table): changeRows(of: table, expression, context)
        default: break
        }
    }

    // MARK: Operators

    private static let opposites: [BinaryOperation.Operator: BinaryOperation.Operator] = [
        .less: .lessEqual, .lessEqual: .less, .greater: .greaterEqual, .greaterEqual: .greater, .equal: .notEqual, .notEqual: .equal,
        .and: .or, .or: .and, .add: .subtract, .subtract: .add, .multiply: .divide, .divide: .multiply,
    ]

    private mutating func change(_ operation: BinaryOperation, _ context: WalkContext) {
        if let other = Self.opposites[operation.operator] {
            replace(operation.operatorSpan, other.rawValue, context, "\(chunk.text(of: operation.left.span)) …")
        }
        guard operation.operator.isEquality, case .string(let word) = operation.right.kind, case .field(_, let name) = operation.left.kind
        else { return }
        if let other = following(word.text, in: choices[name.text] ?? []) {
            replace(operation.right.span, "\"\(other)\"", context, name.text)
        }
    }

    private func following(_ word: String, in words: [String]) -> String? {
        guard words.count > 1, let place = words.firstIndex(of: word) else { return nil }
        return words[(place + 1) % words.count]
    }

    // MARK: Constants

    private mutating func step(_ span: SourceSpan, _ digits: String, _ context: WalkContext) {
        guard let number = Fraction(digits) else { return }
        let places = digits.split(separator: ".").dropFirst().first?.count ?? 0
        for step in [-1, 1] {
            let moved = number + Fraction(step) * Fraction("1e-\(places)")!
            if moved >= .zero { replace(span, moved.fixed(places: places), context) }
        }
    }

    private mutating func change(_ text: String, _ span: SourceSpan, _ context: WalkContext) {
        if let day = Day(text) {
            for step in [-1, 1] where max(day, day.adding(days: step)) > inForceFrom {
                replace(span, "\"\(day.adding(days: step).text)\"", context)
            }
        } else if text.contains("."), let amount = Fraction(text.filter { $0 != "," }) {
            for step in [-1, 1] {
                let moved = amount + Fraction(step) / Fraction(100)
                if moved >= .zero { replace(span, "\"\(moved.fixed(places: 2))\"", context) }
            }
        } else if case .statement(let statement)? = context.parents.last, case .return = statement.kind {
            if let other = following(text, in: returnedWords(context)) { replace(span, "\"\(other)\"", context, "return") }
        }
    }

    /// The words that the same answer may be.
    private func returnedWords(_ context: WalkContext) -> [String] {
        struct Collector: TreeVisitor {
            var words: [String] = []
            mutating func enter(_ statement: Statement, in context: WalkContext) {
                guard case .return(let values) = statement.kind, case .string(let word)? = values.first?.kind else { return }
                if !words.contains(word.text) { words.append(word.text) }
            }
        }
        guard let declaration = context.parents.first else { return [] }
        var collector = Collector()
        collector.walk(Chunk.parse(chunk.text(of: declaration.span)).chunk)
        return collector.words
    }

    // MARK: Rows

    private mutating func changeRows(of table: TableConstructor, _ expression: LuaSyntax.Expression, _ context: WalkContext) {
        guard context.isTopLevel else { return }
        let rows = table.entries.compactMap { entry in
            if case .item(let value) = entry, case .table = value.kind { value } else { nil }
        }
        for row in rows { remove(from: row.span.start.offset, row, context, "row \(rowName(row) ?? "") taken away") }
        if let form = keyword(context), ["support_levels", "choose", "funding_splits", "layers"].contains(form) {
            for (row, next) in zip(rows, rows.dropFirst()) { swap(row, next, context) }
        }
        for case .keyed(let key, let value) in table.entries {
            guard case .string(let date) = key.kind, Day(date.text) != nil else { continue }
            remove(from: key.span.start.offset - 1, value, context, "\(date.text) taken away")
        }
    }

    private mutating func swap(_ row: LuaSyntax.Expression, _ next: LuaSyntax.Expression, _ context: WalkContext) {
        let between = chunk.text(of: SourceSpan(start: row.span.end, end: next.span.start))
        let swapped = chunk.text(of: next.span) + between + chunk.text(of: row.span)
        let change = "rows \(rowName(row) ?? "") and \(rowName(next) ?? "") exchanged"
        add(from: row.span.start.offset, to: next.span.end.offset, swapped, row.span.start.line, context, change)
    }

    /// With the comma after it.
    private mutating func remove(from start: Int, _ last: LuaSyntax.Expression, _ context: WalkContext, _ change: String) {
        var end = last.span.end.offset
        while end < chunk.source.count, [UInt8(ascii: " "), UInt8(ascii: "\n")].contains(chunk.source[end]) { end += 1 }
        guard end < chunk.source.count, chunk.source[end] == UInt8(ascii: ",") else { return }
        add(from: start, to: end + 1, "", last.span.start.line, context, change)
    }

    // MARK: Mutants

    private mutating func replace(_ span: SourceSpan, _ text: String, _ context: WalkContext, _ about: String = "") {
        if [" sample", " personal"].contains(where: part(around: span.start.offset, context).hasSuffix) { return }
        let change = text.isEmpty ? about : "\(about) \(chunk.text(of: span)) → \(text)"
        add(from: span.start.offset, to: span.end.offset, text, span.start.line, context, change)
    }

    private mutating func add(from start: Int, to end: Int, _ text: String, _ line: Int, _ context: WalkContext, _ change: String) {
        let bytes = chunk.source[..<start] + Array(text.utf8) + chunk.source[end...]
        let oneLine = change.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        let part = part(around: start, context)
        mutants.append(Mutant(path: path, line: line, part: part, change: oneLine, text: String(decoding: bytes, as: UTF8.self)))
    }

    /// `answer "fnc_weekly"`, with the names of the row and the key within.
    private func part(around offset: Int, _ context: WalkContext) -> String {
        guard case .statement(let statement)? = context.parents.first else { return "text" }
        var names = [
            chunk.text(of: statement.span).prefix { $0 != "{" && $0 != "\n" && $0 != "(" }.split(separator: " ").joined(separator: " ")
        ]
        for case .expression(let parent) in context.parents {
            guard case .table(let table) = parent.kind else { continue }
            if let row = rowName(parent) { names.append(row) }
            for entry in table.entries where entry.value.span.start.offset <= offset && offset < entry.value.span.end.offset {
                switch entry {
                case .named(let name, _): names.append(name.text)
                case .keyed(let key, _): names.append(chunk.text(of: key.span).filter { $0 != "\"" })
                case .item: break
                }
            }
        }
        return names.joined(separator: " ")
    }

    private func rowName(_ expression: LuaSyntax.Expression) -> String? {
        guard case .table(let table) = expression.kind else { return nil }
        var words: [String] = []
        for case .item(let value) in table.entries {
            guard case .string(let word) = value.kind else { break }
            words.append(word.text)
        }
        return words.isEmpty ? nil : words.prefix(2).joined(separator: " ")
    }

    /// The function that the statement around calls.
    private func keyword(_ context: WalkContext) -> String? {
        guard case .statement(let statement)? = context.parents.first, case .call(let expression) = statement.kind else { return nil }
        var callee = expression
        while case .call(let call) = callee.kind { callee = call.callee }
        if case .name(let name) = callee.kind { return name.text }
        return nil
    }
}
