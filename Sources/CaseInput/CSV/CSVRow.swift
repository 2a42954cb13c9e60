import CJSON

/// The cells of one row, unquoted and trimmed, in one buffer that the next row uses again.
struct CSVRow {
    /// 1-based line of the file on which the row begins.
    var line = 0
    private(set) var bytes: [UInt8] = []
    private var bounds: [Range<Int>] = []
    /// Where each cell begins in its line, as a byte: for the header's columns.
    private(set) var places: [Int] = []
    private var cellStart = 0
    /// Where the last quoted cell begins, and the last line that was read.
    var openedAt = (line: 1, column: 1)
    var lastLine = 0
    /// Where the cell being read begins in its line.
    var cellPlace = 0

    var count: Int { bounds.count }
    var isEmpty: Bool { bounds.allSatisfy(\.isEmpty) }

    mutating func begin(line: Int) {
        self.line = line
        bytes.removeAll(keepingCapacity: true)
        bounds.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        cellStart = 0
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(_ run: UnsafeRawBufferPointer.SubSequence) {
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: run))
    }

    var cellIsBlank: Bool { bytes[cellStart...].allSatisfy(isSpace) }

    mutating func dropCellSoFar() { bytes.removeSubrange(cellStart...) }

    mutating func endCell(at place: Int) {
        var range = cellStart..<bytes.count
        while let last = range.last, isSpace(bytes[last]) { range.removeLast() }
        while let first = range.first, isSpace(bytes[first]) { range.removeFirst() }
        bounds.append(range)
        places.append(place)
        cellStart = bytes.count
    }

    /// Lends a cell's bytes, with at least 64 readable bytes behind them once the row is ``pad()``ded.
    func withCell<R>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> R) -> R {
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[bounds[index]])) }
    }

    /// Lends every cell in turn.
    func withCells(_ body: (Int, UnsafeRawBufferPointer) -> Void) {
        bytes.withUnsafeBytes { all in
            for index in bounds.indices { body(index, UnsafeRawBufferPointer(rebasing: all[bounds[index]])) }
        }
    }

    func text(_ index: Int) -> String { String(decoding: bytes[bounds[index]], as: UTF8.self) }

    mutating func pad() { bytes.append(contentsOf: repeatElement(0, count: Int(CJSON_PADDING))) }

    /// Puts other bytes in the place of each cell.
    mutating func rewrite(_ transform: (UInt8, inout [UInt8]) -> Void) {
        var rewritten: [UInt8] = []
        for index in bounds.indices {
            let start = rewritten.count
            for byte in bytes[bounds[index]] { transform(byte, &rewritten) }
            bounds[index] = start..<rewritten.count
        }
        bytes = rewritten
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}

extension Range<Int> {
    fileprivate mutating func removeLast() { self = lowerBound..<(upperBound - 1) }
    fileprivate mutating func removeFirst() { self = (lowerBound + 1)..<upperBound }
}
