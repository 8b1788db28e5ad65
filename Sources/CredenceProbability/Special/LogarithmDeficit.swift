/// u - log(1 + u), u > -1: never negative, and accurate relative to itself where it is about u^2/2.
///
/// Near zero log(1 + u) = 2(r + r^3/3 + r^5/5 + ...) with r = u/(2 + u), and u - 2r = u r.
func logarithmDeficit(_ u: Double) -> Double {
  guard u > -0.45 && u < 0.8 else { return u - log1p(u) }
  let r = u / (2 + u)
  let square = r * r
  // |r| < 0.29, so each term is below a twelfth of the one before.
  var sum = 0.0
  var k = square > 0.01 ? 29.0 : 15.0
  while k > 1 {
    sum = sum * square + 1 / k
    k -= 2
  }
  return r * (u - 2 * square * sum)
}
