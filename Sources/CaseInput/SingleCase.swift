import CJSON
import RuleModel

/// A file that holds one case, which may span lines: read whole, and known to be JSON.
final class SingleCase: CaseSource {
    private var bytes: [UInt8]
    private var given = false

    /// Reads and checks the rest of a file.
    /// - Throws: `unreadable_file`, `malformed_json`, `wrong_encoding`, `line_too_long`; with their place.
    init(lines: LineReader) throws(Diagnostic) {
        bytes = []
        while let line = try lines.nextLine() {
            guard let text = line.bytes, bytes.count + text.count <= LineReader.maxLineBytes else {
                throw Diagnostic(
                    "line_too_long", "this case is longer than 1 MiB", at: SourceLocation(file: lines.name, line: line.number, column: 1),
                    help: ["many cases go into a file that ends in `.ndjson`, one on each line"])
            }
            bytes.append(contentsOf: text)
            bytes.append(0x0A)
        }
        bytes.append(contentsOf: repeatElement(0, count: Int(CJSON_PADDING)))
        let fault: Diagnostic? = withText { text in
            do throws(JSONReader.Fault) {
                try JSONReader().check(text)
                return text.first { !isJSONSpace($0) } == UInt8(ascii: "{") ? nil : Self.notAnObject(lines.name)
            } catch {
                return error.diagnostic(in: text, file: lines.name)
            }
        }
        if let fault { throw fault }
    }

    func next<R>(_ body: (CaseItem) -> R) throws(Diagnostic) -> R? {
        if given { return nil }
        given = true
        return withText { body(CaseItem(line: 1, content: .json($0))) }
    }

    private func withText<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0.dropLast(Int(CJSON_PADDING)))) }
    }

    private static func notAnObject(_ file: String) -> Diagnostic {
        Diagnostic(
            "malformed_json", "a case is an object: `{\"case\": …, \"on\": …, \"facts\": {…}}`",
            at: SourceLocation(file: file, line: 1, column: 1),
            help: ["several cases go into a file that ends in `.ndjson`, one on each line, without brackets around them"])
    }
}
