import CredenceIntervals
import CredenceProbability

/// For each outcome and each value of a grid of net shares: the largest threshold at which the interval of the outcome
/// still holds the value. The interval at any threshold is then what lies above it.
///
/// The grid is fine but has gaps, and between its values a p-value may reach a little further: intervals read from it
/// lie inside the true ones, never outside, and so does their coverage lie below the true coverage.
struct PValueGrid {
  let screen: LengthOptimalScreen
  /// Larger than any p-value: the point estimate is never given up.
  static let certain = 2.0
  /// For each outcome the values at -1...1, as in the screen.
  let values: [Double]
  /// The threshold from which on some interval would have no width.
  let largestThreshold: Double

  init(_ screen: LengthOptimalScreen, tieWeight: Double) {
    let outcomes = screen.outcomes
    let responses = outcomes.responses
    let size = 2 * screen.steps + 1
    // From above: the largest p-value here or further out.
    var upper = Array(repeating: 0.0, count: outcomes.count * size)
    outcomes.forEach { position, promoters, _, detractors in
      var reached = 0.0
      for place in stride(from: size - 1, through: 0, by: -1) {
        let index = position * size + place
        reached = max(reached, screen.below[index] + tieWeight * screen.own[index])
        // (promoters - detractors) / responses >= (place - steps) / steps, in whole numbers.
        let isInside = (promoters - detractors) * screen.steps >= (place - screen.steps) * responses
        upper[index] = isInside ? Self.certain : reached
      }
    }
    var raised = upper
    outcomes.forEach { position, promoters, passives, detractors in
      var worse: [Int] = []
      if promoters > 0 { worse.append(outcomes.position(promoters: promoters - 1, detractors: detractors)) }
      if passives > 0 { worse.append(outcomes.position(promoters: promoters, detractors: detractors + 1)) }
      for other in worse {
        for place in 0..<size {
          raised[position * size + place] = max(raised[position * size + place], upper[other * size + place])
        }
      }
    }
    var values = raised
    var largest = Self.certain
    outcomes.forEach { position, promoters, _, detractors in
      let mirror = outcomes.position(promoters: detractors, detractors: promoters)
      var best = 0.0
      for place in 0..<size {
        let value = min(raised[position * size + place], raised[mirror * size + size - 1 - place])
        values[position * size + place] = value
        if value < Self.certain { best = max(best, value) }
      }
      largest = min(largest, best)
    }
    self.screen = screen
    self.values = values
    largestThreshold = largest
  }
}
