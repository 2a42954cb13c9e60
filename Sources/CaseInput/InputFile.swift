import Glibc
import RuleModel

/// An open file descriptor, read in order; closed with its owner.
struct InputFile: ~Copyable {
    let name: String
    private let descriptor: Int32

    /// - Throws: `unreadable_file`.
    init(path: String) throws(Diagnostic) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw Self.unreadable(path, errno) }
        name = path
        descriptor = opened
    }

    /// Standard input, under the name that people give it.
    init(standardInput name: String) throws(Diagnostic) {
        let copied = dup(STDIN_FILENO)
        guard copied >= 0 else { throw Self.unreadable(name, errno) }
        self.name = name
        descriptor = copied
    }

    /// Nothing to read: for a text that is there already.
    init(empty name: String) {
        self.name = name
        descriptor = -1
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Reads up to `count` bytes; 0 at the end.
    /// - Throws: `unreadable_file`.
    func read(into room: UnsafeMutableRawPointer, count: Int) throws(Diagnostic) -> Int {
        if descriptor < 0 { return 0 }
        while true {
            let got = Glibc.read(descriptor, room, count)
            if got >= 0 { return got }
            if errno != EINTR { throw Self.unreadable(name, errno) }
        }
    }

    private static func unreadable(_ path: String, _ code: Int32) -> Diagnostic {
        let cause =
            switch code {
            case ENOENT: "there is no such file"
            case EACCES, EPERM: "permission is denied"
            case EISDIR: "it is a folder"
            default: String(cString: strerror(code)).lowercased()
            }
        let help = code == EISDIR ? ["name the case files in it"] : []
        return Diagnostic("unreadable_file", "cannot read \(called(path)): \(cause)", help: help)
    }

    /// A file as messages call it.
    static func called(_ name: String) -> String { name == "-" ? "standard input" : "`\(name)`" }
}
