import CredenceSurvey

/// Whether the scores of a file look like answers on another scale than the one they are read on.
///
/// Scales are declared, never guessed; what is guessed here is only a remark.
enum ScaleDoubt {
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
    return Diagnostic(ImportFact.anotherScaleLikely(answers: answers, lowest: low, highest: high))
  }
}
