import CaseInput
public import RuleModel

/// A rulebook as it was read, whole, with the libraries that it uses: exactly the files that its digest covers, so that it can be loaded
/// again when its folder is gone (``RulebookLoader/load(_:)-(RulebookArchive)``).
///
/// It has one form as bytes, compact JSON in UTF-8 with its keys in this order:
///
///     {"format":1,"id":"wandsworth-mental-health","version":"2026.1","digest":"sha256:…","books":[
///       {"id":"national","files":[{"name":"rulebook.lua","text":"rulebook {…"},…]},
///       {"id":"wandsworth-mental-health","files":[…]}]}
///
/// without the line breaks. Books stand in the order in which they are loaded, the rulebook itself last; in each its `rulebook.lua`, then
/// its parts and its data files as that lists them. A text has LF line ends and no byte-order mark; in it only `"`, `\` and the
/// characters below U+0020 are escaped, as `\b`, `\f`, `\n`, `\r` and `\t` or as `\u00` and two small hexadecimal digits.
///
/// To work the digest out anew, sort all files by the bytes of the path `BOOK/NAME`, as `national/charging.lua`. For each hash with one
/// SHA-256 the path's length in bytes as eight bytes, the most significant first, the path, then the text's length and the text likewise.
public struct RulebookArchive: Sendable, Hashable {
    /// Of the rulebook itself.
    public let id: String
    public let version: String
    /// `sha256:…`, as in the rulebook's summary.
    public let digest: String
    /// In the order in which they are loaded, the rulebook itself last.
    public let books: [Book]

    /// A rulebook or library.
    public struct Book: Sendable, Hashable {
        public let id: String
        /// `rulebook.lua`, the parts, the data files.
        public let files: [File]
    }

    public struct File: Sendable, Hashable {
        /// Within its book: `facts.lua`.
        public let name: String
        public let text: String
    }

    init(_ books: [BookFiles]) {
        let manifest = books.last?.manifest
        (id, version) = (manifest?.id ?? "", manifest?.version ?? "")
        self.books = books.map { book in
            Book(id: book.id, files: book.declared.map { File(name: $0.name, text: String(decoding: $0.bytes, as: UTF8.self)) })
        }
        digest = Self.digest(of: self.books)
    }

    private static func digest(of books: [Book]) -> String {
        var digest = RulebookDigest()
        for book in books {
            for file in book.files { digest.add(file.name, Array(file.text.utf8), of: book.id) }
        }
        return digest.text
    }
}

// MARK: As bytes

extension RulebookArchive {
    private static let format = 1

    /// The same for the same archive, always.
    public var bytes: [UInt8] {
        let books = books.map { book in
            let files = book.files.map { JSONValue.object([.init("name", .string($0.name)), .init("text", .string($0.text))]) }
            return JSONValue.object([.init("id", .string(book.id)), .init("files", .array(files))])
        }
        var bytes: [UInt8] = []
        let members: [JSONValue.Member] = [
            .init("format", .number(String(Self.format))), .init("id", .string(id)), .init("version", .string(version)),
            .init("digest", .string(digest)), .init("books", .array(books)),
        ]
        JSONText.append(.object(members), to: &bytes)
        return bytes
    }

    /// Reads what ``bytes`` gives, and nothing else. The rules in it are not read yet.
    /// - Throws: `malformed_rulebook` where the bytes are not an archive of this format, written as ``bytes`` writes it;
    ///   `rulebook_altered` where the digest is not that of the files, or the id and version are not what the rulebook calls itself.
    public init(bytes: [UInt8]) throws(Diagnostic) {
        guard let value = try? DecisionReader().read(bytes), let id = value["id"]?.string, let version = value["version"]?.string,
            let digest = value["digest"]?.string, let books = value["books"]?.array?.map(Book.init), !books.contains(nil)
        else { throw .malformed }
        (self.id, self.version, self.digest, self.books) = (id, version, digest, books.compactMap(\.self))
        guard self.bytes == bytes else { throw .malformed }
        guard Self.digest(of: self.books) == digest else { throw .altered(id) }
        guard let own = self.books.last, own.id == id, let manifest = own.manifest(Report()), manifest.id == id, manifest.version == version
        else { throw .altered(id) }
    }
}

extension RulebookArchive.Book {
    fileprivate init?(_ value: JSONValue) {
        guard let id = value["id"]?.string, let files = value["files"]?.array?.map(RulebookArchive.File.init), !files.contains(nil) else {
            return nil
        }
        (self.id, self.files) = (id, files.compactMap(\.self))
    }
}

extension RulebookArchive.File {
    fileprivate init?(_ value: JSONValue) {
        guard let name = value["name"]?.string, let text = value["text"]?.string else { return nil }
        (self.name, self.text) = (name, text)
    }
}

extension Diagnostic {
    fileprivate static var malformed: Diagnostic {
        Diagnostic("malformed_rulebook", "these bytes are not a recorded rulebook", help: ["take them as they were recorded"])
    }

    /// Of an archive whose files are not those that it names.
    static func altered(_ id: String) -> Diagnostic {
        Diagnostic(
            "rulebook_altered", "the recorded rulebook `\(id)` is not the one that its digest names",
            help: ["take it as it was recorded; rules are changed in their folder"])
    }
}
