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
}
