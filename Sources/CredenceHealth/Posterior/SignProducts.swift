/// Per random intercept, products over the roles of the probabilities of signs.
struct SignProducts {
  var mass: [Double]
  var positive: [Double]
  var negative: [Double]
  var notPositive: [Double]
  var notNegative: [Double]
  var zero: [Double]
  var friction: [Double]

  init(count: Int) {
    let zeros = [Double](repeating: 0, count: count)
    (mass, positive, negative, notPositive, notNegative, zero, friction) = (
      zeros, zeros, zeros, zeros, zeros, zeros, zeros
    )
  }

  @inline(__always)
  mutating func fill(_ value: Double, at node: Int) {
    mass[node] = value
    positive[node] = value
    negative[node] = value
    notPositive[node] = value
    notNegative[node] = value
    zero[node] = value
    friction[node] = value
  }

  @inline(__always)
  mutating func multiply(negative below: Double, positive above: Double, at node: Int) {
    positive[node] *= above
    negative[node] *= below
    notPositive[node] *= 1 - above
    notNegative[node] *= 1 - below
    zero[node] *= 1 - above - below
  }
}
