/// How a line of a table becomes cells.
extension CSVRow {
    enum Step {
        case done, unfinished
        /// Something stands behind the closing quote.
        case wrong(column: Int)
    }

    /// Reads a row's first line.
    mutating func read(_ line: UnsafeRawBufferPointer, number: Int, separator: UInt8) -> Step {
        lastLine = number
        cellPlace = 0
        return readCells(line, from: 0, separator)
    }

    /// Reads a further line, on which a quoted cell goes on.
    mutating func readOn(_ line: UnsafeRawBufferPointer, number: Int, separator: UInt8) -> Step {
        lastLine = number
        append(0x0A)
        guard var at = readQuoted(line, from: 0) else { return .unfinished }
        return readAfterQuote(line, &at, separator) ?? readCells(line, from: at, separator)
    }

    private mutating func readCells(_ line: UnsafeRawBufferPointer, from start: Int, _ separator: UInt8) -> Step {
        var at = start
        while true {
            let run = at
            while at < line.count, line[at] != separator, line[at] != 0x22 { at += 1 }
            append(line[run..<at])
            if at < line.count, line[at] == 0x22, cellIsBlank {
                dropCellSoFar()
                openedAt = (lastLine, column(of: at, in: line))
                guard let behind = readQuoted(line, from: at + 1) else { return .unfinished }
                at = behind
                if let step = readAfterQuote(line, &at, separator) { return step }
            } else if at < line.count, line[at] == 0x22 {
                append(0x22)
                at += 1
            } else if at < line.count {
                at = endCell(before: at)
            } else {
                endCell(at: cellPlace)
                return .done
            }
        }
    }

    /// Reads up to behind the closing quote; nil where the line ends first.
    private mutating func readQuoted(_ line: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var at = start
        while true {
            let run = at
            while at < line.count, line[at] != 0x22 { at += 1 }
            append(line[run..<at])
            if at == line.count { return nil }
            at += 1
            guard at < line.count, line[at] == 0x22 else { return at }
            append(0x22)
            at += 1
        }
    }

    /// Behind a closing quote only a separator or the end may stand; nil where cells follow.
    private mutating func readAfterQuote(_ line: UnsafeRawBufferPointer, _ at: inout Int, _ separator: UInt8) -> Step? {
        while at < line.count, line[at] != separator, line[at] == 0x20 || line[at] == 0x09 { at += 1 }
        if at == line.count {
            endCell(at: cellPlace)
            return .done
        }
        guard line[at] == separator else {
            return .wrong(column: column(of: at, in: line))
        }
        at = endCell(before: at)
        return nil
    }

    private mutating func endCell(before at: Int) -> Int {
        endCell(at: cellPlace)
        cellPlace = at + 1
        return at + 1
    }

    private func column(of offset: Int, in line: UnsafeRawBufferPointer) -> Int { TextPlace(offset: offset, in: line).column }
}
