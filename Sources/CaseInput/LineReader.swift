import CJSON
import Glibc
public import RuleModel

/// Lines of a file or of standard input, read through one buffer: a line costs no allocation.
///
/// Lines end in LF or CRLF, the last one may end without; a byte-order mark is dropped; blank lines are skipped but counted.
/// A line longer than ``maxLineBytes`` is given as refused (`line_too_long`), and reading goes on behind it.
public final class LineReader: CaseSource {
    /// The longest line, without its ending: 1 MiB, as much as a rule may use for all of a case.
    public static let maxLineBytes = 1 << 20

    /// The file as the user named it.
    public let name: String
    private let file: InputFile
    private var buffer: UnsafeMutableRawPointer
    private var capacity: Int
    /// What has been read and not yet given out: `start ..< end`.
    private var start = 0
    private var end = 0
    private var atEnd = false
    private var line = 0

    /// - Throws: `unreadable_file`; `wrong_encoding` for UTF-16.
    public convenience init(path: String) throws(Diagnostic) {
        try self.init(file: InputFile(path: path))
    }

    /// - Throws: `unreadable_file`; `wrong_encoding` for UTF-16.
    public static func standardInput(named name: String = "-") throws(Diagnostic) -> LineReader {
        try LineReader(file: InputFile(standardInput: name))
    }

    /// Lines of a text that was read already.
    /// - Throws: `wrong_encoding` for UTF-16.
    convenience init(bytes: [UInt8], named name: String) throws(Diagnostic) {
        try self.init(file: InputFile(empty: name), capacity: max(bytes.count, 1))
        bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(buffer, start, $0.count) } }
        end = bytes.count
        try dropByteOrderMark()
    }

    init(file: consuming InputFile, capacity: Int = 1 << 18) throws(Diagnostic) {
        name = file.name
        self.file = file
        self.capacity = capacity
        buffer = Self.allocate(capacity)
        try dropByteOrderMark()
    }

    deinit { buffer.deallocate() }

    public func next<R>(_ body: (CaseItem) -> R) throws(Diagnostic) -> R? {
        while let raw = try nextLine() {
            guard let bytes = raw.bytes else { return body(CaseItem(line: raw.number, content: .refused(tooLong(raw.number)))) }
            if !isBlank(bytes) { return body(CaseItem(line: raw.number, content: .json(bytes))) }
        }
        return nil
    }

    /// A line as it stands, blank ones included.
    struct RawLine {
        let number: Int
        /// Valid until the next line is asked for; nil for a line that is too long.
        let bytes: UnsafeRawBufferPointer?
    }

    func nextLine() throws(Diagnostic) -> RawLine? {
        var searched = 0
        while true {
            if let feed = memchr(buffer + start + searched, 0x0A, end - start - searched) {
                let length = feed - UnsafeMutableRawPointer(buffer + start)
                defer { start += length + 1 }
                return give(length)
            }
            searched = end - start
            if atEnd {
                if searched == 0 { return nil }
                defer { start = end }
                return give(searched)
            }
            // Two more for CR and LF.
            if searched > Self.maxLineBytes + 2 { return try skipLine() }
            try fill()
        }
    }

    /// Whether the first line that is not blank is `{` and nothing else. Consumes nothing.
    func beginsWithLoneBrace() throws(Diagnostic) -> Bool {
        var found = false
        var offset = 0
        while true {
            while start + offset < end {
                let byte = buffer.load(fromByteOffset: start + offset, as: UInt8.self)
                switch byte {
                case 0x20, 0x09, 0x0D: break
                case 0x0A where found: return true
                case 0x0A: break
                case 0x7B where !found: found = true
                default: return false
                }
                offset += 1
            }
            if atEnd || offset > Self.maxLineBytes { return false }
            try fill()
        }
    }

    func tooLong(_ line: Int) -> Diagnostic {
        Diagnostic(
            "line_too_long", "this line is longer than 1 MiB", at: SourceLocation(file: name, line: line, column: 1),
            help: ["put one case on each line"])
    }

    private func give(_ length: Int) -> RawLine {
        line += 1
        let bytes = UnsafeRawBufferPointer(start: buffer + start, count: length)
        let kept = bytes.last == 0x0D ? length - 1 : length
        if kept > Self.maxLineBytes { return RawLine(number: line, bytes: nil) }
        return RawLine(number: line, bytes: UnsafeRawBufferPointer(rebasing: bytes[..<kept]))
    }

    private func skipLine() throws(Diagnostic) -> RawLine {
        line += 1
        while true {
            if let feed = memchr(buffer + start, 0x0A, end - start) {
                start = feed - UnsafeMutableRawPointer(buffer) + 1
                break
            }
            (start, end) = (0, 0)
            if atEnd { break }
            try fill()
        }
        return RawLine(number: line, bytes: nil)
    }

    /// Makes room and reads once.
    private func fill() throws(Diagnostic) {
        if start > 0 {
            memmove(buffer, buffer + start, end - start)
            (start, end) = (0, end - start)
        }
        if end == capacity { grow() }
        let got = try file.read(into: buffer + end, count: capacity - end)
        atEnd = got == 0
        end += got
    }

    private func grow() {
        let larger = Self.allocate(capacity * 2)
        memcpy(larger, buffer, end)
        buffer.deallocate()
        (buffer, capacity) = (larger, capacity * 2)
    }

    /// Behind the last line, too, there are bytes to read.
    private static func allocate(_ capacity: Int) -> UnsafeMutableRawPointer {
        let padding = Int(CJSON_PADDING)
        let room = UnsafeMutableRawPointer.allocate(byteCount: capacity + padding, alignment: 16)
        memset(room + capacity, 0, padding)
        return room
    }

    private func dropByteOrderMark() throws(Diagnostic) {
        while end < 3, !atEnd { try fill() }
        let first = UnsafeRawBufferPointer(start: buffer, count: min(end, 3))
        if first.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        if let what = Self.notText(first) {
            let place = SourceLocation(file: name, line: 1, column: 1)
            throw Diagnostic("wrong_encoding", "\(InputFile.called(name)) is \(what)", at: place, help: ["save it as UTF-8 text"])
        }
    }

    /// What a file is that does not begin as text does.
    private static func notText(_ first: UnsafeRawBufferPointer) -> String? {
        if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) { return "written in UTF-16" }
        let packed: [[UInt8]] = [[0x50, 0x4B, 0x03], [0xD0, 0xCF, 0x11]]
        if packed.contains(where: first.starts) { return "a workbook or an archive, not text" }
        return first.prefix(2).contains(0) ? "not text, or written in UTF-16" : nil
    }
}

/// Whether a line holds nothing but spaces and tabs.
func isBlank(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
}
