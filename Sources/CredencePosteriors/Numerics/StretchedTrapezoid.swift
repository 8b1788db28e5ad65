/// The trapezoidal rule on the whole line for integrands analytic in a strip around it.
///
/// The variable is y = centre + 2 w sinh(v/2): near the mode it is a plain scale, far out tails that fall as
/// slowly as exp(-0.01 |y|) are reached in a few steps. The error falls like exp(-c/h), so halving the step
/// squares it: when two sums agree to the square root of what is asked, the finer one is good enough
/// (Trefethen and Weideman 2014, SIAM Review 56:385; Takahasi and Mori 1974).
struct StretchedTrapezoid {
  let centre: Double
  let width: Double
  /// Two successive sums that agree to this relative difference end the halving.
  var agreement = 1e-8

  /// Nodes where the weight has fallen to this share of its value at the mode are left out.
  static let negligible = 38.0
  static let firstStep = 0.7
  static let mostHalvings = 9
  /// The mode of the weight lies at v = 0, so a walk of this many steps is never needed.
  static let longestWalk = 400

  /// Integrates a function of y over the line.
  ///
  /// - Parameters:
  ///   - logWeight: the logarithm of a unimodal bound of the function, up to a constant.
  ///   - value: the function at y, given also the logarithm of the weight there.
  @inline(__always)
  func integrate(
    logWeight: (LogOddsNode) -> Double, value: (LogOddsNode, Double) -> Double
  ) -> Double {
    let top = logWeight(node(at: 0).0)
    var step = Self.firstStep
    var sum = 0.0
    func add(_ v: Double) -> Bool {
      let (point, stretch) = node(at: v)
      let weight = logWeight(point)
      guard weight > top - Self.negligible else { return false }
      sum += value(point, weight) * stretch
      return true
    }
    _ = add(0)
    var right = 1
    while right < Self.longestWalk, add(Double(right) * step) { right += 1 }
    var left = 1
    while left < Self.longestWalk, add(-Double(left) * step) { left += 1 }
    // The weight can fall from nearly 1 to nothing between two coarse nodes: finer ones go up to the first that
    // was negligible.
    let reachRight = Double(right) * step
    let reachLeft = Double(left) * step
    var previous = sum * step
    for halving in 1...Self.mostHalvings {
      let half = step / 2
      var v = half
      while v <= reachRight {
        _ = add(v)
        v += step
      }
      v = half
      while v <= reachLeft {
        _ = add(-v)
        v += step
      }
      step = half
      let current = sum * step
      let isAgreed = abs(current - previous) <= agreement * max(abs(current), 1e-300)
      if isAgreed || halving == Self.mostHalvings { break }
      previous = current
    }
    return sum * width * step
  }

  /// The node at v and dy/dv divided by the width.
  @inline(__always)
  private func node(at v: Double) -> (LogOddsNode, Double) {
    let e = exp(v / 2)
    let inverse = 1 / e
    return (LogOddsNode(logOdds: centre + width * (e - inverse)), (e + inverse) / 2)
  }
}
