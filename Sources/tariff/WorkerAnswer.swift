import CaseInput
import RuleModel

/// What a worker tells its parent, as one JSON object: `{"result": "…"}` or `{"errors": [{"code": …, "message": …, …}]}`.
struct WorkerAnswer {
    private let value: JSONValue

    init(result: String) { value = .object([.init("result", .string(result))]) }

    init(mistakes: Diagnostics) {
        let errors = mistakes.all.map { mistake in
            var error = mistake.json.object ?? []
            if let place = mistake.location { error.append(.init("length", .number(String(place.length)))) }
            return JSONValue.object(error)
        }
        value = .object([.init("errors", .array(errors))])
    }

    /// Nil where the bytes are no whole answer: the worker ended before it could give one.
    init?(_ bytes: [UInt8]) {
        guard let read = try? DecisionReader().read(bytes), read["result"]?.string != nil || !(read["errors"]?.array ?? []).isEmpty else {
            return nil
        }
        value = read
    }

    var json: String { JSONText.text(value) }

    /// - Throws: the errors that the worker gave, without excerpts.
    func text() throws(Diagnostics) -> String {
        if let result = value["result"]?.string { return result }
        throw Diagnostics((value["errors"]?.array ?? []).map(Self.mistake))
    }

    private static func mistake(_ error: JSONValue) -> Diagnostic {
        var place: SourceLocation?
        if let file = error["file"]?.string, let line = number(error["line"]), let column = number(error["column"]) {
            place = SourceLocation(file: file, line: line, column: column, length: number(error["length"]) ?? 1)
        }
        return Diagnostic(
            error["code"]?.string ?? "", error["message"]?.string ?? "", at: place,
            help: (error["help"]?.array ?? []).compactMap(\.string))
    }

    private static func number(_ value: JSONValue?) -> Int? {
        guard case .number(let digits)? = value else { return nil }
        return Int(digits)
    }
}
