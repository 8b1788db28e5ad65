public import CredenceImport
import CredenceSurvey

/// What stops before the whole: counts alone, and drivers alone.
extension Analysis {
  /// Counts a file's answers without keeping its rows.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - fingerprint: Whether the report carries the SHA-256 of the file, which costs more than the counting.
  /// - Throws: ``ImportError`` where the file cannot be used at all.
  public func tally(input: String, fingerprint: Bool) throws(ImportError) -> ImportedSurvey {
    var options = importer.options
    options.fingerprint = fingerprint
    return try Self.usable(try SurveyImporter(options: options).tally(input))
  }

  /// Reads the plan's file and analyses its drivers alone.
  ///
  /// - Throws: ``ImportError`` where the file cannot be used, ``DriverReportError`` where its drivers cannot.
  public func drivers(input: String) throws -> (
    survey: ImportedSurvey, report: DriverReport, provenance: Provenance
  ) {
    let survey = try Self.usable(try importer.read(input))
    // Answers too few to be shown are not analysed either.
    let groups = AccountGroups(survey: survey, roster: nil, threads: threads)
    let disclosure = Disclosure(
      groups, satisfaction: SatisfactionTally(survey.table), minimum: plan.minimumResponses)
    if disclosure.isWholeHidden { throw DriverReportError.hidden(plan.minimumResponses) }
    let report = try driverReport(
      survey.allWaves ?? survey.table ?? .empty, mapping: survey.report.mapping, disclosure: disclosure,
      keepsObservations: true
    )
    return (survey, report, provenance(survey.report, nil))
  }
}
