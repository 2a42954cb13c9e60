/// Cuts a program down to one that is still wrong and of which no piece can be left out.
package struct Shrinker {
    private let isWrong: (Piece) -> Bool
    private var trialsLeft: Int

    /// - Parameter trials: how many programs are tried at most.
    package init(trials: Int = 1_500, isWrong: @escaping (Piece) -> Bool) { (self.isWrong, trialsLeft) = (isWrong, trials) }

    package mutating func smallest(_ program: Piece) -> Piece {
        var program = program
        while true {
            let smaller = cut(program) { $0 }
            if smaller == program { return program }
            program = smaller
        }
    }

    /// - Parameter whole: the program with a piece in this one's place.
    private mutating func cut(_ piece: Piece, _ whole: (Piece) -> Piece) -> Piece {
        var piece = piece
        while let smaller = firstWrong(of: piece.reductions, whole) { piece = smaller }
        for index in piece.inner.indices {
            let around = piece
            piece.inner[index] = cut(piece.inner[index]) { whole(around.replacing(index, by: $0)) }
        }
        return piece
    }

    private mutating func firstWrong(of pieces: [Piece], _ whole: (Piece) -> Piece) -> Piece? {
        for piece in pieces {
            if trialsLeft == 0 { return nil }
            trialsLeft -= 1
            if isWrong(whole(piece)) { return piece }
        }
        return nil
    }
}

extension Piece {
    fileprivate func replacing(_ index: Int, by piece: Piece) -> Piece {
        var result = self
        result.inner[index] = piece
        return result
    }

    /// Smaller pieces that may stand here instead.
    fileprivate var reductions: [Piece] {
        let found: [Piece] =
            switch role {
            case .whole, .statement: []
            case .items: shorter
            case .lines: shorter + unwrapped
            case .expression: Self.literals + expressions.sorted { $0.size < $1.size }
            }
        return found.filter { $0.size < size }
    }

    private static let literals: [Piece] = ["0", "nil", "true", "{}", "\"\""]

    /// Without some of its pieces: many first.
    private var shorter: [Piece] {
        var result: [Piece] = []
        var length = inner.count
        while length > 0 {
            for start in stride(from: 0, to: inner.count, by: length) {
                let rest = inner[..<start] + inner[min(start + length, inner.count)...]
                result.append(Piece(role, words, Array(rest)))
            }
            length /= 2
        }
        return result
    }

    /// With what stands in a statement's lists in the statement's place.
    private var unwrapped: [Piece] {
        inner.indices.flatMap { index in
            inner[index].lists.map { Piece(role, words, inner[..<index] + $0.inner + inner[(index + 1)...]) }
        }
    }

    private var lists: [Piece] { inner.flatMap { ($0.role == .lines ? [$0] : []) + $0.lists } }
    private var expressions: [Piece] { inner.flatMap { ($0.role == .expression ? [$0] : []) + $0.expressions } }
}
