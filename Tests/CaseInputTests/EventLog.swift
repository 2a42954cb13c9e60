import CJSON

/// What the JSON reader says about a text: its events in one line, how it ended, and where.
struct EventLog: Equatable {
    var status: cjson_status
    var offset: Int
    var events: String

    /// - Parameter padding: what stands behind the text; it must not matter.
    static func read(_ text: [UInt8], padding: UInt8 = 0, stopAfter: Int = .max, with parser: OpaquePointer? = nil) -> EventLog {
        guard let parser = parser ?? cjson_open() else { fatalError("out of memory") }
        let box = Box(stopAfter: stopAfter)
        var sink = Self.sink
        var offset = 0
        let status = (text + [UInt8](repeating: padding, count: Int(CJSON_PADDING))).withUnsafeBytes {
            cjson_parse(
                parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), text.count, &sink,
                Unmanaged.passUnretained(box).toOpaque(), &offset)
        }
        return EventLog(status: status, offset: offset, events: box.events)
    }

    static func read(_ text: String, padding: UInt8 = 0) -> EventLog { read(Array(text.utf8), padding: padding) }

    private final class Box {
        var events = ""
        var left: Int
        init(stopAfter: Int) { left = stopAfter }

        func add(_ event: String) -> Bool {
            events += event
            left -= 1
            return left > 0
        }
    }

    private static let sink = cjson_sink(
        begin_object: { box($0).add("{") }, end_object: { box($0).add("}") }, begin_array: { box($0).add("[") },
        end_array: { box($0).add("]") }, key: { box($0).add("k(\(text($1, $2)))") }, string: { box($0).add("s(\(text($1, $2)))") },
        number: { box($0).add("n(\(text($1, $2)))") }, boolean: { box($0).add($1 ? "t" : "f") }, null: { box($0).add("0") })

    private static func box(_ context: UnsafeMutableRawPointer?) -> Box {
        guard let context else { fatalError("no context") }
        return Unmanaged<Box>.fromOpaque(context).takeUnretainedValue()
    }

    private static func text(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> String {
        String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
}
