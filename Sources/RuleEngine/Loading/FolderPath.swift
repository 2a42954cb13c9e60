import Glibc

/// Paths of folders as people write them: `.`, `rules/`, `../national`.
enum FolderPath {
    /// Without slashes at its end.
    static func trimmed(_ path: String) -> String {
        var path = Substring(path)
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return String(path)
    }

    /// The folder around one: of `rules/national` it is `rules`, of `.` it is `..`.
    static func parent(of path: String) -> String {
        let path = trimmed(path)
        let last = path.split(separator: "/").last ?? ""
        if last == "." { return path == "." ? ".." : "\(path)/.." }
        if last == ".." { return "\(path)/.." }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : trimmed(String(path[..<slash]))
    }

    static func join(_ folder: String, _ name: String) -> String {
        switch folder {
        case ".": name
        case "/": "/\(name)"
        default: "\(folder)/\(name)"
        }
    }

    /// The folder itself, whatever way leads to it.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// Whether a file, wherever links lead, lies in the folder.
    static func holds(_ folder: String, _ file: String) -> Bool {
        let real = resolved(folder)
        return resolved(file).hasPrefix(real == "/" ? real : real + "/")
    }

    /// What the folder is called where it lies.
    static func name(of path: String) -> String { String(resolved(path).split(separator: "/").last ?? "/") }
}
