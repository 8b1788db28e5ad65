// swift-tools-version: 6.2
import PackageDescription

// Every module of the house shares these settings. Warnings are errors where the
// pipeline asks for it (CREDENCE_STRICT=1); a user's newer compiler may warn of more,
// and should still build.
var house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]
if Context.environment["CREDENCE_STRICT"] == "1" {
  house.append(.treatAllWarnings(as: .error))
}

let package = Package(
  name: "Credence",
  products: [],
  dependencies: [],
  targets: [
    // Floor 0
    .target(name: "CredenceTables", swiftSettings: house),
    // Floor 1
    .target(name: "CredenceProbability", swiftSettings: house),
    .target(name: "CredenceSurvey", swiftSettings: house),
    // Floor 2
    .target(
      name: "CredencePosteriors",
      dependencies: ["CredenceSurvey", "CredenceProbability"],
      swiftSettings: house),
    // Studies: programs that make the tables of Docs
    .executableTarget(
      name: "PortfolioCoverage",
      dependencies: ["CredencePosteriors", "CredenceProbability", "CredenceSurvey"],
      swiftSettings: house),
    // Tests
    .target(
      name: "CredenceTestSupport",
      path: "Tests/CredenceTestSupport",
      swiftSettings: house),
    .testTarget(
      name: "CredenceProbabilityTests",
      dependencies: ["CredenceProbability", "CredenceTestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "CredenceSurveyTests",
      dependencies: ["CredenceSurvey", "CredenceTestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "CredencePosteriorsTests",
      dependencies: ["CredencePosteriors", "CredenceProbability", "CredenceSurvey", "CredenceTestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "HouseTests",
      dependencies: ["CredenceTestSupport"],
      swiftSettings: house),
  ]
)
