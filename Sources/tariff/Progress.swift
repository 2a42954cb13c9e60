import Glibc

/// A count of what is done on standard error, for work of more than a second at a terminal.
///
/// Nothing is shown where standard output is the terminal too: the results themselves show how far it is.
struct Progress: Sendable {
    private struct Shown: Sendable {
        var last: ContinuousClock.Instant
        var isVisible = false
    }

    private let isWanted: Bool
    private let shown: Monitor<Shown>
    private let started = ContinuousClock.now

    init(quiet: Bool) {
        isWanted = !quiet && Output.error.isTerminal && !Output.result.isTerminal
        shown = Monitor(Shown(last: started))
    }

    func show(cases: Int) { show(UInt64(cases), of: "cases decided") }

    /// At most ten times a second, and not in the first second.
    /// - Parameter what: `cases decided`
    func show(_ count: UInt64, of what: String) {
        guard isWanted else { return }
        let now = ContinuousClock.now
        guard now - started > .seconds(1) else { return }
        let isDue = shown.change { shown in
            guard now - shown.last > .milliseconds(100) else { return false }
            (shown.last, shown.isVisible) = (now, true)
            return true
        }
        guard isDue else { return }
        let rate = count * 1000 / max(UInt64((now - started) / .milliseconds(1)), 1)
        Output.error.write("\r\u{1B}[K\(count) \(what), \(rate) a second")
    }

    func clear() {
        if shown.change({ $0.isVisible }) { Output.error.write("\r\u{1B}[K") }
    }
}
