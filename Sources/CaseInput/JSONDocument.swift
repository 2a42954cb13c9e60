import CJSON
public import RuleModel

/// A file that holds one JSON value and is no case: read whole.
public struct JSONDocument {
    public let value: JSONValue

    /// - Parameter path: the file, or `-` for standard input.
    /// - Throws: `unreadable_file`, `malformed_json`, `wrong_encoding`, `line_too_long` beyond 1 MiB; with their place.
    public init(path: String) throws(Diagnostic) {
        let lines = path == "-" ? try LineReader.standardInput() : try LineReader(path: path)
        let bytes = try Self.bytes(of: lines)
        let padded = bytes + [UInt8](repeating: 0, count: Int(CJSON_PADDING))
        let result: Result<JSONValue, Diagnostic> = padded.withUnsafeBytes { all in
            let text = UnsafeRawBufferPointer(rebasing: all[..<bytes.count])
            let builder = JSONBuilder()
            do throws(JSONReader.Fault) {
                try JSONReader().read(text, sink: JSONBuilder.sink, context: Unmanaged.passUnretained(builder).toOpaque())
                return .success(builder.result)
            } catch {
                return .failure(Self.mistake(error, in: text, file: lines.name))
            }
        }
        value = try result.get()
    }

    private static func bytes(of lines: LineReader) throws(Diagnostic) -> [UInt8] {
        var bytes: [UInt8] = []
        while let line = try lines.nextLine() {
            guard let text = line.bytes, bytes.count + text.count <= LineReader.maxLineBytes else {
                let place = SourceLocation(file: lines.name, line: line.number, column: 1)
                throw Diagnostic("line_too_long", "this is longer than 1 MiB", at: place)
            }
            bytes.append(contentsOf: text)
            bytes.append(0x0A)
        }
        return bytes
    }

    private static func mistake(_ fault: JSONReader.Fault, in text: UnsafeRawBufferPointer, file: String) -> Diagnostic {
        var mistake = fault.diagnostic(in: text, file: file)
        if fault.status == CJSON_TRAILING { (mistake.message, mistake.help) = ("something follows the end of it", ["take it out"]) }
        return mistake
    }
}
