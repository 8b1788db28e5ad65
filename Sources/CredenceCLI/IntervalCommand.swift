import ArgumentParser
import CredenceAnalysis
import CredenceIntervalReports
import CredenceIntervals
import CredenceMethods
import CredencePosteriors
import CredencePresentation
import CredenceSurvey

/// `credence interval`: counts on the command line to intervals by any methods.
struct IntervalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interval",
    abstract: "Intervals of one account's score, or of one proportion, by any methods.",
    discussion: """
      Give the number of promoters (9-10), passives (7-8) and detractors (0-6), and the number of contacts the account \
      has if it is known. Without --method the default is used; --method all shows every method that applies.

        credence interval --promoters 6 --passives 3 --detractors 1
        credence interval --promoters 6 --passives 3 --detractors 1 --population 14 --method all
        credence interval --promoters 6 --passives 3 --detractors 1 --against 0
        credence interval --successes 81 --trials 263 --method wilson --format json

      Methods of a score: \(ScoreMethods().catalogue.names.joined(separator: ", ")).
      Methods of a proportion: \(ProportionMethod.catalogue.names.joined(separator: ", ")).
      """)

  @Option(help: ArgumentHelp("Answers of 9 or 10.", valueName: "count"))
  var promoters: Int?
  @Option(help: ArgumentHelp("Answers of 7 or 8.", valueName: "count"))
  var passives: Int?
  @Option(help: ArgumentHelp("Answers of 0 to 6.", valueName: "count"))
  var detractors: Int?
  @Option(help: ArgumentHelp("All known contacts, answered or silent.", valueName: "count"))
  var population: Int?
  @Option(help: ArgumentHelp("Successes of a proportion.", valueName: "count"))
  var successes: Int?
  @Option(help: ArgumentHelp("Trials of a proportion.", valueName: "count"))
  var trials: Int?
  @Option(help: ArgumentHelp("A method, or all; may be repeated.", valueName: "name"))
  var method: [String] = []
  @Option(
    help: ArgumentHelp(
      "Simulate the bootstrap with that many replicates instead of computing it exactly.", valueName: "count")
  )
  var replicates: Int?
  @Option(
    help: ArgumentHelp(
      "The prior of posterior statements and intervals: jeffreys, flat, third or three weights, as in 0.5,1,0.5.",
      valueName: "prior"))
  var prior: String?
  @Flag(help: "Show the posterior statements under every named prior.")
  var priorSensitivity = false
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      """
      Also the p-value of that score, -100 to 100: how well the answers go with it. It is at least 1 - level where the \
      default interval of an unknown population holds the score. May be repeated.
      """,
      valueName: "score"))
  var against: [Double] = []
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    let score = [promoters, passives, detractors]
    let proportion = [successes, trials]
    let hasScore = score.contains { $0 != nil } || population != nil
    let hasProportion = proportion.contains { $0 != nil }
    if hasScore && hasProportion {
      throw ValidationError(
        "give either --promoters, --passives and --detractors, or --successes and --trials, not both")
    }
    if !hasScore && !hasProportion {
      throw ValidationError("give --promoters, --passives and --detractors, or --successes and --trials")
    }
    if hasScore && score.contains(nil) {
      throw ValidationError(
        "a score needs all three of --promoters, --passives and --detractors; write 0 for none")
    }
    if hasProportion && proportion.contains(nil) {
      throw ValidationError("a proportion needs both --successes and --trials")
    }
    if hasProportion && !against.isEmpty {
      throw ValidationError("--against is for a score, not a proportion")
    }
    if let wrong = against.first(where: { !(-100...100).contains($0) }) {
      throw ValidationError("--against takes a score from -100 to 100, not \(wrong)")
    }
    if let replicates, !(100...10_000_000).contains(replicates) {
      throw ValidationError("--replicates takes a number from 100 to 10000000, not \(replicates)")
    }
  }

  func run() throws {
    let report: IntervalReport
    do {
      report = try makeReport()
    } catch let error as ScoreCountsError {
      throw ValidationError(error.description)
    } catch let error as ProportionCountsError {
      throw ValidationError(error.description)
    } catch let error as IllegalLevelError {
      throw ValidationError(error.description)
    } catch let error as DirichletPriorError {
      throw ValidationError(error.description)
    } catch let error as UnknownMethodError {
      throw ValidationError(error.description)
    } catch EstimationError.noResponses {
      throw ExitStatus.unusableData.exit(EstimationError.noResponses.description)
    } catch let error as EstimationError {
      throw ValidationError(error.description)
    }
    let tables = [report.table] + [report.statementTable].compactMap { $0 }
    try ResultWriter(shared).write(tables) { json in report.write(to: &json, naming: .options) }
    if !shared.quiet {
      for diagnostic in report.diagnostics {
        Console.say("\(diagnostic.severity.rawValue): \(diagnostic.sentence(naming: .options))")
      }
      if replicates != nil { Console.say("note: seed \(seed)") }
    }
    if report.diagnostics.contains(where: { $0.severity == .warning }) {
      throw ExitCode(ExitStatus.doneWithWarnings.rawValue)
    }
  }

  private var seed: UInt64 { shared.seed ?? AnalysisPlan.defaultSeed }

  private func makeReport() throws -> IntervalReport {
    let level = try shared.confidenceLevel() ?? .standard
    if let successes, let trials {
      let counts = try ProportionCounts(validating: successes, trials: trials)
      return try IntervalReport(of: counts, methods: method, level: level)
    }
    let counts = try ScoreCounts(
      validating: promoters ?? 0, passives: passives ?? 0, detractors: detractors ?? 0, population: population
    )
    let chosen = try prior.map { text throws(DirichletPriorError) in try DirichletPrior(named: text) }
    let resampling = replicates.map { BootstrapChoice.replicates($0, seed: seed) } ?? .exact
    return try IntervalReport(
      of: counts, methods: method, from: ScoreMethods(prior: chosen, resampling: resampling), level: level,
      priors: priorSensitivity ? DirichletPrior.named + (chosen.map { [$0] } ?? []) : [chosen],
      against: against)
  }
}
