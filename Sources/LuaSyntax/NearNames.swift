/// The names that a mistyped one may have meant, never itself: at most five, nearest first.
/// - Complexity: O(candidates × length²); candidates of quite another length cost nothing.
func nearNames(to name: String, among candidates: some Sequence<String>) -> [String] {
    let limit = max(1, (name.utf8.count + 2) / 3)
    let wanted = Array(name.utf8)
    var found: [(distance: Int, name: String)] = []
    for candidate in candidates where candidate != name && abs(candidate.utf8.count - wanted.count) <= limit {
        let distance = editDistance(wanted, Array(candidate.utf8))
        if distance <= limit { found.append((distance, candidate)) }
    }
    return found.sorted { $0 < $1 }.prefix(5).map(\.name)
}

/// Edits that lead from one text to the other; swapping two neighbours is one.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast: [Int] = []
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
