import Glibc
import RuleModel

/// Questions to the file system, for finding things and for saying what was probably meant.
enum Folder {
    enum Kind { case file, folder, nothing }

    static func kind(_ path: String) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { return .nothing }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// The names in a folder, in order; none where it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    static func isRulebook(_ path: String) -> Bool { kind(join(path, "rulebook.lua")) == .file }

    /// The nearest folder above a file that is a rulebook, as far as its path names them.
    static func rulebook(around path: String) -> String? {
        var folder = path
        while folder != "/" {
            folder = split(folder).parent
            if isRulebook(folder) { return folder.isEmpty ? "." : folder }
            if folder.isEmpty { return nil }
        }
        return nil
    }

    /// `a` and `b` → `a/b`; a folder named by nothing or by `.` adds nothing.
    static func join(_ folder: String, _ name: String) -> String {
        if folder.isEmpty || folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// `a/b/` → `a` and `b`.
    static func split(_ path: String) -> (parent: String, name: String) {
        var trimmed = path[...]
        while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
        guard let slash = trimmed.lastIndex(of: "/") else { return ("", String(trimmed)) }
        let parent = slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
        return (parent, String(trimmed[trimmed.index(after: slash)...]))
    }

    /// Names near to a mistyped path, in its own folder, as paths.
    static func nearPaths(to path: String, where fits: (String) -> Bool) -> [String] {
        let (parent, name) = split(path)
        let candidates = names(in: parent).filter { fits(join(parent, $0)) }
        return nearNames(to: name, among: candidates).map { join(parent, $0) }
    }

    /// The absolute path without links; nil where there is none.
    static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
