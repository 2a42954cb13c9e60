import Foundation
public import Testing

/// Many texts that were read and kept, a file each: `Goldens/FOLDER/NAME.txt` beside the tests' own folder.
///
/// A run names every text that is not as it was kept, and shows where the first of them differs. `TARIFF_RECORD=1` writes them anew,
/// takes away what nothing is kept for any more, and fails the run.
/// - Parameters:
///   - folder: an absolute path.
///   - texts: what they are now, by name.
///   - sourceLocation: where differences are reported.
public func expectKept(
    _ texts: [(name: String, text: String)], in folder: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let manager = FileManager.default
    let kept = (try? manager.contentsOfDirectory(atPath: folder))?.filter { $0.hasSuffix(".txt") } ?? []
    let stale = Set(kept).subtracting(texts.map { $0.name + ".txt" }).sorted()
    if ProcessInfo.processInfo.environment["TARIFF_RECORD"] == "1" {
        try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in stale { try? manager.removeItem(atPath: "\(folder)/\(name)") }
        for (name, text) in texts { try? text.write(toFile: "\(folder)/\(name).txt", atomically: true, encoding: .utf8) }
        Issue.record("recorded \(texts.count) texts in \(folder)", sourceLocation: sourceLocation)
        return
    }
    let changed = texts.compactMap { name, text -> (name: String, difference: String)? in
        let before = (try? String(contentsOfFile: "\(folder)/\(name).txt", encoding: .utf8)) ?? ""
        return before == text ? nil : (name, firstDifference(from: before, to: text))
    }
    if let first = changed.first {
        let names = changed.map(\.name).joined(separator: ", ")
        Issue.record(
            "\(changed.count) differ from what was kept: \(names)\n\(first.name):\n\(first.difference)", sourceLocation: sourceLocation)
    }
    if !stale.isEmpty { Issue.record("kept for nothing: \(stale.joined(separator: ", "))", sourceLocation: sourceLocation) }
}

/// The lines before the first that differs, then those that went and those that came.
private func firstDifference(from before: String, to after: String) -> String {
    let (old, new) = (before.components(separatedBy: "\n"), after.components(separatedBy: "\n"))
    let same = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(same).reversed(), new.dropFirst(same).reversed()).prefix { $0 == $1 }.count
    let shown = { (mark: String, lines: ArraySlice<String>) in lines.prefix(12).map { mark + $0 } }
    let context = shown("  ", old[max(same - 3, 0)..<same])
    return (context + shown("- ", old[same..<(old.count - tail)]) + shown("+ ", new[same..<(new.count - tail)])).joined(separator: "\n")
}
