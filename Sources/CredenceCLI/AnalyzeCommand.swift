import ArgumentParser
import CredenceAnalysis
import CredencePresentation
import CredenceReporting
import CredenceTables

/// `credence analyze`: responses (and a roster) to the report, all accounts.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Responses and a roster to each account's score and how sure one can be of it.",
    discussion: """
      Reads exports of survey tools (CSV, TSV; plain, Qualtrics, SurveyMonkey, CustomerGauge, Formbricks, Typeform, \
      Microsoft and Google Forms, LimeSurvey, Delighted), counts per account, or what credence tally wrote. Columns are \
      found by name; name those that are not:

        credence analyze responses.csv --accounts roster.csv --output report
        credence analyze export.csv --score LikelyToRecommend --account MemberSite
        credence analyze export.csv --csat "Overall quality" --account Organisation --format json

      --output is a folder that gets report.json, accounts.csv, roles.csv, drivers.csv, satisfaction.csv and import.json; \
      what an earlier run left of these is replaced or removed. Every row of the file is accounted for: kept, or refused \
      with a reason and its line (all lines stand in import.json).

        credence analyze responses.csv --min-n 5 --no-comments --output to-share

      hides groups with fewer than five answers and what would give them away by subtraction. Who answered is in no \
      output.
      """)

  @Argument(help: ArgumentHelp("The file of responses or counts.", valueName: "file"))
  var input: String?
  @Option(
    help: ArgumentHelp(
      "The interval method of the headline. Default: the best for each account.", valueName: "name"))
  var method: String?
  @Option(
    help: ArgumentHelp(
      "The prior of posterior statements: jeffreys, flat, third or three weights, as in 0.5,1,0.5.",
      valueName: "prior"))
  var prior: String?
  @OptionGroup(title: "Columns and rules") var columns: ColumnOptions
  @OptionGroup(title: "Privacy") var privacy: PrivacyOptions
  @OptionGroup var comments: CommentOptions
  @OptionGroup var weights: WeightOptions
  @OptionGroup(title: "Drivers") var drivers: DriverOptions
  @OptionGroup var detail: DetailOptions
  @OptionGroup(title: "Shared options") var shared: SharedOptions

  func run() throws {
    let report = try AnalysisRun(
      shared: shared, columns: columns, input: input, method: method, prior: prior,
      privacy: privacy, comments: comments, weights: weights, drivers: drivers
    ).report()
    KeptUntilExit.keep(report)
    if let folder = shared.output {
      do {
        let files = try report.write(
          toFolder: folder, threads: shared.threads ?? Processor.count, naming: .options)
        if !shared.quiet {
          Console.say("note: wrote \(files.written.joined(separator: ", ")) to \(folder)")
          if !files.removed.isEmpty {
            Console.say(
              "note: removed \(files.removed.joined(separator: ", ")) of an earlier run from \(folder)")
          }
        }
      } catch {
        throw ResultWriter.exit(for: error)
      }
    }
    try show(report)
    try AnalysisRun.end(report, quiet: shared.quiet, details: detail.details)
  }

  private func show(_ report: AnalysisReport) throws {
    // With a folder the results are in it; standard output then shows the table for people.
    let writer = ResultWriter(format: shared.format, path: nil)
    guard shared.format == .table else {
      try writer.write([report.accountTable, report.roleTable]) { json in
        report.write(to: &json, threads: shared.threads ?? Processor.count, naming: .options)
      }
      return
    }
    let style = writer.style
    let numbers = NumberStyle(unicode: style.unicode)
    try writer.toDestination { sink throws(OutputError) in
      for line in report.heading(numbers: numbers, details: detail.details, naming: .options) {
        try sink.write(style.wrapped(line))
      }
      try sink.write("\n")
      if report.portfolio.total.score != nil {
        try report.writeAccountLines(
          by: AccountLineRenderer(style: style, numbers: numbers), to: sink,
          threads: shared.threads ?? Processor.count)
      }
      if !report.portfolio.satisfaction.isEmpty {
        try sink.write("\n")
        try TextTableRenderer(
          style: style, numbers: NumberStyle(unicode: style.unicode, shareDecimals: 1)
        ).render(report.satisfactionTable, to: sink)
      }
      try sink.write("\n")
      for line in report.footing(numbers: numbers, details: detail.details, naming: .options) {
        try sink.write(style.wrapped(line))
      }
    }
  }
}
