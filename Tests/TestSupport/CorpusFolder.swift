public import Foundation
public import Testing

/// A folder of `Tests/Corpus`, for tests that run once for each of its folders.
public struct CorpusFolder: CustomTestStringConvertible, Sendable {
    public let url: URL
    public var testDescription: String { url.lastPathComponent }

    /// The folders of a corpus, by name: `Tests/Corpus/NAME/…`.
    public static func all(of corpus: String) -> [CorpusFolder] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Corpus/\(corpus)")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.filter { !$0.contains(".") }.sorted().map { CorpusFolder(url: root.appendingPathComponent($0)) }
    }

    /// The text of a file in it.
    public func text(_ file: String) throws -> String {
        try String(contentsOf: url.appendingPathComponent(file), encoding: .utf8)
    }

    /// The path of a file in it.
    public func path(_ file: String) -> String { url.appendingPathComponent(file).path }
}
