import Casework
import RuleModel
import Testing

/// Who must agree, and what follows from what each determined.
@Suite("Determinations") struct StandingTests {
    private static let authority = Authority(roles: [
        .init(role: "team manager", body: "council", orAbove: ["head of service"], annual: nil),
        .init(role: "ICB commissioner", body: "South West London ICB", orAbove: [], annual: nil),
    ])

    private static func record(
        _ outcome: Determination.Outcome, by name: String, _ role: String, price: String? = nil, authority: Authority = authority
    ) throws -> DeterminationRecord {
        var determination = Determination(outcome, reason: "Because.", by: name, role: role)
        determination.price = try price.map { try Money($0) }
        return DeterminationRecord(determination, authority: authority)
    }

    @Test func nothingIsInForceUntilAllHaveAgreed() throws {
        let first = try Self.record(.agreed, by: "A", "Team  Manager")
        let second = try Self.record(.agreed, by: "B", "ICB commissioner")
        #expect(Standing([]).state == .open)
        #expect(Standing([first]).state == .waiting([Self.authority.roles[1]]))
        #expect(Standing([first]).determination == nil)
        #expect(Standing([first, second]).state == .inForce([first.determination, second.determination]))
        #expect(Standing([first, second]).others == [second.determination])
        #expect(Standing([second, first]).determination == first.determination)
    }

    @Test func whoStandsAboveMayAgreeInstead() throws {
        let above = try Self.record(.agreed, by: "A", "head of service")
        let second = try Self.record(.agreed, by: "B", "ICB commissioner")
        #expect(Standing([above, second]).determination == above.determination)
        #expect(Self.authority.role(for: "HEAD of service")?.role == "team manager")
        #expect(Self.authority.role(for: "assessor") == nil)
    }

    @Test func allMustAgreeToTheSame() throws {
        let first = try Self.record(.agreed, by: "A", "team manager", price: "1500.00")
        let other = try Self.record(.agreed, by: "B", "ICB commissioner")
        #expect(Standing([first, other]).state == .different([Self.authority.roles[0]]))
        let again = try Self.record(.agreed, by: "B", "ICB commissioner", price: "1500.00")
        #expect(Standing([first, other, again]).state == .inForce([first.determination, again.determination]))
    }

    @Test func oneWhoMustAgreeStopsIt() throws {
        let agreed = try Self.record(.agreed, by: "A", "team manager")
        for outcome in [Determination.Outcome.deferred, .notAgreed] {
            let refused = try Self.record(outcome, by: "B", "ICB commissioner")
            #expect(Standing([agreed, refused]).state == .stopped(refused.determination))
            #expect(Standing([refused, agreed]).state == .stopped(refused.determination))
            let later = try Self.record(.agreed, by: "B", "ICB commissioner")
            #expect(Standing([agreed, refused, later]).state == .inForce([agreed.determination, later.determination]))
        }
    }

    /// Even where both were recorded in one moment, before either could be refused.
    @Test func onePersonIsOneRole() throws {
        let first = try Self.record(.agreed, by: "Ben", "team manager")
        let second = try Self.record(.agreed, by: "ben ", "ICB commissioner")
        #expect(Standing([first, second]).state == .waiting([Self.authority.roles[1]]))
        let other = try Self.record(.agreed, by: "Cara", "ICB commissioner")
        #expect(Standing([first, second, other]).determination == first.determination)
    }

    @Test func aRulebookWithoutAuthorityLeavesItToWhoeverDetermines() throws {
        let one = try Self.record(.agreed, by: "A", "anybody", authority: Authority(roles: []))
        #expect(Standing([one]).state == .inForce([one.determination]))
        let refused = try Self.record(.notAgreed, by: "B", "anybody", authority: Authority(roles: []))
        #expect(Standing([one, refused]).state == .stopped(refused.determination))
    }

    @Test func isReadOffTheDecision() throws {
        let record = { (role: String) in JSONValue.object([.init("role", .string(role)), .init("annual", .string("49000.00"))]) }
        let decision = JSONValue.object([.init("answers", .object([.init("authority", .array([record("a"), record("b")]))]))])
        #expect(Authority(decision).roles.map(\.role) == ["a", "b"])
        #expect(Authority(decision).roles[0].annual == (try Money("49000.00")))
        #expect(Authority(.object([])).roles == [])
    }
}
