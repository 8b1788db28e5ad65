/// Tango's score test of a net share, for counts that may be fractional, and its inversion.
struct ScoreTest {
  let promoters: Double
  let passives: Double
  let detractors: Double
  let total: Double

  @inline(__always)
  init(promoters: Double, passives: Double, detractors: Double) {
    self.promoters = promoters
    self.passives = passives
    self.detractors = detractors
    total = promoters + passives + detractors
  }

  /// Both ends of { delta : |T(delta)| <= z }.
  @inline(__always)
  func limits(z: Double) -> (lower: Double, upper: Double) {
    let pointEstimate = (promoters - detractors) / total
    guard z > 0 else { return (pointEstimate, pointEstimate) }
    return (
      limit(towards: -1, pointEstimate: pointEstimate, z: z),
      limit(towards: 1, pointEstimate: pointEstimate, z: z)
    )
  }

  /// One end. With everybody at the end of the scale in that direction it is the end of the scale.
  ///
  /// The equation solved is (P - D - n delta)^2 - z^2 n v(delta) = 0, which is nearly quadratic and convex, so
  /// Newton's method from the root of the quadratic with the observed s = (P + D)/n takes few steps.
  @inline(__always)
  private func limit(towards end: Double, pointEstimate: Double, z: Double) -> Double {
    if pointEstimate == end { return end }
    let square = z * z / total
    let active = (promoters + detractors) / total
    let spread = (square * max(0, active * (1 + square) - pointEstimate * pointEstimate)).squareRoot()
    let start = (pointEstimate + end * spread) / (1 + square)
    return boundary(inside: pointEstimate, outside: end, start: start) { candidate in
      let minor = MinorShare(
        netShare: candidate, promoters: promoters, passives: passives, detractors: detractors)
      let distance = candidate.magnitude
      let variance = 2 * minor.share + distance * (1 - distance)
      let variancePerDistance = 2 * minor.slope + 1 - 2 * distance
      let varianceSlope = candidate < 0 ? -variancePerDistance : variancePerDistance
      let gap = pointEstimate - candidate
      let gapSquare = gap * gap
      return (gapSquare - square * variance, -2 * gap - square * varianceSlope, gapSquare)
    }
  }
}
