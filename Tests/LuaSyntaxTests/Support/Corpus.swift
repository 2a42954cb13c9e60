import Foundation
import Testing

/// The Lua files of the distribution's packages that `lua-packages.txt` names.
enum Corpus {
    struct File {
        let url: URL
        let bytes: [UInt8]
    }

    static let packages: [String] = {
        let list = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "lua-packages.txt")
        let text = (try? String(contentsOf: list, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }()

    /// Sorted by path, each file once, links followed.
    static func files() throws -> [File] {
        var paths: Set<String> = []
        for package in packages {
            let listing = try RealLua.run("dpkg", ["-L", package])
            if listing.status != 0 { Issue.record("package \(package) is not installed: apt install \(packages.joined(separator: " "))") }
            for line in String(decoding: listing.out, as: UTF8.self).split(separator: "\n") where line.hasSuffix(".lua") {
                paths.insert(URL(fileURLWithPath: String(line)).resolvingSymlinksInPath().path)
            }
        }
        return try paths.sorted().compactMap { path in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { return nil }
            let url = URL(fileURLWithPath: path)
            return File(url: url, bytes: try [UInt8](Data(contentsOf: url)))
        }
    }
}
