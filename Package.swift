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

/// A program that makes a study too slow for a test, or times calls beside other programs'; it may use what the package
/// keeps to itself.
func study(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: "Benchmarks/Studies/" + name, swiftSettings: house)
}

let foundations: [Target.Dependency] = ["CredenceConcurrency", "CredenceProbability", "CredenceSurvey"]
let samples: [Target.Dependency] = ["CredenceIntervals", "CredenceResampling", "CredencePosteriors"]

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
    module("CredenceConcurrency"),
    module("CredenceTables"),

    // Floor 1
    module("CredenceDelimitedText"),
    module("CredenceLinearAlgebra", ["CredenceCLAPACK"]),
    module("CredenceProbability"),
    module("CredenceSurvey"),

    // Floor 2: siblings, none imports another
    module("CredenceCoverage", foundations),
    module("CredenceDisclosure", ["CredenceSurvey"]),
    module("CredenceHealth", foundations + ["CredenceLinearAlgebra"]),
    module("CredenceIntervals", foundations),
    module("CredencePosteriors", foundations),
    module("CredenceRegression", foundations + ["CredenceLinearAlgebra"]),
    module("CredenceResampling", foundations),
    module("CredenceSimulation", foundations),

    // Floor 3
    module("CredenceImport", ["CredenceConcurrency", "CredenceDelimitedText", "CredenceSurvey"]),
    module("CredenceMethods", ["CredenceSurvey"] + samples),
    module("CredenceReporting", ["CredenceTables"]),

    // Floor 4: the only module that knows all below it, and no renderer
    module(
      "CredenceAnalysis",
      foundations + samples + [
        "CredenceRegression", "CredenceHealth", "CredenceDisclosure", "CredenceImport", "CredenceMethods",
      ]),

    // Floor 5: what a person or a program reads
    module(
      "CredencePresentation",
      [
        "CredenceConcurrency", "CredenceSurvey", "CredenceTables", "CredenceReporting", "CredenceIntervals",
        "CredenceResampling", "CredencePosteriors", "CredenceRegression", "CredenceHealth",
        "CredenceDisclosure", "CredenceDelimitedText", "CredenceImport", "CredenceMethods",
        "CredenceAnalysis",
      ]),
    module(
      "CredenceIntervalReports",
      [
        "CredenceSurvey", "CredenceTables", "CredenceReporting", "CredenceIntervals", "CredencePosteriors",
        "CredenceMethods", "CredencePresentation",
      ]),
    module(
      "CredenceCoverageReports",
      [
        "CredenceSurvey", "CredenceTables", "CredenceReporting", "CredenceIntervals", "CredenceCoverage",
        "CredenceMethods", "CredencePresentation",
      ]),

    // Floor 6
    module(
      "Credence",
      foundations + samples + [
        "CredenceTables", "CredenceCoverage", "CredenceRegression", "CredenceHealth", "CredenceImport",
        "CredenceMethods", "CredenceReporting", "CredenceAnalysis",
        "CredencePresentation", "CredenceIntervalReports", "CredenceCoverageReports",
      ]),
    .executableTarget(
      name: "CredenceCLI",
      dependencies: [
        "CredenceTables", "CredenceSurvey", "CredenceIntervals", "CredencePosteriors", "CredenceCoverage",
        "CredenceSimulation", "CredenceRegression", "CredenceHealth", "CredenceImport", "CredenceMethods",
        "CredenceReporting", "CredenceAnalysis", "CredencePresentation", "CredenceIntervalReports",
        "CredenceCoverageReports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    // Studies that take too long for a test, run by make targets
    study("DriverStudy", foundations + ["CredenceRegression", "CredenceLinearAlgebra"]),
    study("HealthStudy", foundations + ["CredenceAnalysis", "CredenceHealth", "CredencePosteriors"]),
    study("IntervalCalibration", foundations + ["CredenceCoverage", "CredenceIntervals"]),
    study("PortfolioCoverage", foundations + ["CredencePosteriors"]),
    study(
      "Timings",
      foundations + samples + ["CredenceLinearAlgebra", "CredenceRegression", "CredenceHealth"]),

    // Tests
    .target(
      name: "CredenceTestSupport", dependencies: ["CredenceTables"], path: "Tests/CredenceTestSupport",
      swiftSettings: house),
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
    tests(
      of: "CredenceAnalysis",
      with: [
        "CredenceConcurrency", "CredenceHealth", "CredenceImport", "CredenceMethods", "CredencePosteriors",
        "CredenceRegression", "CredenceSurvey",
      ]),
    tests(of: "CredenceDelimitedText"),
    tests(of: "CredenceDisclosure", with: ["CredenceSurvey"]),
    tests(
      of: "CredencePresentation",
      with: [
        "CredenceAnalysis", "CredenceHealth", "CredenceImport", "CredenceIntervals", "CredencePosteriors",
        "CredenceRegression", "CredenceReporting", "CredenceResampling", "CredenceSimulation",
        "CredenceSurvey", "CredenceTables",
      ]),
    tests(of: "CredenceHealth", with: ["CredenceSurvey", "CredenceProbability"]),
    tests(of: "CredenceImport", with: ["CredenceDelimitedText", "CredenceSurvey"]),
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
