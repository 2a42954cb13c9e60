import Foundation
import TestSupport
import Testing

@testable import Readings

/// Every example as it was read aloud and kept.
@Suite("Readings of the examples")
struct ExampleGoldenTests {
    @Test("Of the flagship") func flagship() throws { check(try ShippedExamples.flagship.get(), in: "flagship") }

    @Test("Of the national screening") func screening() throws { check(try ShippedExamples.screening.get(), in: "screening") }

    /// An auditor's tree is some sixty thousand characters: its length and a digest are kept in one file, of a few examples the whole.
    private func check(_ book: ShippedExamples.Book, in folder: String) {
        let goldens = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Goldens/\(folder)").path
        let texts = book.decided.map { explained -> (name: String, text: String) in
            var parts = [("ASSESSOR", explained.text(for: .assessor)), ("LETTER", explained.text(for: .letter))]
            if Self.inFull.contains(explained.name) { parts.append(("AUDITOR", explained.text(for: .auditor))) }
            return (explained.name, Self.stable(parts.map { "=== \($0.0)\n\n\($0.1)" }.joined(separator: "\n")))
        }
        let audits = book.decided.map { "\($0.name): \(Self.digest(of: $0.text(for: .auditor)))\n" }.joined()
        let screens = book.undecided.map { ($0.name, Self.stable("=== ASSESSOR\n\n\($0.screen)")) }
        expectKept(texts + screens + [("auditor", audits)], in: goldens)
    }

    private static let inFull: Set<String> = ["001-above-cap", "119-top-up-by-choice", "173-charge-not-assessed", "001-knowsley"]

    /// A changed comment changes the digest of a rulebook, and no sentence.
    private static func stable(_ text: String) -> String { text.replacing(/sha256:[0-9a-f]+/, with: "sha256:…") }

    /// `612 lines, 9c1185a5c5e9fc54`: FNV-1a over the bytes.
    private static func digest(of text: String) -> String {
        let hash = stable(text).utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return "\(text.split(separator: "\n").count) lines, \(String(hash, radix: 16))"
    }
}

extension Explained {
    func text(for audience: ExplanationReading.Audience) -> String {
        ExplanationReading(summary).text(for: audience, decision: decision, explanation: explanation, facts: facts)
    }
}
