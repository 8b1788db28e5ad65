import CredenceImport
import CredenceSurvey

/// What the rows of a survey say. The rows themselves take more memory than anything else, and are let go before
/// accounts are reported.
struct AnalysisFindings: Sendable {
  let importReport: ImportReport
  let selection: AnswerSelection?
  let answerDays: AnswerDays
  let roster: ImportedRoster?
  let groups: AccountGroups
  let satisfaction: SatisfactionTally
  let disclosure: Disclosure
  let reasons: ReasonsTally
  let drivers: Drivers
  let measures: Measures

  /// The drivers, and what is to be said of them.
  struct Drivers: Sendable {
    var report: DriverReport?
    var remarks: [Diagnostic] = []
  }

  /// What counts alone tell.
  struct Measures: Sendable {
    let measured: [ScoreCounts: ScoreMeasurement]
    let comparison: Comparison
    let health: HealthAssessment
  }
}
