import RuleModel
import Testing

@testable import Readings

/// An example of a shipped rulebook with what people decided about it.
struct Decided: Sendable, CustomTestStringConvertible {
    let name: String
    let example: String
    var isFlagship = true
    let members: JSONValue

    var testDescription: String { name }

    func explained() throws -> Explained {
        let book = try (isFlagship ? ShippedExamples.flagship : ShippedExamples.screening).get()
        guard let found = book.decided.first(where: { $0.name == example }) else { throw Missing(example: example) }
        return found
    }

    func determination() throws -> Determination {
        try Determination(members.with(("by", "Amina Okafor"), ("role", "head of service")), payers: explained().summary.payers)
    }

    func letter() throws -> Letter {
        let explained = try explained()
        return Letter(explained.decision, explained.explanation, explained.summary, determination: try determination())
    }

    private struct Missing: Error { let example: String }

    static let all: [Decided] = [
        Decided(
            name: "aftercare-as-recommended", example: "002-aftercare-and-physical-health",
            members: [
                "outcome": "agreed", "from": "2026-05-11",
                "reason": "You need somebody with you by day and by night. This home can do that.\nIt is near your sister, as you asked.",
            ]),
        Decided(
            name: "person-contributes", example: "174-capital-at-upper-limit",
            members: ["outcome": "agreed", "reason": "This home can give you the support that you need.", "review_by": "2026-06-19"]),
        Decided(
            name: "at-the-cap", example: "001-above-cap",
            members: ["outcome": "agreed", "reason": "The home accepts our usual limit."]),
        Decided(
            name: "above-cap-with-price-and-split", example: "001-above-cap",
            members: [
                "outcome": "agreed", "price": "1500.00", "split": ["icb": "750.00", "council": "750.00", "person": "0.00"],
                "reason": "No other home near your family has a room.",
            ]),
        Decided(
            name: "price-without-split", example: "015-fnc-at-cap",
            members: ["outcome": "agreed", "price": 1700, "reason": "The home has lowered its price."]),
        Decided(
            name: "price-of-the-placement-as-recommended", example: "015-fnc-at-cap",
            members: ["outcome": "agreed", "price": "1490.00", "reason": "This home can give you the nursing that you need."]),
        Decided(
            name: "other-split-at-the-same-price", example: "174-capital-at-upper-limit",
            members: [
                "outcome": "agreed", "split": ["council": "1190.00", "person": "100.00"],
                "reason": "Your heating costs more than we had counted, so you pay less.",
            ]),
        Decided(
            name: "top-up", example: "119-top-up-by-choice",
            members: ["outcome": "agreed", "reason": "You chose this home and can afford the top-up."]),
        Decided(
            name: "conditions", example: "001-above-cap",
            members: [
                "outcome": "agreed_with_conditions", "reason": "The home can support you well.",
                "conditions": ["The home sends us its rota each month", "We visit you in the first two weeks."],
            ]),
        Decided(
            name: "time-limited", example: "036-at-cap",
            members: [
                "outcome": "time_limited", "from": "2026-05-04", "until": "2026-10-31", "conditions": ["You see the nurse each month"],
                "reason": "You may need less support in the autumn.",
            ]),
        Decided(
            name: "interim", example: "237-direct-payment-without-agreement",
            members: [
                "outcome": "agreed", "interim": true, "until": "2026-07-31", "split": ["council": "1290.00"],
                "reason": "You cannot wait until the NHS and we have settled who pays.",
            ]),
        Decided(
            name: "who-pays-follows", example: "237-direct-payment-without-agreement",
            members: ["outcome": "agreed", "reason": "You cannot wait until the NHS and we have settled who pays."]),
        Decided(
            name: "deferred", example: "001-above-cap",
            members: ["outcome": "deferred", "review_by": "2026-05-22", "reason": "We want to hear from your doctor first."]),
        Decided(
            name: "not-agreed", example: "001-above-cap",
            members: ["outcome": "not_agreed", "reason": "A place with less support meets your needs, and you told us that you want one."]),
        Decided(
            name: "declined-and-not-agreed", example: "152-declined",
            members: ["outcome": "not_agreed", "reason": "You manage your day without our help."]),
        Decided(
            name: "declined-but-agreed", example: "152-declined",
            members: [
                "outcome": "agreed", "price": "60.00", "split": ["council": "60.00"],
                "reason": "We may help although the law does not say that we must, and it keeps you well.",
            ]),
        Decided(
            name: "screening-as-recommended", example: "001-knowsley", isFlagship: false,
            members: ["outcome": "agreed", "reason": "We looked at what you have and what you need each week."]),
        Decided(
            name: "screening-at-another-price", example: "001-knowsley", isFlagship: false,
            members: ["outcome": "agreed", "price": "650.00", "reason": "The home has lowered its price."]),
    ]
}
