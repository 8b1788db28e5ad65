// swift-tools-version: 6.2
import PackageDescription

// Every module of the house shares these settings. Warnings are errors where the
// pipeline asks for it (CREDENCE_STRICT=1); a user's newer compiler may warn of more,
// and should still build.
let strict: [SwiftSetting] =
  Context.environment["CREDENCE_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : []
let house: [SwiftSetting] =
  strict + [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
  ]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

func tests(of module: String, with dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: module + "Tests",
    dependencies: [.byName(name: module), "CredenceTestSupport"] + dependencies,
    swiftSettings: house)
}

let package = Package(
  name: "Credence",
  products: [
    .library(name: "Credence", targets: ["Credence"]),
    .executable(name: "credence", targets: ["CredenceCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // Floor 0
    .systemLibrary(
      name: "CredenceCLAPACK", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapack-dev"]), .brew(["openblas"])]),
    module("CredenceTables"),

    // Floor 1
    module("CredenceLinearAlgebra", ["CredenceCLAPACK"]),
    module("CredenceProbability"),
    module("CredenceSurvey"),

    // Floor 2: siblings, none imports another
    module("CredenceCoverage", ["CredenceSurvey", "CredenceProbability"]),
    module("CredenceIntervals", ["CredenceSurvey", "CredenceProbability"]),
    module("CredencePosteriors", ["CredenceSurvey", "CredenceProbability"]),
    module("CredenceRegression", ["CredenceSurvey", "CredenceProbability", "CredenceLinearAlgebra"]),
    module("CredenceResampling", ["CredenceSurvey", "CredenceProbability"]),
    module("CredenceSimulation", ["CredenceSurvey", "CredenceProbability"]),

    // Floor 3
    module(
      "CredenceHealth",
      [
        "CredenceSurvey", "CredenceProbability", "CredenceIntervals", "CredenceResampling",
        "CredencePosteriors", "CredenceLinearAlgebra",
      ]),
    module("CredenceImport", ["CredenceSurvey"]),
    module("CredenceReporting", ["CredenceTables"]),

    // Floor 4: the only module that knows all others
    module(
      "CredenceBatch",
      [
        "CredenceTables", "CredenceSurvey", "CredenceProbability", "CredenceIntervals",
        "CredencePosteriors", "CredenceResampling", "CredenceCoverage", "CredenceRegression",
        "CredenceHealth", "CredenceImport", "CredenceReporting",
      ]),

    // Floor 5
    module(
      "Credence",
      [
        "CredenceTables", "CredenceSurvey", "CredenceProbability", "CredenceLinearAlgebra",
        "CredenceIntervals", "CredencePosteriors", "CredenceResampling", "CredenceCoverage",
        "CredenceRegression", "CredenceHealth", "CredenceSimulation", "CredenceImport",
        "CredenceReporting", "CredenceBatch",
      ]),
    .executableTarget(
      name: "CredenceCLI",
      dependencies: [
        "CredenceTables", "CredenceSurvey", "CredenceIntervals", "CredencePosteriors", "CredenceCoverage",
        "CredenceSimulation", "CredenceRegression", "CredenceHealth", "CredenceImport", "CredenceReporting",
        "CredenceBatch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    // Studies that take too long for a test, run by make targets
    .executableTarget(
      name: "DriverStudy",
      dependencies: ["CredenceRegression", "CredenceLinearAlgebra", "CredenceProbability", "CredenceSurvey"],
      swiftSettings: house),
    .executableTarget(
      name: "IntervalCalibration",
      dependencies: ["CredenceCoverage", "CredenceIntervals", "CredenceProbability", "CredenceSurvey"],
      swiftSettings: house),
    .executableTarget(
      name: "PortfolioCoverage",
      dependencies: ["CredencePosteriors", "CredenceProbability", "CredenceSurvey"], swiftSettings: house),
    .executableTarget(
      name: "HealthStudy",
      dependencies: ["CredenceHealth", "CredencePosteriors", "CredenceProbability", "CredenceSurvey"],
      swiftSettings: house),

    // Tests
    .target(
      name: "CredenceTestSupport", path: "Tests/CredenceTestSupport", swiftSettings: house),
    tests(of: "Credence"),
    tests(of: "CredenceSurvey"),
    tests(of: "CredenceProbability"),
    tests(of: "CredenceLinearAlgebra"),
    tests(of: "CredenceIntervals", with: ["CredenceSurvey", "CredenceProbability"]),
    tests(of: "CredencePosteriors", with: ["CredenceSurvey", "CredenceProbability"]),
    tests(
      of: "CredenceRegression", with: ["CredenceSurvey", "CredenceProbability", "CredenceLinearAlgebra"]),
    tests(of: "CredenceResampling", with: ["CredenceSurvey"]),
    tests(of: "CredenceCoverage", with: ["CredenceIntervals", "CredenceSurvey"]),
    tests(of: "CredenceBatch", with: ["CredenceImport", "CredenceSurvey"]),
    tests(of: "CredenceHealth", with: ["CredenceSurvey", "CredenceProbability"]),
    tests(of: "CredenceImport", with: ["CredenceSurvey"]),
    tests(of: "CredenceReporting", with: ["CredenceTables"]),
    tests(of: "CredenceSimulation", with: ["CredenceSurvey", "CredenceProbability"]),
    .testTarget(
      name: "CredenceCLITests", dependencies: ["CredenceCLI", "CredenceTestSupport"], swiftSettings: house),
    .testTarget(
      name: "HealthStudyTests", dependencies: ["HealthStudy", "CredenceProbability", "CredenceSurvey"],
      swiftSettings: house),
    .testTarget(name: "HouseTests", dependencies: ["CredenceTestSupport"], swiftSettings: house),
  ]
)
