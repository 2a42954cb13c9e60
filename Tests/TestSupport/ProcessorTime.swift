import Foundation

/// Of this thread alone, so that what runs beside it does not count.
public enum ProcessorTime {
    /// Whether everything takes several times as long: under a sanitizer, which `TARIFF_SLOWED` tells.
    public static let isSlowed = ProcessInfo.processInfo.environment["TARIFF_SLOWED"] != nil

    /// Of a processor; a script that takes longer counts as a hang.
    public static let longestSeconds = isSlowed ? 20.0 : 2.0

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
