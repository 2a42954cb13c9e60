import CLuaHost

/// Lends the bytes of a text for one call into C.
func withText<Result>(_ text: String, _ body: (luahost_text) -> Result) -> Result {
    var text = text
    return text.withUTF8 { utf8 in
        body(luahost_text(bytes: UnsafeRawPointer(utf8.baseAddress)?.assumingMemoryBound(to: CChar.self), length: utf8.count))
    }
}

/// Lends the bytes of several texts, which stand one behind the other in one block.
func withTexts<Result>(_ texts: [String], _ body: (UnsafeBufferPointer<luahost_text>) -> Result) -> Result {
    let bytes = texts.flatMap { Array($0.utf8) }
    return bytes.withUnsafeBytes { block in
        var start = 0
        let parts = texts.map { text in
            defer { start += text.utf8.count }
            return luahost_text(
                bytes: block.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self), length: text.utf8.count)
        }
        return parts.withUnsafeBufferPointer(body)
    }
}
