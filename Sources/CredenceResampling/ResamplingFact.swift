package import CredenceSurvey

/// What resampling says of itself.
package enum ResamplingFact: DiagnosticFact {
  /// Every resample has the same value.
  case answersAlike(answers: Int)

  package var severity: Diagnostic.Severity { .warning }

  package var code: Diagnostic.Code { .degenerateSample }
}
