import CredenceAnalysis
import CredenceHealth

extension AccountHealthReport {
  /// The verdict as the head of an account's page.
  var verdictWords: String {
    guard let shown = shownVerdict else { return "nobody has answered; this is a prediction" }
    return shown.verdict == .unclear ? "not settled yet" : shown.words
  }

  /// What an expected verdict rests on, and what it would take to have heard it.
  var basisNotes: [String] {
    guard verdictBasis == .expected else { return [] }
    let percent = Int((100 * OwnAnswers.leastProbability).rounded())
    return [
      "Expected from the other accounts: its own answers alone do not say so. Heard is what \(OwnAnswers.fewest) answers or more, a decision maker's among them, make \(percent)% likely by themselves."
    ]
  }
}
