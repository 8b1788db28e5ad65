import ArgumentParser
import CredenceAnalysis
import CredenceReporting
import CredenceSimulation
import CredenceSurvey
import CredenceTables

/// `credence simulate`: synthetic responses with known truth, from a seed.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Synthetic responses with known truth, from a seed.",
    discussion: """
      Accounts of skewed sizes with a mood of their own, roles, drivers with known effects on the score, satisfaction \
      ratings, waves, revenue and silent contacts. The same seed and options give the same bytes, on any number of \
      threads. The model is explained in Docs/Simulation.md.

        credence simulate --accounts 60 --answers 600 --seed 2026 --output portfolio
        credence simulate --answers 2000000 --only responses --output large.csv

      Without --only, --output is a folder that gets \(SimulatedFile.allCases.map(\.fileName).joined(separator: ", ")). \
      With --only, --output is that one file; without --output it goes to standard output.
      """)

  @Option(
    help: ArgumentHelp("How many accounts. Default: 60, unless --answers is given.", valueName: "count"))
  var accounts: Int?
  @Option(help: ArgumentHelp("How many answers in all.", valueName: "count"))
  var answers: Int?
  @Option(help: ArgumentHelp("Contacts of the middle account.", valueName: "count"))
  var medianContacts: Double?
  @Option(
    help: ArgumentHelp(
      "How skewed account sizes are: standard deviation of their logarithm, 0 to 3.", valueName: "spread"))
  var sizeSpread: Double?
  @Option(help: ArgumentHelp("How far accounts differ, in logits, 0 to 4. Default: 1.", valueName: "spread"))
  var moodSpread: Double?
  @Option(
    help: ArgumentHelp(
      "How far roles of one account differ, in logits, 0 to 4. Default: 0.5.", valueName: "spread"))
  var roleSpread: Double?
  @Option(help: ArgumentHelp("How many waves. Default: 1.", valueName: "count"))
  var waves: Int?
  @Option(
    help: ArgumentHelp("Change of the true score per wave, in points. Default: 0.", valueName: "points"))
  var waveDrift: Double?
  @Option(
    help: ArgumentHelp("The share of answers with a comment, 0 to 1. Default: 0.3.", valueName: "share"))
  var commentRate: Double?
  @Option(
    help: "Write one file alone: responses, roster, truth-accounts or truth-drivers.")
  var only: OnlyFile?
  @OptionGroup var shared: SharedOptions

  /// The files by the names `--only` takes.
  enum OnlyFile: String, ExpressibleByArgument, CaseIterable {
    case responses, roster
    case truthAccounts = "truth-accounts"
    case truthDrivers = "truth-drivers"

    var file: SimulatedFile {
      switch self {
      case .responses: .responses
      case .roster: .roster
      case .truthAccounts: .accountTruth
      case .truthDrivers: .driverTruth
      }
    }
  }

  func validate() throws {
    if only == nil && shared.output == nil {
      throw ValidationError(
        "--output names the folder to write to; or give --only responses to write to standard output")
    }
    if shared.format != .table && shared.format != .csv {
      throw ValidationError("simulate writes CSV; --format \(shared.format.rawValue) does not apply")
    }
    if shared.plan != nil { throw ValidationError("--plan does not apply to simulate") }
    if shared.level != nil { throw ValidationError("--level does not apply to simulate") }
  }

  func run() throws {
    let portfolio: SimulatedPortfolio
    do {
      portfolio = try SimulatedPortfolio(try simulationPlan())
    } catch let error as SimulationPlanError {
      throw ValidationError(error.description)
    }
    let summary: SimulationSummary?
    do throws(OutputError) {
      if let file = only?.file {
        summary = try writeOne(file, of: portfolio)
      } else {
        summary = try writeAll(of: portfolio, into: shared.output ?? ".")
      }
    } catch {
      throw ResultWriter.exit(for: error)
    }
    guard !shared.quiet, let summary else { return }
    Console.say(
      "note: \(summary.accounts.counted("account")) (\(summary.silentAccounts) silent), \(summary.contacts.counted("contact")), \(summary.answers.counted("answer")); seed \(seed)"
    )
  }

  private var seed: UInt64 { shared.seed ?? AnalysisPlan.defaultSeed }

  private func simulationPlan() throws -> SimulationPlan {
    let extent: SimulationExtent
    switch (accounts, answers) {
    case (let accounts?, let answers?): extent = .accountsSharing(accounts, answers: answers)
    case (nil, let answers?): extent = .answers(answers)
    case (let accounts, nil): extent = .accounts(accounts ?? 60)
    }
    var sizes = AccountSizes()
    sizes.medianContacts = medianContacts ?? sizes.medianContacts
    sizes.spread = sizeSpread ?? sizes.spread
    var timing = SimulatedWaves()
    timing.count = waves ?? timing.count
    timing.drift = waveDrift ?? timing.drift
    return try SimulationPlan(
      seed: seed, extent: extent, sizes: sizes, moodSpread: moodSpread ?? 1, roleSpread: roleSpread ?? 0.5,
      waves: timing, commentRate: commentRate ?? 0.3)
  }

  private var threads: Int { shared.threads ?? Processor.count }

  private func writeOne(_ file: SimulatedFile, of portfolio: SimulatedPortfolio) throws(OutputError)
    -> SimulationSummary?
  {
    var summary: SimulationSummary?
    func produce(_ sink: any ByteSink) throws(OutputError) {
      summary = try portfolio.write([file], threads: threads) { (_, bytes) throws(OutputError) in
        try sink.write(bytes)
      }
    }
    if let path = shared.output {
      try FileWriter.write(to: path) { sink throws(OutputError) in try produce(sink) }
    } else {
      try produce(StandardStream.output)
    }
    return summary
  }

  /// All files at once, in one pass; none appears unless all do.
  private func writeAll(of portfolio: SimulatedPortfolio, into folder: String) throws(OutputError)
    -> SimulationSummary?
  {
    try FileWriter.makeFolder(folder)
    var summary: SimulationSummary?
    func open(_ files: ArraySlice<SimulatedFile>, _ sinks: [SimulatedFile: FileSink]) throws(OutputError) {
      guard let file = files.first else {
        summary = try portfolio.write(threads: threads) { (file, bytes) throws(OutputError) in
          try sinks[file]?.write(bytes)
        }
        return
      }
      try FileWriter.write(to: "\(folder)/\(file.fileName)") { sink throws(OutputError) in
        var opened = sinks
        opened[file] = sink
        try open(files.dropFirst(), opened)
      }
    }
    try open(SimulatedFile.allCases[...], [:])
    return summary
  }
}
