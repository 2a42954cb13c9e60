import CaseInput
import Foundation
import RuleModel
import Testing

@Suite struct LineReaderTests {
    @Test(
        arguments: [
            ("", []), ("a", ["1: a"]), ("a\n", ["1: a"]), ("a\nb", ["1: a", "2: b"]), ("a\r\nb\r\n", ["1: a", "2: b"]),
            ("\n\n a \n \t\r\n\nb\n\n", ["3:  a ", "6: b"]), ("\u{FEFF}a\nb", ["1: a", "2: b"]), ("\u{FEFF}", []),
            ("\u{FEFF}\n\u{FEFF}", ["2: \u{FEFF}"]),
            ("a\rb\n", ["1: a\rb"]), ("\r\n\r\n", []), ("é", ["1: é"]), ("ab\0c\n", ["1: ab\0c"]),
        ] as [(String, [String])])
    func lines(_ text: String, _ expected: [String]) throws {
        let file = try TemporaryFile(text)
        #expect(try LineReader(path: file.path).all() == expected)
    }

    @Test(arguments: [
        ("{\0\"\0", "not text, or written in UTF-16"), ("\0{", "not text, or written in UTF-16"),
        ("PK\u{3}\u{4}", "a workbook or an archive, not text"),
    ]) func notText(_ text: String, _ what: String) throws {
        let file = try TemporaryFile(text)
        let found = #expect(throws: Diagnostic.self) { try LineReader(path: file.path) }
        #expect(found?.code == "wrong_encoding")
        #expect(found?.message == "`\(file.path)` is \(what)")
    }

    @Test func linesLongerThanTheBuffer() throws {
        let lengths = [1, 262_143, 262_144, 262_145, 3, 700_000, 0, 1_000_000, 2]
        let text = lengths.map { String(repeating: "x", count: $0) }.joined(separator: "\n")
        let file = try TemporaryFile(text)
        let reader = try LineReader(path: file.path)
        var found: [Int] = []
        while let count = try reader.next({ item -> Int in if case .json(let bytes) = item.content { bytes.count } else { -1 } }) {
            found.append(count)
        }
        #expect(found == lengths.filter { $0 > 0 })
    }

    /// 100 MB on one line, between two cases.
    @Test func aLineThatIsTooLong() throws {
        var bytes = Array("{\"case\":\"A\"}\n".utf8)
        bytes += [UInt8](repeating: 0x61, count: 100_000_000)
        bytes += Array("\n{\"case\":\"B\"}".utf8)
        let file = try TemporaryFile(bytes)
        #expect(
            try LineReader(path: file.path).all() == [
                "1: {\"case\":\"A\"}", "2: line_too_long 2:1 this line is longer than 1 MiB", "3: {\"case\":\"B\"}",
            ])
    }

    @Test(arguments: [("\n", 0), ("\r\n", 0), ("", 0), ("\n", 1), ("\r\n", 1), ("", 1)])
    func theLongestLine(_ ending: String, _ excess: Int) throws {
        let file = try TemporaryFile([UInt8](repeating: 0x61, count: LineReader.maxLineBytes + excess) + Array(ending.utf8))
        let reader = try LineReader(path: file.path)
        let accepted = try reader.next { item -> Bool in
            if case .json(let bytes) = item.content { bytes.count == LineReader.maxLineBytes } else { false }
        }
        #expect(accepted == (excess == 0))
        #expect(try reader.next { _ in true } == nil)
    }

    @Test func whatCannotBeRead() throws {
        let missing = #expect(throws: Diagnostic.self) { try LineReader(path: "/nowhere/cases.ndjson") }
        #expect(missing?.code == "unreadable_file")
        #expect(missing?.message == "cannot read `/nowhere/cases.ndjson`: there is no such file")
        let folder = #expect(throws: Diagnostic.self) { try LineReader(path: FileManager.default.temporaryDirectory.path) }
        #expect(folder?.message.hasSuffix("it is a folder") == true)
        let utf16 = try TemporaryFile([0xFF, 0xFE, 0x7B, 0x00])
        let wrong = #expect(throws: Diagnostic.self) { try LineReader(path: utf16.path) }
        #expect(wrong?.code == "wrong_encoding")
    }
}
