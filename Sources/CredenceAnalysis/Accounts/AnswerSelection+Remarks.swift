import CredenceImport
import CredenceSurvey

extension AnswerSelection {
  /// What is to be said beside the page.
  var remarks: [Diagnostic] {
    guard basis == .latestWave, wave == nil, inOwnWaveAlone > 0 else { return [] }
    return [Diagnostic(AnalysisFact.latestWaveShown)]
  }
}
