/// The deviance part x log(x/m) - (x - m) of an observed count x and its mean m, without cancellation near x = m.
///
/// A log likelihood ratio of counts is the sum of these parts; each is zero or positive. 0 for x = m, m for x = 0,
/// infinite for m = 0 < x. After Loader 2000, "Fast and accurate computation of binomial probabilities".
@inline(__always)
func deviancePart(_ count: Double, mean: Double) -> Double {
  if count == 0 { return mean }
  if mean <= 0 { return .infinity }
  let difference = count - mean
  if difference.magnitude > 0.1 * (count + mean) {
    return count * naturalLogarithm(count / mean) - difference
  }
  // log(x/m) = 2 atanh(v) with v = (x - m)/(x + m): the series in v^2 starts with the small terms' exact sum.
  let ratio = difference / (count + mean)
  let square = ratio * ratio
  var sum = difference * ratio
  var term = 2 * count * ratio
  for odd in stride(from: 3.0, through: 41, by: 2) {
    term *= square
    let next = sum + term / odd
    if next == sum { break }
    sum = next
  }
  return sum
}
