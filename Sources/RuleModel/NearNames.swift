/// The names that a mistyped one may have meant, never itself: at most five, nearest first.
///
/// Distance is edits with transpositions (Damerau–Levenshtein, restricted), at most a third of the length rounded up.
/// - Complexity: O(candidates × length²); candidates of quite another length cost nothing.
public func nearNames(to name: String, among candidates: some Sequence<String>) -> [String] {
    let limit = max(1, (name.count + 2) / 3)
    let wanted = Array(name.unicodeScalars)
    let scored = candidates.compactMap { candidate -> (Int, String)? in
        guard candidate != name, abs(candidate.unicodeScalars.count - wanted.count) <= limit else { return nil }
        let distance = editDistance(wanted, Array(candidate.unicodeScalars))
        return distance <= limit ? (distance, candidate) : nil
    }
    return scored.sorted { $0 < $1 }.prefix(5).map(\.1)
}

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int]()
    var last = Array(0...b.count)
    for i in 1...a.count {
        var row = [i]
        for j in 1...b.count {
            var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, beforeLast[j - 2] + 1) }
            row.append(best)
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
