import CLuaHost

/// Which answers of a case are written, and what stands before each: made once, used for every case.
public final class AnswerTemplate {
    public struct Part {
        /// Written as they are.
        public var before: [UInt8]
        /// Of an answer or a fact; empty where only the bytes are written.
        public var name: String
        /// A record's members without their braces.
        public var membersOnly: Bool

        public init(before: [UInt8] = [], name: String = "", membersOnly: Bool = false) {
            (self.before, self.name, self.membersOnly) = (before, name, membersOnly)
        }
    }

    let parts: UnsafeMutableBufferPointer<luahost_part>

    public init(_ parts: [Part]) {
        self.parts = .allocate(capacity: parts.count)
        _ = self.parts.initialize(
            from: parts.map {
                luahost_part(before: Self.copy($0.before), name: Self.copy(Array($0.name.utf8)), members: $0.membersOnly)
            })
    }

    deinit {
        for part in parts {
            part.before.bytes.deallocate()
            part.name.bytes.deallocate()
        }
        parts.deallocate()
    }

    private static func copy(_ bytes: [UInt8]) -> luahost_text {
        let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
        _ = copy.initialize(from: bytes.lazy.map(CChar.init(bitPattern:)))
        return luahost_text(bytes: copy.baseAddress, length: bytes.count)
    }
}
