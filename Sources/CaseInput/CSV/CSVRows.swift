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
    /// Lines to be read (again) before those of the file, with those of the row being read.
    private var waiting: [Line] = []
    private var current: [Line] = []

    private struct Line {
        let number: Int
        let bytes: [UInt8]?
    }

    private enum Step {
        case done, unfinished
        case wrong(column: Int, String)
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
        if !waiting.isEmpty {
            let line = waiting.removeFirst()
            guard let bytes = line.bytes else { return .refused(line: line.number, lines.tooLong(line.number)) }
            let first = bytes.withUnsafeBytes { begin($0, number: line.number) }
            return try finish(first)
        }
        guard let line = try lines.nextLine() else { return nil }
        guard let bytes = line.bytes else { return .refused(line: line.number, lines.tooLong(line.number)) }
        return try finish(begin(bytes, number: line.number))
    }

    private func begin(_ bytes: UnsafeRawBufferPointer, number: Int) -> Step {
        current.removeAll(keepingCapacity: true)
        row.begin(line: number)
        if width == nil { separator = Self.separator(ofHeader: bytes) }
        return read(bytes, inQuotes: false)
    }

    private func finish(_ first: Step) throws(Diagnostic) -> Outcome {
        var step = first
        while case .unfinished = step {
            guard row.bytes.count <= Self.maxQuotedBytes, let line = try takeLine() else {
                return refuse(column: openedAt, "the quote that opens here is not closed")
            }
            current.append(line)
            guard let bytes = line.bytes else { return refuse(column: openedAt, "the quote that opens here is not closed") }
            row.append(0x0A)
            step = bytes.withUnsafeBytes { read($0, inQuotes: true) }
        }
        if case .wrong(let column, let message) = step { return refuse(column: column, message) }
        if let width, row.count != width, !row.isEmpty {
            return refuse(column: 1, "this row has \(row.count) cells, the header has \(width)")
        }
        guard encoding.decode(&row) else {
            return .refused(
                line: row.line,
                Diagnostic(
                    "wrong_encoding", "this row is not in the encoding of the rest", at: place(column: 1), help: ["save the file as UTF-8"])
            )
        }
        row.pad()
        return .row
    }

    private func takeLine() throws(Diagnostic) -> Line? {
        if !waiting.isEmpty { return waiting.removeFirst() }
        guard let line = try lines.nextLine() else { return nil }
        return Line(number: line.number, bytes: line.bytes.map(Array.init))
    }

    private func refuse(column: Int, _ message: String) -> Outcome {
        waiting.insert(contentsOf: current, at: 0)
        current.removeAll()
        let help = ["a cell that holds a separator, a quote or a line break stands in quotes; a quote in it is written twice"]
        return .refused(line: row.line, Diagnostic("malformed_csv", message, at: place(column: column), help: help))
    }

    private func place(column: Int) -> SourceLocation { SourceLocation(file: lines.name, line: row.line, column: column) }

    // MARK: Cells of one line

    /// Column at which the quote that is open began.
    private var openedAt = 1
    private var cellPlace = 0

    private func read(_ line: UnsafeRawBufferPointer, inQuotes: Bool) -> Step {
        var at = 0
        if inQuotes {
            guard let behind = readQuoted(line, from: 0) else { return .unfinished }
            at = behind
            if let step = readAfterQuote(line, &at) { return step }
        } else {
            cellPlace = 0
        }
        while true {
            let start = at
            while at < line.count, line[at] != separator, line[at] != 0x22 { at += 1 }
            row.append(line[start..<at])
            if at < line.count, line[at] == 0x22, row.cellIsBlank {
                row.dropCellSoFar()
                openedAt = column(of: at, in: line)
                guard let behind = readQuoted(line, from: at + 1) else { return .unfinished }
                at = behind
                if let step = readAfterQuote(line, &at) { return step }
            } else if at < line.count, line[at] == 0x22 {
                row.append(0x22)
                at += 1
            } else if at < line.count {
                at = endCell(at)
            } else {
                row.endCell(at: cellPlace)
                return .done
            }
        }
    }

    /// Reads up to behind the closing quote; nil where the line ends first.
    private func readQuoted(_ line: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var at = start
        while true {
            let run = at
            while at < line.count, line[at] != 0x22 { at += 1 }
            row.append(line[run..<at])
            if at == line.count { return nil }
            at += 1
            guard at < line.count, line[at] == 0x22 else { return at }
            row.append(0x22)
            at += 1
        }
    }

    /// Behind a closing quote only a separator or the end may stand; nil where cells follow.
    private func readAfterQuote(_ line: UnsafeRawBufferPointer, _ at: inout Int) -> Step? {
        while at < line.count, line[at] != separator, line[at] == 0x20 || line[at] == 0x09 { at += 1 }
        if at == line.count {
            row.endCell(at: cellPlace)
            return .done
        }
        guard line[at] == separator else {
            return .wrong(column: column(of: at, in: line), "something follows the closing quote of a cell")
        }
        at = endCell(at)
        return nil
    }

    private func endCell(_ at: Int) -> Int {
        row.endCell(at: cellPlace)
        cellPlace = at + 1
        return at + 1
    }

    private func column(of offset: Int, in line: UnsafeRawBufferPointer) -> Int { TextPlace(offset: offset, in: line).column }

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
