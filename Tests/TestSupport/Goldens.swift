import Foundation
public import Testing

/// Screens that were looked at and kept: `Goldens/NAME.txt` beside the test.
///
/// `TARIFF_RECORD=1` writes them anew, and fails the run so that nobody records by accident.
/// - Parameters:
///   - name: the screen, as its file is called.
///   - text: what it is now.
///   - test: the file of the test.
///   - sourceLocation: where a difference is reported.
public func expectGolden(
    _ name: String, _ text: String, test: String = #filePath, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    expectKept(
        text, in: URL(fileURLWithPath: test).deletingLastPathComponent().appendingPathComponent("Goldens/\(name).txt").path,
        sourceLocation: sourceLocation)
}

/// The same for a file of another place.
/// - Parameters:
///   - text: what it is now.
///   - path: the file that keeps it.
///   - sourceLocation: where a difference is reported.
public func expectKept(_ text: String, in path: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    let file = URL(fileURLWithPath: path)
    if ProcessInfo.processInfo.environment["TARIFF_RECORD"] == "1" {
        try? text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(file.lastPathComponent)", sourceLocation: sourceLocation)
        return
    }
    let kept = try? String(contentsOf: file, encoding: .utf8)
    #expect(text == kept, "\(file.lastPathComponent) differs from what was kept", sourceLocation: sourceLocation)
}
