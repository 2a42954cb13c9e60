import CExact

/// Lends the UTF-8 bytes of text to C.
func withCharacters<Result>(of text: some StringProtocol, _ body: (UnsafePointer<CChar>, Int) -> Result) -> Result {
    var copy = String(text)
    return copy.withUTF8 { bytes in
        // Of empty text there is no address to lend; one byte stands in for it, of which none is read.
        guard let start = bytes.baseAddress else { return body([0], 0) }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { body($0, bytes.count) }
    }
}

/// Text that C writes, in ASCII.
func asciiText(_ write: (UnsafeMutablePointer<CChar>) -> Int) -> String {
    withASCII(write) { String(decoding: $0, as: UTF8.self) }
}

/// Lends the bytes of text that C writes, in ASCII.
func withASCII<Result>(_ write: (UnsafeMutablePointer<CChar>) -> Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(EXACT_TEXT)) { buffer in
        let start = buffer.baseAddress!
        let length = write(start)
        return body(UnsafeRawBufferPointer(start: start, count: length))
    }
}
