import CredenceSurvey

/// Where the latent answer is cut into the eleven answers 0...10.
///
/// The latent answer is y = eta + e, e standard logistic, measured from the middle of the passives of the
/// contact's role. The classes are cut at minus and plus half the gap, so that with eta alone
/// P(detractor) = S(-gap/2 - eta) and P(promoter) = S(eta - gap/2): the cumulative logit of the health model.
/// The answers within a class are further cuts of the same y; a happier respondent never answers lower.
struct AnswerScale: Sendable {
  /// Distance between the two class cuts, in logits.
  let gap: Double
  /// `cuts[s]` is the smallest y that is answered with at least s + 1.
  let cuts: [Double]
  /// Per answer 0...10 its class.
  let classes: [LoyaltyClass]
  /// Per answer 0...10: 1 for a promoter, 0 for a passive, -1 for a detractor.
  let loadings: [Int]

  init(gap: Double) {
    self.gap = gap
    let half = gap / 2
    let belowDetractorCut = [2.8, 2.3, 1.9, 1.5, 1.05, 0.55]
    cuts = belowDetractorCut.map { -half - $0 } + [-half, 0, half, half + 0.75]
    let survey = ScoreScale.likelihoodToRecommend
    classes = (survey.minimum...survey.maximum).compactMap { survey.loyaltyClass(of: $0) }
    loadings = classes.map { NetPromoterScore().loading(of: $0) }
  }

  /// The answer 0...10.
  @inline(__always)
  func answer(to latent: Double) -> Int {
    // Most answers are high: count down from the top.
    var answer = 10
    while answer > 0, latent < cuts[answer - 1] { answer -= 1 }
    return answer
  }

  /// The expected score in points at `eta`, and its derivative.
  func expectedScore(_ eta: Double) -> (value: Double, slope: Double) {
    let half = gap / 2
    let promoters = Logistic.share(eta - half)
    let detractors = Logistic.share(-half - eta)
    let slope = Logistic.density(eta - half) + Logistic.density(-half - eta)
    return (100 * (promoters - detractors), 100 * slope)
  }
}
