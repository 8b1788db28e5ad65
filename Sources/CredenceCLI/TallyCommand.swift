import ArgumentParser
import CredenceAnalysis
import CredenceImport
import CredencePresentation
import CredenceReporting
import CredenceTables

/// `credence tally`: responses to counts per account, role and wave.
struct TallyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract: "Responses to counts per account, role and wave.",
    discussion: """
      Counts are all that anything but driver regression needs, and they merge: other engines may produce the same \
      table, and credence analyze reads it. Memory grows with the accounts (and, unless --answers all, with the \
      respondents), not with the file.

        credence tally responses.csv --output counts.csv
        credence analyze counts.csv

      With --min-n the counts of small groups are written as *, and credence analyze then says that they are missing. \
      Give away the tally or the report of a portfolio, not both: what is hidden in one may follow from the other.
      """)

  @Argument(help: ArgumentHelp("The file of responses.", valueName: "file"))
  var input: String?
  @OptionGroup(title: "Columns and rules") var columns: ColumnOptions
  @OptionGroup(title: "Privacy") var privacy: PrivacyOptions
  @OptionGroup(title: "Shared options") var shared: SharedOptions

  func run() throws {
    let run = try AnalysisRun(shared: shared, columns: columns, input: input, privacy: privacy)
    let survey = try run.tally(fingerprint: shared.format == .json)
    // A tally is data first: CSV, unless another format is asked for.
    let format = shared.format == .table && shared.output != nil ? OutputFormat.csv : shared.format
    let minimum = run.analysis.plan.minimumResponses
    try ResultWriter(format: format, path: shared.output).write([
      survey.tally.table(minimumResponses: minimum)
    ]) { json in
      survey.writeTally(to: &json, minimumResponses: minimum, naming: .options)
    }
    if !shared.quiet { survey.tallyRemarks(minimumResponses: minimum, naming: .options).forEach(Console.say) }
    if survey.report.hasWarnings { throw ExitCode(ExitStatus.doneWithWarnings.rawValue) }
  }
}
