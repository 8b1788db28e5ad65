import ArgumentParser
import CredenceAnalysis
import CredenceImport
import CredencePresentation
import CredenceRegression
import CredenceReporting
import CredenceSurvey
import CredenceTables

/// `credence drivers`: driver regression alone.
struct DriversCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drivers",
    abstract:
      "Why they score so: each driver's effect in NPS points, its importance, its praise and complaint.",
    discussion: """
        credence drivers responses.csv
        credence drivers responses.csv --drivers "Reasons" --adjust role,wave,Country
        credence drivers ratings.csv --rated Material,Pace --account Event --format json

      The default is a linear mixed model of the score's classes (-100, 0, +100), so an effect is in points of the NPS; \
      accounts are clusters, and the standard errors hold on few accounts and few ticks. Beside it: what promoters and \
      detractors tick, the importance against a noise floor, and a penalised cumulative logit as a second opinion. \
      Drivers are ticked after the score is given: an effect is a gap, not what fixing the driver would gain.
      """)

  @Argument(help: ArgumentHelp("The file of responses.", valueName: "file"))
  var input: String?
  @OptionGroup var settings: DriverOptions
  @Flag(help: "Also the table of observations: fitted value, residual and leverage of every answer.")
  var observations = false
  @OptionGroup var detail: DetailOptions
  @OptionGroup(title: "Columns and rules") var columns: ColumnOptions
  @OptionGroup(title: "Privacy") var privacy: PrivacyOptions
  @OptionGroup(title: "Shared options") var shared: SharedOptions

  func run() throws {
    let run = try AnalysisRun(
      shared: shared, columns: columns, input: input, privacy: privacy, drivers: settings)
    if observations, run.analysis.plan.minimumResponses > 1 {
      throw ValidationError("--observations shows single answers, which --min-n hides; leave one of them out")
    }
    let found = try run.drivers()
    var tables: [Table]
    switch shared.format {
    case .csv: tables = [found.report.driverTable]
    case .table: tables = found.report.page(details: detail.details, naming: .options)
    case .json, .markdown: tables = found.report.tables(naming: .options)
    }
    if observations {
      let table = found.report.observationTable
      tables = shared.format == .csv ? [table] : tables + [table]
    }
    let writer = ResultWriter(shared)
    let style = writer.style
    // The finding comes first.
    let lines = found.report.findings(numbers: NumberStyle(unicode: style.unicode)).map(style.wrapped)
    try writer.write(tables, below: lines) { json in
      found.report.write(
        to: &json, with: found.provenance, observations: observations, naming: .options)
    }
    let remarks = found.report.diagnostics
    if !shared.quiet {
      if let summary = found.survey.selection?.driverSummary(naming: .options) {
        Console.say("note: \(summary)")
      }
      AnalysisRun.say(
        found.survey.report.remarks(naming: .options), but: found.survey.report.doubts(naming: .options))
      for remark in remarks where detail.details || !remark.isOfMethod {
        Console.say("\(remark.severity.rawValue): \(remark.sentence(naming: .options))")
      }
    }
    if found.survey.report.hasWarnings || remarks.contains(where: { $0.severity == .warning }) {
      throw ExitCode(ExitStatus.doneWithWarnings.rawValue)
    }
  }
}

/// How drivers are analysed, for every command that does.
struct DriverOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Columns the comparison is made at equal values of, separated by commas. Default: role,wave, as far as the file has them; none leaves all out.",
      valueName: "columns"))
  var adjust: String?
  @Option(
    help: ArgumentHelp(
      "Columns of ratings used as drivers, separated by commas; numbers, or words from strongly disagree to strongly agree and the like. Effects are per step.",
      valueName: "columns"))
  var rated: String?
  @Option(
    help: ArgumentHelp(
      "How p-values are adjusted for the number of drivers: benjamini-hochberg, holm or benjamini-yekutieli. Default: benjamini-hochberg.",
      valueName: "method"))
  var multiplicity: String?
  @Option(help: ArgumentHelp("Account-bootstrap replicates. Default: 999.", valueName: "count"))
  var replicates: Int?

  /// Puts what was named here over the plan.
  func apply(to plan: inout AnalysisPlan) throws(PlanError) {
    func list(_ text: String) -> [String] {
      text == "none" ? [] : text.split(separator: ",").map(ColumnOptions.trimmed).filter { !$0.isEmpty }
    }
    plan.drivers.adjust = adjust.map(list) ?? plan.drivers.adjust
    plan.drivers.rated = rated.map(list) ?? plan.drivers.rated
    if let multiplicity {
      guard let method = MultipleTesting(rawValue: multiplicity) else {
        throw .setting(
          "--multiplicity",
          reason:
            "\"\(multiplicity)\" is no method; there are \(MultipleTesting.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      plan.drivers.multiplicity = method
    }
    if let replicates {
      guard DriverSettings.replicateRange.contains(replicates) else {
        throw .setting("--replicates", reason: "\(replicates) is not a number from 100 to 100000")
      }
      plan.drivers.replicates = replicates
    }
  }
}
