import Testing

/// Tells by its name that nothing was tried on PostgreSQL.
@Suite("PostgreSQL") struct PostgresServerTests {
    @Test(
        "PostgreSQL is installed, and stores are tried on it",
        .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed: `make setup` installs it"))
    func isThere() throws {
        _ = try PostgresServer.shared.get()
        #expect(TestedStores.allCases.contains(.postgres))
    }
}

extension Trait where Self == ConditionTrait {
    static var onPostgres: ConditionTrait { .enabled(if: PostgresServer.isExpected, "PostgreSQL is not installed") }
}
