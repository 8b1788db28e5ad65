/// The value at `x` of a polynomial whose coefficients stand lowest degree first.
///
/// Even and odd powers are summed apart, so that two chains of additions run side by side.
@inline(__always)
func polynomial(_ coefficients: [Double], at x: Double) -> Double {
  let square = x * x
  var even = 0.0
  var odd = 0.0
  var index = coefficients.count
  if index % 2 == 1 {
    index -= 1
    even = coefficients[index]
  }
  while index > 0 {
    odd = odd * square + coefficients[index - 1]
    even = even * square + coefficients[index - 2]
    index -= 2
  }
  return even + x * odd
}
