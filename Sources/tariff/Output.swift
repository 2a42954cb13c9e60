import Glibc

/// Standard output or standard error, written without buffering.
struct Output: Sendable {
    static let result = Output(descriptor: STDOUT_FILENO)
    static let error = Output(descriptor: STDERR_FILENO)

    private let descriptor: Int32

    var isTerminal: Bool { isatty(descriptor) == 1 }

    func write(_ text: String) {
        var text = text
        text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
    }

    /// Writes all of it. When the reader of results has gone there is nobody left to tell, so the command ends without a word; where
    /// they cannot be written otherwise, it says so and ends. What standard error does not take is left out: results are not.
    func write(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if written >= 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            } else if errno != EINTR {
                if descriptor == STDERR_FILENO { return }
                if errno == EPIPE { _exit(0) }
                Failure.endUnwritten(because: errno)
            }
        }
    }
}
