import RuleModel

/// Rows of a table in text: RFC 4180, with `,`, `;` or a tab between cells, and cells trimmed.
///
/// A row that goes wrong over several lines is reported for its first line, and reading goes on at its second: a stray quote
/// must not swallow the cases below it.
final class CSVRows {
    enum Outcome {
        /// `row` holds it.
        case row
        case refused(line: Int, Diagnostic)
    }

    /// A quoted cell that runs longer than this was never meant to.
    static let maxQuotedBytes = 1 << 20

    private(set) var row = CSVRow()
    /// How many cells each row must have; nil before the header is read.
    var width: Int?
    private let lines: LineReader
    private var separator: UInt8 = 0x2C
    private var encoding = CSVEncoding.undecided
    /// The line from which on the table is read as Windows-1252; nil where it is UTF-8.
    private(set) var windows1252From: Int?
    /// Lines to be read again before those of the file, the next one last.
    private var waiting: [Line] = []
    /// The lines of the row being read, behind its first.
    private var current: [Line] = []

    private struct Line {
        let number: Int
        let bytes: [UInt8]?
    }

    init(lines: LineReader) { self.lines = lines }

    /// The next row that is not empty; nil after the last one.
    func next() throws(Diagnostic) -> Outcome? {
        while let outcome = try readRow() {
            if case .row = outcome, row.isEmpty { continue }
            return outcome
        }
        return nil
    }

    private func readRow() throws(Diagnostic) -> Outcome? {
        if let line = waiting.popLast() {
            guard let bytes = line.bytes else { return .refused(line: line.number, lines.tooLong(line.number)) }
            let first = bytes.withUnsafeBytes { begin($0, number: line.number) }
            return try finish(first)
        }
        guard let line = try lines.nextLine() else { return nil }
        guard let bytes = line.bytes else { return .refused(line: line.number, lines.tooLong(line.number)) }
        return try finish(begin(bytes, number: line.number))
    }

    private func begin(_ bytes: UnsafeRawBufferPointer, number: Int) -> CSVRow.Step {
        current.removeAll(keepingCapacity: true)
        row.begin(line: number)
        if width == nil { separator = Self.separator(ofHeader: bytes) }
        return row.read(bytes, number: number, separator: separator)
    }

    private func finish(_ first: CSVRow.Step) throws(Diagnostic) -> Outcome {
        var step = first
        while case .unfinished = step {
            guard row.bytes.count <= Self.maxQuotedBytes, let line = try takeLine() else { return refuseUnclosed() }
            current.append(line)
            guard let bytes = line.bytes else { return refuseUnclosed() }
            step = bytes.withUnsafeBytes { row.readOn($0, number: line.number, separator: separator) }
        }
        if case .wrong(let column) = step { return refuseEnding(column: column) }
        if let width, row.count != width, !row.isEmpty {
            let help = "give each row as many cells as the header has; a cell with a separator in it, as 1,290.00, stands in quotes"
            return refuse(column: 1, "this row has \(row.count) \(row.count == 1 ? "cell" : "cells"), the header has \(width)", help: help)
        }
        guard encoding.decode(&row) else {
            return .refused(
                line: row.line,
                Diagnostic(
                    "wrong_encoding", "this row is not in the encoding of the rest", at: place(column: 1), help: ["save the file as UTF-8"])
            )
        }
        if case .windows1252 = encoding, windows1252From == nil { windows1252From = row.line }
        row.pad()
        return .row
    }

    private func takeLine() throws(Diagnostic) -> Line? {
        if let line = waiting.popLast() { return line }
        guard let line = try lines.nextLine() else { return nil }
        return Line(number: line.number, bytes: line.bytes.map(Array.init))
    }

    private func refuseUnclosed() -> Outcome {
        refuse(line: row.openedAt.line, column: row.openedAt.column, "the quote that opens here is not closed")
    }

    private func refuseEnding(column: Int) -> Outcome {
        if current.isEmpty { return refuse(column: column, "something follows the closing quote of a cell") }
        return refuse(
            line: row.openedAt.line, column: row.openedAt.column,
            "the quoted cell that begins here runs to line \(row.lastLine), where something follows its closing quote")
    }

    private static let quotesHelp =
        "a cell that holds a separator, a quote or a line break stands in quotes; a quote in it is written twice"

    private func refuse(line: Int? = nil, column: Int, _ message: String, help: String = quotesHelp) -> Outcome {
        waiting.append(contentsOf: current.reversed())
        current.removeAll()
        return .refused(line: row.line, Diagnostic("malformed_csv", message, at: place(line: line, column: column), help: [help]))
    }

    private func place(line: Int? = nil, column: Int) -> SourceLocation {
        SourceLocation(file: lines.name, line: line ?? row.line, column: column)
    }

    /// Whatever stands most often in the header, outside quotes.
    private static func separator(ofHeader line: UnsafeRawBufferPointer) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var quoted = false
        for byte in line {
            if byte == 0x22 { quoted.toggle() }
            if !quoted { counts[byte, default: 0] += 1 }
        }
        return ",;\t".utf8.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? 0x2C
    }
}
