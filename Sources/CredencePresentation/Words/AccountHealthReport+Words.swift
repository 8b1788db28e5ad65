import CredenceAnalysis
import CredenceHealth
import CredenceSurvey

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
    let decides = health.roles.contains { $0.role == .decisionMaker && $0.weight > 0 }
    return [
      "Expected from the other accounts. Heard takes \(OwnAnswers.fewest) answers or more\(decides ? ", a decision maker's among them," : "") that alone put the account on the same side with \(percent)%, or that no silent contact could overturn."
    ]
  }
}
