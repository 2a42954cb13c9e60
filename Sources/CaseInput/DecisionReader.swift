import CJSON
public import RuleModel

/// Reads a decision's JSON into values: numbers stay as written, objects keep their order.
public final class DecisionReader {
    private let reader = JSONReader()

    public init() {}

    /// - Throws: `malformed_json`, `wrong_encoding`; without a location.
    public func read(_ json: [UInt8]) throws(Diagnostic) -> JSONValue {
        let padded = json + [UInt8](repeating: 0, count: Int(CJSON_PADDING))
        let result: Result<JSONValue, Diagnostic> = padded.withUnsafeBytes { all in
            let text = UnsafeRawBufferPointer(rebasing: all[..<json.count])
            do throws(Diagnostic) {
                return .success(try read(padded: text))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// - Parameter json: followed in memory by at least 64 readable bytes.
    /// - Throws: `malformed_json`, `wrong_encoding`; without a location.
    public func read(padded json: UnsafeRawBufferPointer) throws(Diagnostic) -> JSONValue {
        let builder = JSONBuilder()
        do throws(JSONReader.Fault) {
            try reader.read(json, sink: JSONBuilder.sink, context: Unmanaged.passUnretained(builder).toOpaque())
        } catch {
            throw error.diagnostic(in: json, file: nil)
        }
        return builder.result
    }

    /// Why the line of a batch is not JSON, with the character at which that shows; nil where it is.
    /// - Parameter line: followed in memory by at least 64 readable bytes.
    public func mistake(inLine line: UnsafeRawBufferPointer) -> Diagnostic? {
        do throws(JSONReader.Fault) {
            try reader.check(line)
            return nil
        } catch {
            var mistake = error.diagnostic(in: line, file: nil)
            let place = TextPlace(offset: error.offset, in: line)
            mistake.message += ", from character \(place.column) on"
            if let help = Self.help(forLine: line, error) { mistake.help = [help] }
            return mistake
        }
    }

    /// What a line of a batch needs where the help for a file of one case would mislead.
    private static func help(forLine line: UnsafeRawBufferPointer, _ fault: JSONReader.Fault) -> String? {
        if fault.status == CJSON_TRAILING {
            let isComma = fault.offset < line.count && line[fault.offset] == UInt8(ascii: ",")
            return isComma ? "cases on lines of their own need no comma between them" : "put each case on a line of its own"
        }
        if line.allSatisfy({ $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") || isJSONSpace($0) }) {
            return "put one case on each line, without brackets around them"
        }
        let first = line.first { !isJSONSpace($0) }
        return first == UInt8(ascii: "{") ? nil : "a case begins with `{`; a table goes into a file that ends in `.csv`"
    }
}
