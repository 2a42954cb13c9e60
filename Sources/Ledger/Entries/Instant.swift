public import RuleModel

/// A moment in UTC, to the second.
public struct Instant: Sendable, Hashable {
    /// Since 1970 began, without leap seconds.
    public let seconds: Int64

    public init(seconds: Int64) { self.seconds = seconds }

    /// Reads `2026-05-01T09:30:00Z`; nil of anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let date = try? CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = Self.number(bytes[11...12]), let minute = Self.number(bytes[14...15]), let second = Self.number(bytes[17...18]),
            hour < 24, minute < 60, second < 60
        else { return nil }
        seconds = Int64(date.days) * Self.secondsInDay + Int64(hour * 3600 + minute * 60 + second)
    }

    /// The day that it lies in, in UTC.
    public var date: CalendarDate { CalendarDate(days: Int32(seconds.flooredQuotient(by: Self.secondsInDay))) }

    private static let secondsInDay: Int64 = 86_400

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }
}

extension Instant: CustomStringConvertible {
    /// `2026-05-01T09:30:00Z` (RFC 3339).
    public var description: String {
        let time = seconds - Int64(date.days) * Self.secondsInDay
        let parts = [time / 3600, time / 60 % 60, time % 60].map { ($0 < 10 ? "0" : "") + String($0) }
        return "\(date)T\(parts.joined(separator: ":"))Z"
    }
}

extension Instant: Comparable {
    public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }
}
