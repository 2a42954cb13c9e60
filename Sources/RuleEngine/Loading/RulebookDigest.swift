import Crypto
import RuleModel

/// SHA-256 over the declared files of a rulebook and of the libraries it uses, in order of `id/name`: for each the length and bytes
/// of that path, then the length and bytes of the content. Where the folder lies, timestamps and line endings do not count.
struct RulebookDigest {
    private var files: [(path: [UInt8], bytes: [UInt8])] = []

    mutating func add(_ name: String, _ bytes: [UInt8], of book: String) {
        files.append((Array("\(book)/\(name)".utf8), bytes))
    }

    /// `sha256:` and 64 hexadecimal digits.
    var text: String {
        var hash = SHA256()
        for file in files.sorted(by: { $0.path.lexicographicallyPrecedes($1.path) }) {
            for field in [file.path, file.bytes] {
                withUnsafeBytes(of: UInt64(field.count).bigEndian) { hash.update(bufferPointer: $0) }
                hash.update(data: field)
            }
        }
        return "sha256:" + Hexadecimal.text(hash.finalize())
    }
}
