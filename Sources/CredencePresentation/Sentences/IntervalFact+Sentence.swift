package import CredenceIntervals
import CredenceSurvey

extension IntervalFact: Worded {
  package func sentence(naming: SettingNaming) -> String {
    switch self {
    case .largeSample(let method, let largest, let isGuarded):
      "above \(largest) answers \(method) is Tango's interval with its variance times n/(n-1)"
        + (isGuarded ? ", wider near the ends of the scale where an exact tail asks for it" : "")
    case .singleAnswer:
      "one answer does not narrow the score; the interval is the whole scale"
    case .referenceOnly(let method, let instead):
      "\(method) is for comparison with other tools; it covers less than its level, use \(instead)"
    case .zeroWidth(let method, let instead):
      "all answers agree and \(method) gives an interval of zero width, which is not certainty; use \(instead)"
    case .ratingsAlike(let ratings):
      "all \(ratings) ratings are the same, so their spread cannot be seen; the limits are those of what may have been missed"
    case .accountsAlike:
      "every account has the same score, so the spread between accounts cannot be seen"
    case .fewAccounts:
      "the interval of all accounts together rests on too few accounts (or mostly on one) to be trusted"
    case .answersAsIndependent:
      "the interval of all accounts together takes their answers as independent: allowing for differences between accounts gives a narrower one here, and the wider of the two is shown"
    case .census(let population):
      "census: all \(population) known contacts answered, so the score is known and the interval has no width"
    case .ignorableNonresponse(let balance, let nonrespondents, let population):
      "assumes that the \(nonrespondents) silent contacts are like those who answered; were they all detractors the score would be \(Self.points(balance - nonrespondents, of: population)), all promoters \(Self.points(balance + nonrespondents, of: population))"
    }
  }

  /// A score with one decimal.
  private static func points(_ balance: Int, of population: Int) -> String {
    let tenths = (1000 * Double(balance) / Double(population)).rounded()
    let magnitude = Int(tenths.magnitude)
    return (tenths < 0 ? "-" : "") + "\(magnitude / 10).\(magnitude % 10)"
  }
}
