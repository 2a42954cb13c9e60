import RuleModel

/// Writes a cell as the JSON that its fact's type asks for, or else as text.
final class CSVCellWriter {
    private let reader = JSONReader()

    /// - Parameter cell: trimmed UTF-8, not empty, followed in memory by at least 64 readable bytes.
    func write(_ cell: UnsafeRawBufferPointer, as kind: Fact.Kind, to out: inout [UInt8]) {
        switch kind {
        case .boolean: writeBoolean(cell, to: &out)
        case .number: if isJSONNumber(cell) { out.append(contentsOf: cell) } else { writeText(cell, to: &out) }
        case .date: writeDate(cell, to: &out)
        case .choices: writeList(cell, to: &out)
        case .records: writeRecords(cell, to: &out)
        case .choice, .money, .text: writeText(cell, to: &out)
        }
    }

    func writeText(_ text: some Sequence<UInt8>, to out: inout [UInt8]) {
        out.append(0x22)
        for byte in text {
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
        out.append(0x22)
    }

    private func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x57 + digit }

    private func writeBoolean(_ cell: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        if cell.count <= 5 {
            switch String(decoding: cell, as: UTF8.self).lowercased() {
            case "yes", "true": return out.append(contentsOf: "true".utf8)
            case "no", "false": return out.append(contentsOf: "false".utf8)
            default: break
            }
        }
        writeText(cell, to: &out)
    }

    /// `1/5/2026` becomes `2026-05-01`; whether there is such a day is not asked here.
    private func writeDate(_ cell: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        let parts = cell.split(separator: 0x2F, omittingEmptySubsequences: false)
        guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count), parts[2].count == 4,
            parts.allSatisfy({ $0.allSatisfy(isDigit) })
        else { return writeText(cell, to: &out) }
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
            writeText(trimmed[...end], to: &out)
        }
        out.append(0x5D)
    }

    /// JSON goes in as it is; only if it is whole, so that it cannot say anything beside its own cell.
    private func writeRecords(_ cell: UnsafeRawBufferPointer, to out: inout [UInt8]) {
        if (try? reader.check(cell)) != nil { out.append(contentsOf: cell) } else { writeText(cell, to: &out) }
    }

    private func isJSONNumber(_ cell: UnsafeRawBufferPointer) -> Bool {
        guard let first = cell.first, isDigit(first) || first == 0x2D else { return false }
        return (try? reader.check(cell)) != nil
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
