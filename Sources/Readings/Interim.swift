import RuleModel

struct BadDate: Error {}
extension CalendarDate {
    init(_ text: String) throws {
        let p = text.split(separator: "-")
        guard p.count == 3, p[0].count == 4, p[1].count == 2, p[2].count == 2, let y = Int(p[0]), let m = Int(p[1]), let d = Int(p[2]) else { throw BadDate() }
        self = Self.of(y, m, d)
    }
    static func of(_ y: Int, _ m: Int, _ d: Int) -> CalendarDate {
        let y2 = m <= 2 ? y - 1 : y; let era = y2 / 400; let yoe = y2 - era * 400
        let doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1; let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy
        return CalendarDate(days: Int32(era * 146097 + doe - 719468))
    }
    var ymd: (Int, Int, Int) {
        let z = Int(days) + 719468; let era = z / 146097; let doe = z - era * 146097
        let yoe = (doe - doe/1460 + doe/36524 - doe/146096) / 365; let y = yoe + era*400
        let doy = doe - (365*yoe + yoe/4 - yoe/100); let mp = (5*doy + 2)/153
        let d = doy - (153*mp+2)/5 + 1; let m = mp < 10 ? mp+3 : mp-9
        return (m <= 2 ? y+1 : y, m, d)
    }
    static func financialYear(of d: CalendarDate) -> Int { let (y, m, _) = d.ymd; return m >= 4 ? y : y - 1 }
    var spoken: String {
        let (y, m, d) = ymd
        return "\(d) \(["January","February","March","April","May","June","July","August","September","October","November","December"][m-1]) \(y)"
    }
}
extension Amount {
    func over(days: Int) -> Amount {
        let n = pence * Int64(days); var q = n / 7; let r = n % 7
        if 2 * r > 7 { q += 1 }
        return Amount(pence: q)
    }
    func shared(by w: [Amount], odd: Int) -> [Amount] {
        let t = w.reduce(0) { $0 + $1.pence }
        var s = w.map { pence * $0.pence / t }
        let rem = w.map { (pence * $0.pence) % t }
        let order = w.indices.sorted { rem[$0] != rem[$1] ? rem[$0] > rem[$1] : ($0 == odd) != ($1 == odd) ? $0 == odd : $0 < $1 }
        for i in 0..<Int(pence - s.reduce(0, +)) { s[order[i]] += 1 }
        return s.map { Amount(pence: $0) }
    }
}
