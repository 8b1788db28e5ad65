/// Both tails of a discrete distribution by sums of ratios of neighbouring probabilities, away from k.
///
/// The tail on the side of k that points away from the mean is summed; if it turns out to be the larger
/// one the other is summed as well, so that the small tail is always a sum of positive terms.
///
/// - Parameters:
///   - up: Pr(X = j + 1)/Pr(X = j).
func summedTails(
  _ k: Int, support: ClosedRange<Int>, mean: Double, logProbability: (Int) -> Double, up: (Int) -> Double
) -> TailPair {
  if k < support.lowerBound { return .allAbove }
  if k >= support.upperBound { return .allBelow }
  func below() -> Double { sumOfRatios(from: k, through: support.lowerBound, by: -1) { 1 / up($0 - 1) } }
  func above() -> Double { sumOfRatios(from: k + 1, through: support.upperBound, by: 1, up) }
  let lowerFirst = Double(k) < mean
  let logFirst = logProbability(lowerFirst ? k : k + 1) + (lowerFirst ? below() : above())
  let first = TailPair(directIsLower: lowerFirst, logScale: logFirst, factor: 1)
  if logFirst < -0.7 { return first }
  let logSecond = logProbability(lowerFirst ? k + 1 : k) + (lowerFirst ? above() : below())
  return TailPair(directIsLower: !lowerFirst, logScale: logSecond, factor: 1)
}

/// log(1 + r1 + r1 r2 + ...), the steps taken until they no longer matter. Ratios may first grow.
private func sumOfRatios(from start: Int, through end: Int, by step: Int, _ ratio: (Int) -> Double) -> Double
{
  var total = 1.0
  var term = 1.0
  var logScale = 0.0
  var at = start
  while at != end {
    let next = ratio(at)
    term *= next
    total += term
    at += step
    if total > 1e250 {
      logScale += log(total)
      term /= total
      total = 1
    }
    // Beyond the mode the ratios fall, so what is left is below a geometric series.
    if next < 0.99 && term < 1e-19 * total { break }
  }
  return logScale + log(total)
}
