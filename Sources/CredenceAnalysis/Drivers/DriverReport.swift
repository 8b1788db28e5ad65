import CredenceConcurrency
import CredenceRegression
public import CredenceSurvey

/// Why respondents score as they do: the drivers' effects, importance and ticks, with a second opinion.
public struct DriverReport: Sendable {
  /// The default analysis: the mixed model in points with conservative errors, importance and ticks.
  public let analysis: DriverFindings
  /// The second opinion; `nil` where it could not be fitted.
  public let secondOpinion: SecondFindings?
  /// What a reader must know.
  public let diagnostics: [Diagnostic]
  /// Drivers whose ticks are hidden (`minimumResponses`).
  public let hidden: Set<String>
  /// The rows that ticked each ticked driver, also those no model can estimate.
  package let tickCounts: [String: Int]
  /// The answers used, where they were asked for.
  package let observations: [DriverObservation]

  /// The name of the default model in the stable JSON.
  public static let modelName = "linear-mixed-model"
}
