import Foundation

/// A text with signatures below it, as C2SP `signed-note` has it.
///
/// ```
/// the text, a line or more
///
/// — council.example/tariff-ledger Az3grlgtzPIC…=
/// ```
public struct SignedNote: Sendable, Hashable {
    /// Lines that each end with a newline.
    public let text: String
    public let signatures: [Signature]

    public struct Signature: Sendable, Hashable {
        /// Of the key.
        public let name: String
        /// The four bytes that tell keys of one name apart, then the signature itself.
        public let bytes: [UInt8]
    }

    public init(text: String, signatures: [Signature]) { (self.text, self.signatures) = (text, signatures) }

    /// Reads a note as it was written; nil where it has no signature or is of another shape.
    public init?(_ note: String) {
        guard let end = note.range(of: "\n\n", options: .backwards), note.hasSuffix("\n") else { return nil }
        let lines = note[end.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let signatures = lines.compactMap(Self.signature)
        guard !signatures.isEmpty, signatures.count == lines.count else { return nil }
        self.init(text: String(note[..<end.lowerBound]) + "\n", signatures: signatures)
    }

    private static func signature(_ line: Substring) -> Signature? {
        guard line.hasPrefix(mark) else { return nil }
        let words = line.dropFirst(mark.count).split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 2, !words[0].isEmpty, let bytes = Data(base64Encoded: String(words[1])), bytes.count > 4 else { return nil }
        return Signature(name: String(words[0]), bytes: Array(bytes))
    }

    private static let mark = "— "
}

extension SignedNote: CustomStringConvertible {
    /// The note as it is handed on.
    public var description: String {
        text + "\n" + signatures.map { "\(Self.mark)\($0.name) \(Data($0.bytes).base64EncodedString())\n" }.joined()
    }
}
