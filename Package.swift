// swift-tools-version: 6.1
import PackageDescription

/// Every Swift target: Swift 6 mode, explicit existentials, imports visible where used.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "lianhu",
    products: [
        .executable(name: "lianhud", targets: ["lianhud"]),
        .executable(name: "lianhuctl", targets: ["lianhuctl"]),
        .executable(name: "lianhu-courier", targets: ["lianhu-courier"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        // The courier alone speaks to the network: HTTPS, and TLS for mail.
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0", traits: []),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    ],
    targets: [
        // 0 — depends on nothing of Lianhu
        .target(name: "LianhuCore", swiftSettings: house),
        .target(name: "LianhuAudit", dependencies: [crypto], swiftSettings: house),

        // 1 — the domain's surroundings
        .target(
            name: "LianhuRules",
            dependencies: ["LianhuCore", .product(name: "Yams", package: "Yams")], swiftSettings: house),
        .target(name: "LianhuAPI", dependencies: ["LianhuCore", nioCore, nioPosix, nioHTTP1], swiftSettings: house),
        .target(name: "LianhuEngine", dependencies: ["LianhuCore", "LianhuAudit", logging], swiftSettings: house),

        // 2 — adapters
        .target(
            name: "LianhuStore",
            dependencies: [
                "LianhuEngine", "LianhuCore", "LianhuAudit",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ], swiftSettings: house),
        .target(
            name: "LianhuServer",
            dependencies: [
                "LianhuEngine", "LianhuAPI", "LianhuCore", "LianhuAudit", "CLianhuShim", nioCore, nioPosix, nioHTTP1, lifecycle, logging,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
            ], swiftSettings: house),
        .target(
            name: "LianhuSystem",
            dependencies: ["LianhuEngine", "LianhuCore", "CSystemd", "CLianhuShim", logging], swiftSettings: house),

        .target(
            name: "LianhuCourier",
            dependencies: [
                "LianhuAPI", "LianhuRules", "LianhuCore", crypto, logging, lifecycle, nioCore, nioPosix, nioHTTP1,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], swiftSettings: house),

        // 3 — programs
        .executableTarget(
            name: "lianhud",
            dependencies: [
                "LianhuCore", "LianhuAudit", "LianhuRules", "LianhuAPI", "LianhuEngine", "LianhuStore", "LianhuServer", "LianhuSystem",
                arguments, lifecycle, logging, nioPosix, nioCore,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ], swiftSettings: house),
        .executableTarget(
            name: "lianhuctl",
            dependencies: ["LianhuCore", "LianhuAudit", "LianhuRules", "LianhuAPI", "LianhuEngine", arguments, logging],
            swiftSettings: house),

        .executableTarget(
            name: "lianhu-courier",
            dependencies: [
                "LianhuCourier", "LianhuAPI", "LianhuRules", "LianhuCore", arguments, lifecycle, logging,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ], swiftSettings: house),

        // Measuring: `make bench`; not installed
        .executableTarget(
            name: "lianhu-bench",
            dependencies: [
                "LianhuCore", "LianhuAudit", "LianhuRules", "LianhuAPI", "LianhuEngine", "LianhuStore", "LianhuServer", "LianhuSystem",
                arguments, lifecycle, logging, nioCore,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ], path: "Benchmarks/LianhuBench", swiftSettings: house),

        // C
        .target(name: "CLianhuShim"),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),

        // Tests
        .testTarget(name: "LianhuCoreTests", dependencies: ["LianhuCore"], exclude: ["Vectors"], swiftSettings: house),
        .testTarget(name: "LianhuAuditTests", dependencies: ["LianhuAudit"], exclude: ["Vectors"], swiftSettings: house),
        .testTarget(
            name: "LianhuRulesTests", dependencies: ["LianhuRules", "LianhuCore"], exclude: ["Fixtures", "Golden"], swiftSettings: house),
        .testTarget(
            name: "LianhuEngineTests", dependencies: ["LianhuEngine", "LianhuRules", "LianhuCore", "LianhuAudit", logging],
            exclude: ["Golden"], swiftSettings: house),
        .testTarget(
            name: "LianhuStoreTests",
            dependencies: [
                "LianhuStore", "LianhuEngine", "LianhuRules", "LianhuCore", "LianhuAudit", logging,
                .product(name: "GRDB", package: "GRDB.swift"),
            ], exclude: ["Golden", "Fixtures"], swiftSettings: house),
        .testTarget(
            name: "LianhuServerTests",
            dependencies: [
                "LianhuServer", "LianhuEngine", "LianhuAPI", "LianhuAudit", "LianhuCore", "LianhuRules", nioCore, nioPosix, lifecycle,
                logging,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ], exclude: ["Golden"], swiftSettings: house),
        .testTarget(name: "LianhuSystemTests", dependencies: ["LianhuSystem", "LianhuCore", logging], swiftSettings: house),
        .testTarget(
            name: "LianhuctlTests", dependencies: ["lianhuctl", "LianhuCore", "LianhuAPI", arguments], exclude: ["Golden"],
            swiftSettings: house),
        .testTarget(
            name: "LianhuCourierTests",
            dependencies: [
                "LianhuCourier", "LianhuAPI", "LianhuRules", "LianhuCore", crypto, logging, nioCore, nioPosix, nioHTTP1,
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], exclude: ["Golden"], swiftSettings: house),
        .testTarget(
            name: "EndToEndTests", dependencies: ["lianhud", "lianhuctl", "lianhu-courier", "LianhuAPI", "LianhuCore"],
            swiftSettings: house),
        .testTarget(name: "TidyTests", swiftSettings: house),
    ]
)
