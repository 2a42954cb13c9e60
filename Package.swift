// swift-tools-version: 6.2
import PackageDescription

// Each room of the house is a target, and its dependencies are the only rooms it may import.

let swift: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]
/// Optimised in debug builds too: the arithmetic is tested on millions of expressions.
let c: [CSetting] = [.unsafeFlags(["-O2", "-Wall", "-Wextra", "-Werror", "-std=c11"])]
let cxx: [CXXSetting] = [.unsafeFlags(["-O2", "-Wall", "-Wextra", "-Werror"])]

/// In debug builds too: reads and walks trees, or whole ledgers, thousands of times over in a test.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// Swift's own libraries within the program: it starts a fifth sooner, and runs where Swift is not installed.
let standalone: [LinkerSetting] = [
    .unsafeFlags(["-static-stdlib"], .when(configuration: .release)),
    .linkedLibrary("_FoundationCollections", .when(configuration: .release)),
    .linkedLibrary("_FoundationCShims", .when(configuration: .release)),
    .linkedLibrary("CoreFoundation", .when(configuration: .release)),
    .linkedLibrary("_FoundationICU", .when(configuration: .release)),
    .linkedLibrary("swiftSynchronization", .when(configuration: .release)),
]

let package = Package(
    name: "tariff",
    products: [
        .executable(name: "tariff", targets: ["tariff"]),
        .library(name: "RuleEngine", targets: ["RuleEngine"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        // C rooms: no policy.
        .target(name: "CExact", cSettings: c),
        .target(name: "CJSON", cxxSettings: cxx, linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")]),
        .systemLibrary(name: "CLua", providers: [.apt(["liblua5.4-dev"])]),
        // Lua from its archive: calls between the two are then direct, which a decision makes a thousand times.
        .target(
            name: "CLuaHost", dependencies: ["CLua", "CExact", "CJSON"], cSettings: c, linkerSettings: [.linkedLibrary(":liblua5.4.a")]),
        .target(name: "CWall", cSettings: c),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),

        // The language, the values, the sandbox.
        .target(name: "LuaSyntax", swiftSettings: swift + optimised),
        .target(name: "RuleModel", dependencies: ["CExact"], swiftSettings: swift),
        .target(name: "LuaSandbox", dependencies: ["CLuaHost", "RuleModel"], swiftSettings: swift),

        // The engine, what goes in and what comes out.
        .target(name: "CaseInput", dependencies: ["CJSON", "RuleModel"], swiftSettings: swift),
        .target(
            name: "RuleEngine",
            dependencies: ["CaseInput", "LuaSandbox", "LuaSyntax", "RuleModel", .product(name: "Crypto", package: "swift-crypto")],
            resources: [.embedInCode("Prelude")], swiftSettings: swift),
        .target(name: "Readings", dependencies: ["RuleModel"], swiftSettings: swift),
        // The log: what was recorded, and proof that nothing of it was altered.
        .target(
            name: "Ledger", dependencies: ["CaseInput", "RuleModel", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: swift + optimised),
        .target(
            name: "LedgerSQLite", dependencies: ["Ledger", "RuleModel", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: swift + optimised),
        .target(
            name: "LedgerPostgres",
            dependencies: ["CPostgres", "Ledger", "RuleModel", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: swift + optimised),
        // Deciding on the record: what was decided and determined, replayed, and which rulebook is in force.
        .target(
            name: "Casework", dependencies: ["CaseInput", "Ledger", "LuaSandbox", "RuleEngine", "RuleModel"], swiftSettings: swift),
        .target(name: "RuleAnalysis", dependencies: ["CaseInput", "RuleEngine", "RuleModel", "LuaSyntax"], swiftSettings: swift),

        .executableTarget(
            name: "tariff",
            dependencies: [
                "CaseInput", "Casework", "CWall", "Ledger", "LedgerPostgres", "LedgerSQLite", "LuaSandbox", "LuaSyntax", "Readings",
                "RuleAnalysis", "RuleEngine", "RuleModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: swift, linkerSettings: standalone),

        .target(name: "TestSupport", dependencies: ["RuleModel"], path: "Tests/TestSupport", swiftSettings: swift + optimised),
        .testTarget(
            name: "RuleModelTests", dependencies: ["RuleModel", "CExact", "TestSupport"], exclude: ["Oracle"], swiftSettings: swift),
        .testTarget(
            name: "LuaSyntaxTests", dependencies: ["LuaSyntax", "TestSupport"], exclude: ["lua-packages.txt"], swiftSettings: swift),
        .testTarget(
            name: "LuaSandboxTests", dependencies: ["CWall", "LuaSandbox", "LuaSyntax", "RuleModel", "TestSupport"],
            swiftSettings: swift),
        .testTarget(
            name: "CaseInputTests", dependencies: ["CaseInput", "CJSON", "CLuaHost", "LuaSandbox", "RuleModel", "TestSupport"],
            swiftSettings: swift),
        .testTarget(
            name: "RuleEngineTests", dependencies: ["CaseInput", "LuaSandbox", "RuleEngine", "RuleModel", "LuaSyntax", "TestSupport"],
            swiftSettings: swift),
        .testTarget(
            name: "ReadingsTests", dependencies: ["CaseInput", "LuaSandbox", "Readings", "RuleEngine", "RuleModel", "TestSupport"],
            exclude: ["Goldens"], swiftSettings: swift),
        .testTarget(
            name: "RuleAnalysisTests", dependencies: ["CaseInput", "LuaSandbox", "RuleAnalysis", "RuleEngine", "RuleModel"],
            swiftSettings: swift),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "Ledger", "LedgerPostgres", "LedgerSQLite", "RuleModel", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: swift),
        .testTarget(
            name: "CaseworkTests",
            dependencies: [
                "CaseInput", "Casework", "Ledger", "LedgerSQLite", "LuaSandbox", "Readings", "RuleEngine", "RuleModel", "TestSupport",
            ], swiftSettings: swift),
        .testTarget(name: "tariffTests", dependencies: ["TestSupport"], exclude: ["Goldens"], swiftSettings: swift),

        // The third reader: what a rulebook means, worked out a second time from the tree alone.
        .target(
            name: "ReferenceReader", dependencies: ["LuaSyntax"], path: "Tests/Reference/Reader", swiftSettings: swift + optimised),
        // Random programs in the language of rules, and what cuts one down that goes wrong.
        .target(name: "RandomPrograms", dependencies: ["TestSupport"], path: "Tests/Reference/Programs", swiftSettings: swift + optimised),
        .testTarget(
            name: "ReferenceTests",
            dependencies: [
                "LuaSandbox", "LuaSyntax", "RandomPrograms", "ReferenceReader", "RuleAnalysis", "RuleEngine", "RuleModel", "TestSupport",
            ],
            path: "Tests/Reference/Tests", swiftSettings: swift),
    ],
    cxxLanguageStandard: .cxx17
)

// Coverage-guided: built only when asked for, since its `main` is libFuzzer's (`make fuzz`).
if Context.environment["TARIFF_FUZZER"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzzer", dependencies: ["CaseInput", "LuaSandbox", "LuaSyntax", "RuleEngine", "RuleModel"], path: "Tests/Fuzz/Fuzzer",
            swiftSettings: swift + [.unsafeFlags(["-parse-as-library"])]))
}

// How long readings and recording take: built only for `make bench`.
if Context.environment["TARIFF_BENCH"] != nil {
    package.targets.append(
        .executableTarget(
            name: "readings-bench", dependencies: ["CaseInput", "LuaSandbox", "Readings", "RuleEngine", "RuleModel"],
            path: "Benchmarks/readings", swiftSettings: swift + [.unsafeFlags(["-parse-as-library"])], linkerSettings: standalone))
    package.targets.append(
        .executableTarget(
            name: "ledger-bench", dependencies: ["Ledger", "LedgerSQLite", "RuleModel", .product(name: "GRDB", package: "GRDB.swift")],
            path: "Benchmarks/ledger", swiftSettings: swift + [.unsafeFlags(["-parse-as-library"])]))
}
