import CredenceSurvey

/// Whether the scores of a file look like answers on another scale than the one they are read on.
///
/// Scales are declared, never guessed; what is guessed here is only a remark.
enum ScaleDoubt {
  /// The code of the remark: it puts every class in doubt, so it is said before any result.
  static let code = "another-scale-likely"

  /// How many answers it takes before a highest score tells of another scale. In a poor survey half of the answers are
  /// above 5, two fifths above 6 and a quarter above 7; so many without one would be a chance below 1 in 1000.
  private static func enough(highest: Int) -> Int? {
    switch highest {
    case ...5: 10
    case 6: 14
    case 7: 25
    default: nil
    }
  }

  /// The remark, if there is one.
  ///
  /// - Parameter steps: answers by step of the scale, from the lowest.
  static func remark(_ steps: [Int], scale: ScoreScale, isDeclared: Bool) -> Diagnostic? {
    guard !isDeclared, scale == .likelihoodToRecommend else { return nil }
    let answers = steps.reduce(0, +)
    guard let high = steps.lastIndex(where: { $0 > 0 }), let low = steps.firstIndex(where: { $0 > 0 }),
      let enough = enough(highest: high), answers >= enough
    else { return nil }
    let example = high <= 5 ? (low == 0 ? "0-5" : high <= 4 ? "1-4:3:4" : "1-5") : "1-7"
    let cuts =
      example == "1-4:3:4" ? " (passives from 3, promoters from 4)" : ""
    let lie = low == high ? "are \(low)" : "lie in \(low) to \(high)"
    return Diagnostic(
      .warning, code: code,
      "all \(answers.counted("score")) \(lie), so another scale than 0 to 10 is likely and the classes below would be wrong; declare the scale with --scale, as in --scale \(example)\(cuts), or say --scale 0-10 if it is that one"
    )
  }
}
