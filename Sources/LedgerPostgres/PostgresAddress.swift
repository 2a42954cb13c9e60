import CPostgres
import Glibc

/// Where a database is, as its user writes it: `postgres://` or `postgresql://`, in the form that libpq documents.
///
/// ```
/// postgres://recorder@db.example/ledger?sslmode=verify-full
/// postgres:///ledger?host=/run/postgresql
/// ```
struct PostgresAddress: Sendable {
    /// The address without its passwords, for messages.
    let name: String
    private let settings: [String: String]

    /// What a connection has where the address says nothing of it: a server that is not there is noticed within half a minute.
    private static let defaults = [
        "connect_timeout": "10", "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3",
        "tcp_user_timeout": "30000", "fallback_application_name": "tariff",
    ]

    /// Reads an address; nil where it is none. Why is not told: libpq's words may repeat a password.
    init?(_ text: String) {
        guard Self.isAddress(text), Self.isClear(text), let options = PQconninfoParse(text, nil) else { return nil }
        defer { PQconninfoFree(options) }
        var (settings, shown): ([String: String], [(String, String)]) = ([:], [])
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                let (keyword, value) = (String(cString: keyword), String(cString: value))
                settings[keyword] = value
                // libpq marks passwords so.
                if option.pointee.dispchar.pointee != CChar(bitPattern: UInt8(ascii: "*")) { shown.append((keyword, value)) }
            }
            option += 1
        }
        name = Self.text(shown)
        // Whoever the address is from, text is UTF-8.
        self.settings = Self.defaults.merging(settings) { _, given in given }.merging(["client_encoding": "UTF8"]) { _, fixed in fixed }
    }

    static func isAddress(_ text: String) -> Bool { text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") }

    /// Whether no part of a password is taken for a host or a database, and shown: one with an `@` or `/` that is not encoded is.
    private static func isClear(_ text: String) -> Bool {
        let parts = text.drop { $0 != "/" }.dropFirst(2).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.count > 1 ? parts[1].prefix { $0 != "?" } : ""
        return parts[0].count { $0 == "@" } <= 1 && !path.contains("@")
    }

    /// Lends the settings as libpq takes them: two lists, each ended by a null.
    func withSettings<R>(_ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> R) -> R {
        let texts = settings.sorted { $0.key < $1.key }.map { (strdup($0.key), strdup($0.value)) }
        defer {
            for (keyword, value) in texts {
                free(keyword)
                free(value)
            }
        }
        return body(texts.map { UnsafePointer($0.0) } + [nil], texts.map { UnsafePointer($0.1) } + [nil])
    }

    // MARK: Messages

    private static func text(_ settings: [(String, String)]) -> String {
        let values = Dictionary(settings, uniquingKeysWith: { first, _ in first })
        var (text, inside): (String, Set<String>) = ("postgres://", ["user", "dbname"])
        if let user = values["user"] { text += encoded(user) + "@" }
        // Of a socket's folder or of several hosts the port is no part of the authority.
        if let host = values["host"], !host.contains("/"), !host.contains(",") {
            text += host.contains(":") ? "[\(encoded(host, also: ":"))]" : encoded(host)
            if let port = values["port"] { text += ":" + encoded(port) }
            inside.formUnion(["host", "port"])
        }
        text += "/" + encoded(values["dbname"] ?? "")
        let rest = settings.filter { !inside.contains($0.0) }.map { "\($0.0)=\(encoded($0.1, also: "/,:"))" }
        return rest.isEmpty ? text : text + "?" + rest.joined(separator: "&")
    }

    /// With `%` and two digits for what is not a letter, a digit or one of a few signs.
    private static func encoded(_ text: String, also allowed: String = "") -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8).union(allowed.utf8)
        return text.utf8.map { byte in
            if plain.contains(byte) { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.utf8.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
