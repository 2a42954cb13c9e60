import CJSON
import RuleModel

/// Puts the events of one text together.
final class JSONBuilder {
    private struct Open {
        var isObject: Bool
        var key = ""
        var members: [JSONValue.Member] = []
        var elements: [JSONValue] = []

        mutating func add(_ value: JSONValue) {
            if isObject { members.append(.init(key, value)) } else { elements.append(value) }
        }
    }

    private(set) var result = JSONValue.null
    private var open: [Open] = []

    static let sink = cjson_sink(
        begin_object: { of($0).begin(object: true) },
        end_object: { of($0).end() },
        begin_array: { of($0).begin(object: false) },
        end_array: { of($0).end() },
        key: { of($0).key(text($1, $2)) },
        string: { of($0).add(.string(text($1, $2))) },
        number: { of($0).add(.number(text($1, $2))) },
        boolean: { of($0).add(.boolean($1)) },
        null: { of($0).add(.null) })

    private static func of(_ context: UnsafeMutableRawPointer?) -> JSONBuilder {
        guard let context else { preconditionFailure("the reader passes on the context that it was given") }
        return Unmanaged<JSONBuilder>.fromOpaque(context).takeUnretainedValue()
    }

    private static func text(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> String {
        String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    private func begin(object: Bool) -> Bool {
        open.append(Open(isObject: object))
        return true
    }

    private func end() -> Bool {
        let closed = open.removeLast()
        return add(closed.isObject ? .object(closed.members) : .array(closed.elements))
    }

    private func key(_ key: String) -> Bool {
        open[open.count - 1].key = key
        return true
    }

    private func add(_ value: JSONValue) -> Bool {
        if open.isEmpty { result = value } else { open[open.count - 1].add(value) }
        return true
    }
}
