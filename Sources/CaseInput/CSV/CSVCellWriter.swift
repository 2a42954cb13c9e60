import RuleModel

/// How a cell of a column is read.
enum CSVCellForm {
    case text, number, boolean, date, list, records

    init(_ kind: Fact.Kind) {
        self =
            switch kind {
            case .boolean: .boolean
            case .number: .number
            case .date: .date
            case .choices: .list
            case .records: .records
            case .choice, .money, .text: .text
            }
    }
}

/// Writes a cell as the JSON that its fact's type asks for, or else as text.
final class CSVCellWriter {
    private let reader = JSONReader()

    /// - Parameter cell: trimmed UTF-8, not empty, followed in memory by at least 64 readable bytes.
    func write(_ cell: UnsafeRawBufferPointer, as form: CSVCellForm, to out: inout [UInt8]) {
        switch form {
        case .boolean: writeBoolean(cell, to: &out)
        case .number: if isJSONNumber(cell) { out.append(contentsOf: cell) } else { Self.writeText(cell, to: &out) }
        case .date: writeDate(cell, to: &out)
        case .list: writeList(cell, to: &out)
        case .records: writeRecords(cell, to: &out)
        case .text: Self.writeText(cell, to: &out)
        }
    }

    static func writeText(_ text: some Collection<UInt8>, to out: inout [UInt8]) {
        out.append(0x22)
        if text.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
            out.append(contentsOf: text)
        } else {
            for byte in text { writeByte(byte, to: &out) }
        }
        out.append(0x22)
    }

    private static func writeByte(_ byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case 0x22, 0x5C:
            out.append(0x5C)
            out.append(byte)
        case 0..<0x20:
            out.append(contentsOf: "\\u00".utf8)
            out.append(hexadecimal(byte >> 4))
            out.append(hexadecimal(byte & 15))
        default: out.append(byte)
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }

    private func writeBoolean(_ cell: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        if isWord(cell, "yes") || isWord(cell, "true") { return out.append(contentsOf: "true".utf8) }
        if isWord(cell, "no") || isWord(cell, "false") { return out.append(contentsOf: "false".utf8) }
        Self.writeText(cell, to: &out)
    }

    /// In small letters, capitals or both.
    private func isWord(_ cell: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
        guard cell.count == word.utf8CodeUnitCount else { return false }
        return cell.indices.allSatisfy { cell[$0] | 0x20 == word.utf8Start[$0] }
    }

    /// `1/5/2026` becomes `2026-05-01`; whether there is such a day is not asked here.
    private func writeDate(_ cell: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        let parts = cell.split(separator: 0x2F, omittingEmptySubsequences: false)
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4,
            parts.allSatisfy({ $0.allSatisfy(isDigit) })
        else { return Self.writeText(cell, to: &out) }
        out.append(0x22)
        out.append(contentsOf: parts[2])
        for part in [parts[1], parts[0]] {
            out.append(0x2D)
            if part.count == 1 { out.append(0x30) }
            out.append(contentsOf: part)
        }
        out.append(0x22)
    }

    private func writeList(_ cell: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        out.append(0x5B)
        for part in cell.split(separator: 0x3B) {
            let trimmed = part.drop { $0 == 0x20 }
            let end = trimmed.lastIndex { $0 != 0x20 }
            guard let end else { continue }
            if out.last != 0x5B { out.append(0x2C) }
            Self.writeText(trimmed[...end], to: &out)
        }
        out.append(0x5D)
    }

    /// JSON goes in as it is; only if it is whole, so that it cannot say anything beside its own cell.
    private func writeRecords(_ cell: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        if (try? reader.check(cell)) != nil { out.append(contentsOf: cell) } else { Self.writeText(cell, to: &out) }
    }

    /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
    private func isJSONNumber(_ cell: UnsafeRawBufferPointer) -> Bool {
        var rest = cell[...]
        if rest.first == 0x2D { rest.removeFirst() }
        if rest.first == 0x30 { rest.removeFirst() } else if !skipDigits(&rest) { return false }
        if rest.first == 0x2E {
            rest.removeFirst()
            if !skipDigits(&rest) { return false }
        }
        if let letter = rest.first, letter | 0x20 == 0x65 {
            rest.removeFirst()
            if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
            if !skipDigits(&rest) { return false }
        }
        return rest.isEmpty
    }

    private func skipDigits(_ rest: inout UnsafeRawBufferPointer.SubSequence) -> Bool {
        let before = rest.count
        while let first = rest.first, isDigit(first) { rest.removeFirst() }
        return rest.count < before
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
