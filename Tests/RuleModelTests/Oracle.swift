import Foundation
import TestSupport
import Testing

/// Runs `Oracle/oracle.py` and lends each line that it writes.
struct Oracle {
    var topic: String
    var seed: Int
    var count: Int

    struct Failed: Error, CustomStringConvertible {
        var description: String
    }

    /// - Throws: ``Failed`` where python3 is missing, stops early, or writes another number of lines than asked for.
    func forEachLine(_ body: (Line) -> Void) throws {
        print("oracle: \(count) \(topic), ORACLE_SEED=\(seed)")
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Oracle/oracle.py")
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-B", script.path, topic, String(seed), String(count)]
        process.standardOutput = pipe
        try process.run()
        var lines = 0
        var rest = Data()
        while let chunk = try pipe.fileHandleForReading.read(upToCount: 1 << 20), !chunk.isEmpty {
            rest.append(chunk)
            let used = rest.withUnsafeBytes { Oracle.lendLines($0, &lines, body) }
            rest = Data(rest.dropFirst(used))
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(description: "python3 ended with \(process.terminationStatus)") }
        guard lines == count, rest.isEmpty else { throw Failed(description: "\(lines) lines instead of \(count)") }
    }

    private static func lendLines(_ bytes: UnsafeRawBufferPointer, _ lines: inout Int, _ body: (Line) -> Void) -> Int {
        guard var at = bytes.baseAddress else { return 0 }
        let end = at + bytes.count
        while let feed = memchr(at, 10, end - at) {
            body(Line(at, end: UnsafeRawPointer(feed)))
            lines += 1
            at = UnsafeRawPointer(feed) + 1
        }
        return bytes.count - (end - at)
    }

    /// The seed of this run: `ORACLE_SEED`, or else always the same.
    static let seed = ProcessInfo.processInfo.environment["ORACLE_SEED"].flatMap { Int($0) } ?? 20_260_401

    /// The numbers of this run from their beginning.
    static var random: SeededGenerator { random(seed) }

    static func random(_ seed: Int) -> SeededGenerator { SeededGenerator(seed: UInt64(truncatingIfNeeded: seed)) }
}

/// One line of the oracle, read token by token without making strings: there are millions.
struct Line {
    let start: UnsafePointer<CChar>
    private(set) var at: UnsafePointer<CChar>
    let end: UnsafePointer<CChar>

    init(_ start: UnsafeRawPointer, end: UnsafeRawPointer) {
        self.start = start.assumingMemoryBound(to: CChar.self)
        self.end = end.assumingMemoryBound(to: CChar.self)
        at = self.start
    }

    /// The characters up to the next space, or nil at the end.
    mutating func token() -> Token? {
        guard at < end else { return nil }
        let first = at
        let space = memchr(UnsafeRawPointer(at), 32, end - at)?.assumingMemoryBound(to: CChar.self)
        let stop = space.map { UnsafePointer($0) } ?? end
        at = stop == end ? end : stop + 1
        return Token(start: first, length: stop - first)
    }

    var text: String { Token(start: start, length: end - start).text }
}

struct Token {
    var start: UnsafePointer<CChar>
    var length: Int

    var first: UInt8 { UInt8(bitPattern: start[0]) }
    var rest: Token { Token(start: start + 1, length: length - 1) }
    var text: String { String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self) }
    var integer: Int64 { Int64(strtoll(start, nil, 10)) }

    /// The two whole numbers around a separator (`1/3`); nil where there is none.
    func split(at separator: UInt8) -> (Int64, Int64)? {
        var stop: UnsafeMutablePointer<CChar>?
        let left = Int64(strtoll(start, &stop, 10))
        guard let stop, UnsafePointer(stop) < start + length, UInt8(bitPattern: stop[0]) == separator else { return nil }
        return (left, Int64(strtoll(stop + 1, nil, 10)))
    }

    func equals(_ bytes: UnsafePointer<CChar>, _ count: Int) -> Bool { count == length && memcmp(start, bytes, count) == 0 }
}
