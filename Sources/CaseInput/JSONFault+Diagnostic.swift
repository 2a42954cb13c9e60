import CJSON
import RuleModel

extension JSONReader.Fault {
    /// What is wrong, at its place, in words. The text itself is never shown: it may be personal.
    func diagnostic(in text: UnsafeRawBufferPointer, file: String?) -> Diagnostic {
        // A text that ends too early ends behind its last word, not behind the blank lines that follow.
        let written = text.lastIndex { !isJSONSpace($0) }.map { $0 + 1 } ?? 0
        let place = TextPlace(offset: min(offset, written), in: text)
        let location = file.map { SourceLocation(file: $0, line: place.line, column: place.column) }
        switch status {
        case CJSON_EMPTY:
            return Diagnostic("malformed_json", "there is nothing here to read", at: location)
        case CJSON_BAD_UTF8:
            return Diagnostic("wrong_encoding", "this is not UTF-8", at: location, help: ["save the file as UTF-8"])
        case CJSON_TOO_DEEP:
            return Diagnostic("malformed_json", "lists and objects are nested more than 64 deep", at: location)
        case CJSON_TRAILING:
            return Diagnostic(
                "malformed_json", "something follows the end of the case", at: location,
                help: ["several cases, one a line, go into a file that ends in `.ndjson`"])
        case CJSON_OUT_OF_MEMORY:
            return Diagnostic("line_too_long", "there is not enough memory to read this", at: location)
        default:
            return Diagnostic("malformed_json", "this is not JSON", at: location, help: hint(in: text).map { [$0] } ?? [])
        }
    }

    /// What was probably meant, by the character at which reading stopped and what stands around it.
    private func hint(in text: UnsafeRawBufferPointer) -> String? {
        let before = text[..<min(offset, text.count)].last { !isJSONSpace($0) }
        guard offset < text.count else { return "the text ends too early: a bracket or a quote is not closed" }
        if text[offset...].starts(with: "\u{201C}".utf8) || text[offset...].starts(with: "\u{201D}".utf8) {
            return "put text and names into straight double quotes"
        }
        let comma = UInt8(ascii: ",")
        switch Character(UnicodeScalar(text[offset])) {
        case "'", "`": return "put text and names into double quotes"
        case "}" where before == comma, "]" where before == comma: return "remove the comma before this"
        case "/", "#": return "JSON has no comments"
        case "\"" where before != comma && before != UInt8(ascii: "{") && before != UInt8(ascii: ":"):
            return "a comma or a colon may be missing before this, or a quote after it"
        case "\u{0}"..."\u{1F}": return "inside a text, a line break or a tab is written `\\n` or `\\t`"
        case "0"..."9", "+", ".": return "write numbers like `7`, `7.1` or `-0.5`, with a point and without commas"
        case "A"..."Z", "a"..."z": return wordHint(text[offset...])
        default: return nil
        }
    }

    private func wordHint(_ text: Slice<UnsafeRawBufferPointer>) -> String {
        switch String(decoding: text.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }, as: UTF8.self) {
        case "NaN", "Infinity", "undefined", "None", "nil", "Null", "NULL": "leave out what is not known, or write `null`"
        case "True", "TRUE", "Yes", "yes": "write `true`"
        case "False", "FALSE", "No", "no": "write `false`"
        default: "write text and names in double quotes: one may be missing here or before"
        }
    }
}

/// A byte of a text as people count: lines and characters from 1.
struct TextPlace: Equatable {
    let line: Int
    let column: Int

    init(offset: Int, in text: UnsafeRawBufferPointer) {
        let before = text[..<min(offset, text.count)]
        line = 1 + before.count { $0 == 0x0A }
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        column = 1 + String(decoding: before[lineStart...], as: UTF8.self).count
    }
}

func isJSONSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
