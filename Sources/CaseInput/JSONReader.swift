import CJSON

/// One parser, reused; warm, it allocates nothing.
final class JSONReader {
    struct Fault: Error {
        let status: cjson_status
        /// The byte where it was noticed.
        let offset: Int
    }

    private let parser: OpaquePointer

    init() {
        guard let opened = cjson_open() else { fatalError("out of memory") }
        parser = opened
    }

    deinit { cjson_close(parser) }

    /// Reads one value and reports it to the sink.
    /// - Parameter text: followed in memory by at least 64 readable bytes.
    func read(_ text: UnsafeRawBufferPointer, sink: cjson_sink, context: UnsafeMutableRawPointer? = nil) throws(Fault) {
        var offset = 0
        var sink = sink
        let status = cjson_parse(
            parser, text.baseAddress?.assumingMemoryBound(to: CChar.self), text.count, &sink, context, &offset)
        if status != CJSON_OK { throw Fault(status: status, offset: offset) }
    }

    /// Checks the text and keeps nothing.
    func check(_ text: UnsafeRawBufferPointer) throws(Fault) { try read(text, sink: Self.deaf) }

    private static let deaf = cjson_sink(
        begin_object: { _ in true }, end_object: { _ in true }, begin_array: { _ in true }, end_array: { _ in true },
        key: { _, _, _ in true }, string: { _, _, _ in true }, number: { _, _, _ in true }, boolean: { _, _ in true },
        null: { _ in true })
}
