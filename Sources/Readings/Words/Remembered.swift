import Synchronization

/// What a function of a label or unit gave, kept for the next time: a rulebook has few of them, and each decision says the same ones.
///
/// What comes from a case is never asked of it. It is bounded: when it is full it begins anew.
final class Remembered<Words: Sendable>: Sendable {
    private let make: @Sendable (String) -> Words
    private let known = Mutex<[String: Words]>([:])
    private static var limit: Int { 4096 }

    /// - Parameter make: depends on the text alone.
    init(_ make: @escaping @Sendable (String) -> Words) { self.make = make }

    subscript(text: String) -> Words {
        if let words = known.withLock({ $0[text] }) { return words }
        let words = make(text)
        known.withLock { known in
            if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
            known[text] = words
        }
        return words
    }
}
