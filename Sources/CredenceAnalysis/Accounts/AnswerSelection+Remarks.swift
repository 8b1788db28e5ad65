import CredenceImport
import CredenceSurvey

extension AnswerSelection {
  /// What is to be said beside the page.
  var remarks: [Diagnostic] {
    guard basis == .latestWave, wave == nil, inOwnWaveAlone > 0 else { return [] }
    return [
      Diagnostic(
        .note, code: "latest-wave-shown",
        "the file has waves and no column of respondents, so nobody knows who answered twice: of each account the latest wave is shown, and the earlier ones in the table of waves. Name the column of respondents, or choose a wave"
      )
    ]
  }
}
