import Foundation

/// Of this thread alone, so that what runs beside it does not count.
public enum ProcessorTime {
    /// Of a processor; a script that takes longer counts as a hang. `TARIFF_SLOWDOWN` says how many times as long all takes: under a
    /// sanitizer.
    public static let longestSeconds = 2.0 * (ProcessInfo.processInfo.environment["TARIFF_SLOWDOWN"].flatMap(Double.init) ?? 1)

    public static func measure<R>(_ body: () throws -> R) rethrows -> (R, seconds: Double) {
        let start = now()
        let result = try body()
        return (result, now() - start)
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
