import Glibc
import RuleModel

/// Writes a file beside the old one and then puts it in its place, so that a file is never left half written.
enum WholeFile {
    /// A link stays a link: the file that it leads to is replaced. Who may read and write it stays as it was.
    /// - Throws: `unwritable_file`; the old file is there unchanged then.
    static func replace(_ path: String, with text: [UInt8]) throws(Diagnostic) {
        let target = Folder.resolved(path) ?? path
        var template = Array((target + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw unwritable(path) }
        let isWritten = keepMode(of: target, descriptor) && append(text, to: descriptor) && fsync(descriptor) == 0
        let cause = errno
        let isClosed = close(descriptor) == 0
        guard isWritten, isClosed, rename(template, target) == 0 else {
            if !isWritten { errno = cause }
            let mistake = unwritable(path)
            unlink(template)
            throw mistake
        }
    }

    private static func keepMode(of path: String, _ descriptor: Int32) -> Bool {
        var status = stat()
        let mode = stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0o644
        return fchmod(descriptor, mode) == 0
    }

    private static func append(_ text: [UInt8], to descriptor: Int32) -> Bool {
        var rest = text[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written >= 0 { rest = rest.dropFirst(written) } else if errno != EINTR { return false }
        }
        return true
    }

    private static func unwritable(_ path: String) -> Diagnostic {
        Diagnostic("unwritable_file", "cannot write `\(path)`: \(String(cString: strerror(errno)).lowercased())")
    }
}
