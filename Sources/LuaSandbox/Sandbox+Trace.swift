import CLuaHost
public import RuleModel

/// One thing that an explained case reported.
public struct TraceEvent: Sendable, Hashable {
    public enum Kind: UInt8, Sendable {
        case read = 1
        case compare, work, value, enter, leave, turn, answer, answered, dated, round, caught, note, field, passOn, takeOver, name, lacking
    }

    public let kind: Kind
    /// What the printer gave the report; of an answer the number of its definition, of a note its code, of what is caught
    /// the depth, of a rounding its rule.
    public let site: Int
    public let values: [Value]

    /// A value as it was reported: what a table holds is not known, only how long a list is.
    public enum Value: Sendable, Hashable {
        case plain(RuleModel.Value)
        case list(Int)
        case record
    }
}

/// What an explained case reported, as bytes that are the same on every run.
public struct Trace: Sendable, Hashable {
    /// Heads and values, little-endian words; then the texts and ratios that they point to.
    public let words: [UInt64]
    public let bytes: [UInt8]
    /// Events for which there was no room.
    public let omitted: Int
}

extension Sandbox {
    /// Lets the cases to come report, and the chunks to come be explained.
    /// - Parameter words: the room for one case, in words of 8 bytes; answers and forms may take as much again.
    public func beginTrace(words: Int) { luahost_trace_begin(host, words) }

    /// What the last case reported; valid until the next one begins.
    public var trace: Trace {
        let view = luahost_trace(host)
        return Trace(
            words: Array(UnsafeBufferPointer(start: view.words, count: view.count)),
            bytes: Array(UnsafeRawBufferPointer(start: view.bytes.bytes, count: view.bytes.length)), omitted: Int(view.omitted))
    }

    /// Lends the last case's words and bytes, without copying them.
    public func withTrace<Result>(_ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Result) -> Result {
        let view = luahost_trace(host)
        return body(
            UnsafeRawBufferPointer(start: view.words, count: 8 * view.count),
            UnsafeRawBufferPointer(start: view.bytes.bytes, count: view.bytes.length))
    }

    /// The name of an answer, parameter or other definition.
    public func definitionName(_ number: Int) -> String {
        let name = luahost_definition_name(host, Int32(clamping: number))
        return String(decoding: UnsafeRawBufferPointer(start: name.bytes, count: name.length), as: UTF8.self)
    }
}

extension TraceEvent.Value {
    /// - Parameter bytes: the texts and ratios that words point to.
    init(_ word: UInt64, _ bytes: UnsafeRawBufferPointer) {
        let (offset, length) = (Int(word >> 24), Int(word >> 4 & 0xFFFFF))
        switch luahost_trace_tag(rawValue: UInt32(word & 0xF)) {
        case LUAHOST_TRACE_NOTHING: self = .plain(.nothing)
        case LUAHOST_TRACE_NO: self = .plain(.boolean(false))
        case LUAHOST_TRACE_YES: self = .plain(.boolean(true))
        case LUAHOST_TRACE_TEXT: self = .plain(.text(String(decoding: bytes[offset..<offset + length], as: UTF8.self)))
        case LUAHOST_TRACE_LIST: self = .list(Int(word >> 4))
        case LUAHOST_TRACE_RECORD: self = .record
        case LUAHOST_TRACE_FUNCTION: self = .plain(.function)
        case LUAHOST_TRACE_LARGE_NUMBER: self = .plain(.number(Self.ratio(at: offset, bytes)))
        case LUAHOST_TRACE_LARGE_MONEY: self = .plain(.money(Money(pence: Self.ratio(at: offset, bytes))))
        default: self = .plain(RuleModel.Value(exactWord: word) ?? .nothing)
        }
    }

    private static func ratio(at offset: Int, _ bytes: UnsafeRawBufferPointer) -> Exact {
        let term = { (at: Int) in Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: Int64.self)) }
        return (try? Exact(term(offset), over: term(offset + 8))) ?? Exact(0)
    }
}
