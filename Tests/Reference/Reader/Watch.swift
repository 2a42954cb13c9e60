/// What a test wants to see of the rules at work: which rows apply, and how near each comparison is to turning.
package final class Watch {
    /// Two amounts, or two days, that were compared at a place in the rules.
    package struct Compared {
        package let place: String
        /// Left less right.
        package let distance: Fraction
        /// What people call one step of it: a penny, a day, 1.
        package let step: Fraction
    }

    package var isOn = false
    package private(set) var compared: [Compared] = []
    package private(set) var matched: Set<String> = []
    /// Where the function that runs was called from.
    var call = ""

    package func clear() { (compared, matched) = ([], []) }

    func match(_ rule: @autoclosure () -> String) {
        if isOn { matched.insert(rule()) }
    }

    func compare(_ a: Value, _ b: Value, at place: @autoclosure () -> String) {
        guard isOn, let (distance, step) = Watch.distance(a, b) else { return }
        compared.append(Compared(place: place(), distance: distance, step: step))
    }

    private static func distance(_ a: Value, _ b: Value) -> (Fraction, Fraction)? {
        switch (a, b) {
        case (.number(let x), .number(let y)): (x - y, .one)
        case (.money(let x), .money(let y)): (x - y, Fraction(Integer(1), Integer(100)))
        case (.date(let x), .date(let y)): (Fraction(x.number - y.number), .one)
        default: nil
        }
    }
}
