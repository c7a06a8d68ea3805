// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "placard",
  products: [
    .executable(name: "placard", targets: ["Placard"]),
    .executable(name: "portal-simulator", targets: ["PortalSimulator"]),
    .executable(name: "card-load", targets: ["CardLoad"]),
    .executable(name: "request-stages", targets: ["Budgets"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // In the order in which a request passes through them.
    .target(name: "CFastCGI", linkerSettings: [.linkedLibrary("fcgi")]),
    .systemLibrary(name: "CLinux"),
    .target(name: "CCrashLog"),
    .target(name: "Threads", swiftSettings: strict),
    .target(name: "FastCGI", dependencies: ["CLinux", "CFastCGI", "HTTPMessage", "Threads"], swiftSettings: strict),
    .target(name: "HTTPMessage", swiftSettings: strict),
    .target(
      name: "Bitrix24",
      dependencies: ["HTTPMessage"],
      swiftSettings: strict
    ),
    .target(name: "Bitrix24REST", dependencies: ["Bitrix24", "HTTPMessage"], swiftSettings: strict),
    .target(name: "CCurl"),
    .target(
      name: "CurlTransport", dependencies: ["Bitrix24", "Bitrix24REST", "CCurl", "Threads"], swiftSettings: strict),
    .systemLibrary(name: "CSQLite"),
    .target(
      name: "PortalStore",
      dependencies: ["Bitrix24", "CSQLite", "Threads", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict
    ),
    .target(name: "HTML", swiftSettings: strict),
    .target(name: "Localization", dependencies: ["Bitrix24"], swiftSettings: strict),
    .target(
      name: "Customers", dependencies: ["Bitrix24", "Bitrix24REST", "HTML", "Localization"], swiftSettings: strict),
    .target(
      name: "WidgetRuntime",
      dependencies: ["Bitrix24", "Bitrix24REST", "HTTPMessage", "Localization", "PortalStore", "HTML"],
      resources: [.embedInCode("Browser")],
      swiftSettings: strict
    ),
    .target(
      name: "Widgets",
      dependencies: [
        "Bitrix24", "Bitrix24REST", "Customers", "HTTPMessage", "Localization", "PortalStore", "HTML", "WidgetRuntime",
      ],
      resources: [
        .embedInCode("CallCard/call-card.js"), .embedInCode("CallCard/choices.js"), .embedInCode("CallCard/wrap-up.js"),
        .embedInCode("Home/setup.js"), .embedInCode("Home/silence.js"),
        .embedInCode("Settings/settings.js"), .embedInCode("Settings/settings-value.js"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "ServerConfiguration",
      dependencies: ["Bitrix24", "CurlTransport", "FastCGI", "HTML", "PortalStore", "WidgetRuntime"],
      swiftSettings: strict
    ),
    .target(
      name: "ConfigurationCheck",
      dependencies: ["Bitrix24", "CurlTransport", "FastCGI", "PortalStore", "ServerConfiguration"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "Placard",
      dependencies: [
        "Bitrix24", "Bitrix24REST", "CCrashLog", "CLinux", "ConfigurationCheck", "CurlTransport", "FastCGI", "HTML",
        "HTTPMessage", "PortalStore", "ServerConfiguration", "Threads", "WidgetRuntime", "Widgets",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    // A stand-in for a portal. It shares no code with what it is there to test but the transport and the reading of
    // forms.
    .executableTarget(
      name: "PortalSimulator",
      dependencies: [
        "FastCGI", "HTTPMessage", "HTML", "Threads",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Browser")],
      swiftSettings: strict
    ),

    // Cards by the thousand, to be measured: Tests/CardLoad/run.
    .executableTarget(
      name: "CardLoad",
      dependencies: ["CLinux", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Tests/CardLoad",
      exclude: ["nginx.conf", "run"],
      swiftSettings: strict
    ),
    // The stages of a request, to be counted: Tests/Budgets/test_budgets.py.
    .executableTarget(
      name: "Budgets",
      dependencies: [
        "Bitrix24", "Bitrix24REST", "HTTPMessage", "PortalStore", "HTML", "WidgetRuntime", "Widgets",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Budgets",
      exclude: ["budgets.py", "callgrind.py", "ceilings.json", "program.py", "test_budgets.py", "update"],
      swiftSettings: strict
    ),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "FastCGITests", dependencies: ["CFastCGI", "FastCGI", "HTTPMessage", "TestSupport", "Threads"],
      swiftSettings: strict),
    .testTarget(name: "HTTPMessageTests", dependencies: ["HTTPMessage", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "Bitrix24Tests", dependencies: ["Bitrix24", "HTTPMessage", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "Bitrix24RESTTests", dependencies: ["Bitrix24", "Bitrix24REST", "HTTPMessage"], swiftSettings: strict),
    .testTarget(
      name: "CurlTransportTests",
      dependencies: ["Bitrix24", "Bitrix24REST", "CLinux", "CurlTransport", "TestSupport", "Threads"],
      swiftSettings: strict),
    .testTarget(
      name: "PortalStoreTests", dependencies: ["Bitrix24", "HTTPMessage", "PortalStore", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "HTMLTests", dependencies: ["HTML"], swiftSettings: strict),
    // What any table of texts is tested for.
    .target(
      name: "TextChecks", dependencies: ["Bitrix24", "Localization"], path: "Tests/TextChecks", swiftSettings: strict),
    .testTarget(
      name: "LocalizationTests", dependencies: ["Bitrix24", "Localization", "TextChecks"], swiftSettings: strict),
    // Stand-ins for a portal, and what the tests of pages read them with.
    .target(
      name: "WidgetTestSupport",
      dependencies: [
        "Bitrix24", "Bitrix24REST", "HTTPMessage", "PortalStore", "HTML", "TestSupport", "WidgetRuntime", "Widgets",
      ],
      path: "Tests/WidgetTestSupport", swiftSettings: strict),
    .testTarget(
      name: "CustomersTests",
      dependencies: ["Bitrix24", "Bitrix24REST", "Customers", "WidgetTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "WidgetRuntimeTests",
      dependencies: [
        "Bitrix24", "Bitrix24REST", "Customers", "HTTPMessage", "Localization", "PortalStore", "HTML", "TextChecks",
        "WidgetRuntime", "WidgetTestSupport", "Widgets",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WidgetsTests",
      dependencies: [
        "Bitrix24", "Bitrix24REST", "Customers", "HTTPMessage", "Localization", "PortalStore", "HTML", "TestSupport",
        "TextChecks", "WidgetRuntime", "WidgetTestSupport", "Widgets",
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ServerConfigurationTests",
      dependencies: ["FastCGI", "HTML", "ServerConfiguration", "TestSupport", "WidgetRuntime"], swiftSettings: strict),
    .testTarget(
      name: "ConfigurationCheckTests",
      dependencies: ["Bitrix24", "ConfigurationCheck", "HTML", "PortalStore", "ServerConfiguration", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PlacardTests",
      dependencies: [
        "Bitrix24", "FastCGI", "HTTPMessage", "Placard", "PortalStore", "ServerConfiguration", "TestSupport",
        "WidgetRuntime",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PortalSimulatorTests", dependencies: ["HTTPMessage", "PortalSimulator"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
