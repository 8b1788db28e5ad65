import ArgumentParser
import CredenceAnalysis
import CredenceSurvey

/// Options every command has.
struct SharedOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The level of every interval, between 0 and 1. Default: 0.95.", valueName: "level"))
  var level: Double?

  @Option(
    help: ArgumentHelp(
      "The seed of everything random. Default: \(AnalysisPlan.defaultSeed).", valueName: "integer"))
  var seed: UInt64?

  @Option(help: "How results are written: table, json, csv or markdown.")
  var format: OutputFormat = .table

  @Option(
    help: ArgumentHelp(
      "Where results go instead of standard output; written whole or not at all.", valueName: "path"))
  var output: String?

  @Option(help: ArgumentHelp("Threads to use; the result is the same on any number.", valueName: "count"))
  var threads: Int?

  @Flag(help: "Neither progress nor warnings on standard error.")
  var quiet = false

  @Option(
    help: ArgumentHelp("A plan file (JSON) with any of these settings; options here win.", valueName: "path"))
  var plan: String?

  /// The level that was asked for.
  func confidenceLevel() throws(IllegalLevelError) -> ConfidenceLevel? {
    guard let level else { return nil }
    return try ConfidenceLevel(level)
  }

  func validate() throws {
    if let threads, threads < 1 || threads > 1024 {
      throw ValidationError("--threads takes a number from 1 to 1024, not \(threads)")
    }
  }
}

/// How results are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv, markdown
}
