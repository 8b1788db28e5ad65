internal import CredenceProbability

/// The quadrature behind ``NetScoreDistribution``, for net shares t of 0...1.
///
/// With s = t + (1 - t) u and x = (1 - t) u/(2 s), y = log(u/(1 - u)), and K the density of a beta distribution in
/// log odds: the weight of a node is K(s; a + c, b) u/s, the tail adds I_x(c, a), the density
/// K(s; a + c, b) K(x; c, a) 2/((1 - t)(s + t)). All are analytic for |Im y| < pi, whatever the weights.
struct NetScoreQuadrature {
  private let promoters: Double
  private let passives: Double
  private let detractors: Double
  private let active: BetaKernel
  private let split: BetaKernel
  private let splitTails: IncompleteBetaTails
  private let meanNetShare: Double
  private let agreement: Double

  init(_ distribution: NetScoreDistribution, agreement: Double = 1e-8) {
    promoters = distribution.promoters
    passives = distribution.passives
    detractors = distribution.detractors
    active = BetaKernel(promoters + detractors, passives)
    split = BetaKernel(detractors, promoters)
    splitTails = IncompleteBetaTails(detractors, promoters)
    meanNetShare = distribution.meanNetShare
    self.agreement = agreement
  }

  /// Both tails at t >= 0, and the density there.
  func tails(at t: Double) -> ScoreTails {
    guard t < 1 else { return ScoreTails(lower: 1, upper: 0, density: 0) }
    if t == 0 && promoters == detractors {
      return ScoreTails(lower: 0.5, upper: 0.5, density: density(at: 0))
    }
    if t == 0 {
      // The detractors are the smaller part of those who are not passive exactly where the score is above zero.
      let half = splitTails.at(0.5, complement: 0.5)
      return ScoreTails(lower: half.upper, upper: half.lower, density: density(at: 0))
    }
    let weight = LogOddsWeight(
      alpha: t, beta: (promoters + detractors) * (1 - t), sigma: t, c: 1 - t, b: passives)
    let rule = StretchedTrapezoid(centre: weight.centre, width: weight.width, agreement: agreement)
    // Above the mean the upper tail is the small one, below it the lower: each is summed directly.
    let above = t >= meanNetShare
    let point = Point(t)
    let tail = rule.integrate(
      logWeight: { node in logActive(point, node) + node.logU - point.logS(node) },
      value: { node, logWeight in
        let tails = splitTails.at(point.x(node), complement: point.xComplement(node))
        return exp(logWeight) * (above ? tails.lower : tails.upper)
      })
    let density = density(at: t)
    if above {
      let upper = min(max(tail, 0), 1)
      return ScoreTails(lower: 1 - upper, upper: upper, density: density)
    }
    let below = regularizedIncompleteBeta(t, promoters + detractors, passives).lower
    let lower = min(max(tail + below, 0), 1)
    return ScoreTails(lower: lower, upper: 1 - lower, density: density)
  }

  /// The density at t >= 0 per unit of net share.
  func density(at t: Double) -> Double {
    guard t <= 1 else { return 0 }
    if t == 1 {
      // There it behaves like (1 - t)^(b + c - 1).
      let exponent = passives + detractors - 1
      if exponent < 0 { return .infinity }
      return exponent > 0 ? 0 : promoters * exp(-detractors * log(2))
    }
    let inner = promoters + detractors - 1
    if t == 0 && inner <= 0 { return .infinity }
    let weight = LogOddsWeight(
      alpha: 2 * t * detractors, beta: inner * (1 - t), sigma: 2 * t, c: 1 - t, b: passives)
    let rule = StretchedTrapezoid(centre: weight.centre, width: weight.width, agreement: agreement)
    let point = Point(t)
    let density = rule.integrate(
      logWeight: { logActive(point, $0) + logSplit(point, $0) - point.logSum($0) },
      value: { exp($1) })
    return max(2 / point.c * density, 0)
  }

  /// log of K(s; a + c, b).
  @inline(__always)
  private func logActive(_ point: Point, _ node: LogOddsNode) -> Double {
    active.logarithm(
      x: point.s(node), complement: point.c * node.complement,
      logX: point.logS(node), logComplement: point.logC + node.logComplement)
  }

  /// log of K(x; c, a).
  @inline(__always)
  private func logSplit(_ point: Point, _ node: LogOddsNode) -> Double {
    let x = point.x(node)
    let logX = point.logC + node.logU - point.logS(node) - log(2)
    return split.logarithm(
      x: x, complement: point.xComplement(node), logX: logX, logComplement: log1p(-x))
  }

  /// The threshold and what follows from it at a node.
  private struct Point {
    let t: Double
    let c: Double
    let logC: Double

    init(_ t: Double) {
      self.t = t
      c = 1 - t
      logC = log1p(-t)
    }

    @inline(__always) func s(_ node: LogOddsNode) -> Double { t + c * node.u }
    @inline(__always) func x(_ node: LogOddsNode) -> Double {
      t == 0 ? 0.5 : c * node.u / (2 * s(node))
    }
    @inline(__always) func xComplement(_ node: LogOddsNode) -> Double {
      t == 0 ? 0.5 : (s(node) + t) / (2 * s(node))
    }
    /// log s, also where u has underflowed.
    @inline(__always) func logS(_ node: LogOddsNode) -> Double { t == 0 ? node.logU : log(s(node)) }
    /// log(s + t), also where u has underflowed.
    @inline(__always) func logSum(_ node: LogOddsNode) -> Double {
      t == 0 ? node.logU : log(s(node) + t)
    }
  }
}
