import Foundation
import Testing

/// Screens that were looked at and kept: `Goldens/NAME.txt`.
///
/// `TARIFF_RECORD=1` writes them anew, and fails the run so that nobody records by accident.
func expectGolden(_ name: String, _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens/\(name).txt")
    if ProcessInfo.processInfo.environment["TARIFF_RECORD"] == "1" {
        try? text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(name)", sourceLocation: sourceLocation)
        return
    }
    let kept = try? String(contentsOf: file, encoding: .utf8)
    #expect(text == kept, "screen \(name) differs from its golden", sourceLocation: sourceLocation)
}
