/// A program as a tree: words with gaps between them, and what stands in the gaps. Its text is read off it, and it can be cut down piece
/// by piece.
///
///     let sum: Piece = "(\(left) + \(right))"
package struct Piece: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
        /// Stays; only what stands in it is cut down.
        case whole
        /// Each of its pieces can be left out; a statement's own lists can take the statement's place.
        case lines, items
        case statement
        /// An expression within it, or a literal, can take its place.
        case expression
    }

    var role: Role
    /// One more than there are gaps; a list has none.
    let words: [String]
    package internal(set) var inner: [Piece]

    init(_ role: Role, _ words: [String], _ inner: [Piece]) { (self.role, self.words, self.inner) = (role, words, inner) }

    static func lines(_ pieces: [Piece]) -> Piece { Piece(.lines, [], pieces) }
    static func items(_ pieces: [Piece]) -> Piece { Piece(.items, [], pieces) }
    static func statement(_ piece: Piece) -> Piece { Piece(.statement, piece.words, piece.inner) }
    static func whole(_ piece: Piece) -> Piece { Piece(.whole, piece.words, piece.inner) }

    package var text: String { text(indented: 0) }

    private func text(indented depth: Int) -> String {
        switch role {
        case .lines:
            let space = String(repeating: "  ", count: depth)
            return inner.map { space + $0.text(indented: depth) + "\n" }.joined()
        case .items: return inner.map { $0.text(indented: depth) }.joined(separator: ", ")
        case .whole, .statement, .expression:
            var text = words[0]
            for (piece, after) in zip(inner, words.dropFirst()) {
                if piece.role == .lines {
                    text += "\n" + piece.text(indented: depth + 1) + String(repeating: "  ", count: depth)
                } else {
                    text += piece.text(indented: depth)
                }
                text += after
            }
            return text
        }
    }

    /// How many pieces there are, then how long they are.
    var size: (Int, Int) {
        inner.reduce((1, words.reduce(0) { $0 + $1.utf8.count })) { sum, piece in
            let size = piece.size
            return (sum.0 + size.0, sum.1 + size.1)
        }
    }
}

extension Piece: ExpressibleByStringInterpolation {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var words = [""]
        fileprivate var inner: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}
        package mutating func appendLiteral(_ literal: String) { words[words.count - 1] += literal }
        package mutating func appendInterpolation(_ text: String) { appendLiteral(text) }
        package mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }
        package mutating func appendInterpolation(_ piece: Piece) {
            inner.append(piece)
            words.append("")
        }
    }

    package init(stringLiteral text: String) { self.init(.expression, [text], []) }
    package init(stringInterpolation parts: StringInterpolation) { self.init(.expression, parts.words, parts.inner) }
}
