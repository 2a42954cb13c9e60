import RuleModel

/// What a band made of a quote, in one or two sentences.
enum TariffSentence {
    /// `£1,420.00 a week, the cap. The quote of £1,500.00 is £80.00 above it.`
    static func words(for band: JSONValue) -> String {
        guard let weekly = band["weekly"]?.written else { return bandOnly(band) }
        let rate = band["per"]?.written.map { " " + Wording.rate($0) } ?? ""
        let tariff = Wording.money(weekly) + rate
        guard let quoted = band["quoted"]?.written, let position = band["position"]?.written else { return tariff }
        let limit = position == "above_cap" ? "cap" : "collar"
        guard position != "within", let edge = band[limit]?.written else {
            return "\(tariff), as quoted: \(withinWords(quoted: quoted, band))"
        }
        let side = position == "above_cap" ? "above" : "below"
        let difference = apart(quoted, edge)
        if weekly == quoted { return "\(tariff), as quoted: \(difference) \(side) the \(limit) of \(Wording.money(edge))." }
        return "\(tariff), the \(limit). The quote of \(Wording.money(quoted)) is \(difference) \(side) it."
    }

    private static func withinWords(quoted: String, _ band: JSONValue) -> String {
        guard let guide = band["guide"]?.written, let quote = Money(ofDecision: quoted), let mark = Money(ofDecision: guide) else {
            return "within the band."
        }
        if quote == mark { return "within the band, at the guide." }
        return "within the band, \(apart(quoted, guide)) \(quote > mark ? "above" : "below") the guide."
    }

    private static func apart(_ a: String, _ b: String) -> String {
        guard let a = Money(ofDecision: a), let b = Money(ofDecision: b), let distance = try? a.distance(to: b) else { return "" }
        return distance.pounds
    }

    private static func bandOnly(_ band: JSONValue) -> String {
        guard let cap = band["cap"]?.written else { return "No tariff is given." }
        let low = (band["collar"]?.written).map { Wording.money($0) + " to " } ?? "up to "
        let rate = band["per"]?.written.map { " " + Wording.rate($0) } ?? ""
        return low + Wording.money(cap) + rate
    }
}
