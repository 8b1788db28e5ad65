/// The plan's points turned into logits.
///
/// A plan says what a reader understands: the score of a role, the effect of a driver, the drift of a wave, all
/// in points and averaged over the infinite portfolio. The model works in logits. Role middles m_r, driver
/// effects b_k and wave shifts s_w are the solution of as many equations, found by Newton's method one unknown
/// at a time, in turns, until no equation is off by more than 1e-9 points:
/// - role r: the mean score of its contacts in the first wave is the plan's;
/// - wave w: the mean score over all answers is that of the first wave plus w times the drift;
/// - driver k: the mean over all answers of the score with the tick less the score without is the plan's.
struct Calibration: Sendable {
  /// Per role: eta of an account with mood 0 is minus this.
  private(set) var middles: [Double]
  /// Per wave, the first of which is 0.
  private(set) var waveShifts: [Double]
  /// Per driver, in logits.
  private(set) var driverEffects: [Double]
  /// The sets of ticks with these effects.
  private(set) var mix: DriverMix
  /// Per touchpoint: what is added to the coupled eta so that the share above 0 is the satisfied share.
  private(set) var touchpointOffsets: [Double]

  private static let tolerance = 1e-9
  private static let mostSweeps = 400

  private let plan: SimulationPlan
  private let answerShares: [Double]
  /// Per role: the mean score over accounts as a function of where eta is centred.
  private let roleCurves: [ResponseCurve]

  init(_ plan: SimulationPlan) throws(SimulationPlanError) {
    self.plan = plan
    let scale = AnswerScale(gap: plan.passiveGap)
    answerShares = plan.roles.indices.map { plan.answerShare(of: $0) }
    roleCurves = plan.roles.map { role in
      let spread = Self.spread(of: role, plan)
      return ResponseCurve { centre in
        Self.normalMean(spread: spread) { scale.expectedScore(centre + $0) }
      }
    }
    mix = DriverMix(rates: plan.drivers.map(\.tickRate))
    middles = plan.roles.map { _ in 0 }
    waveShifts = Array(repeating: 0, count: plan.waves.count)
    driverEffects = plan.drivers.map { _ in 0 }
    touchpointOffsets = []
    try solve()
    touchpointOffsets = plan.touchpoints.map { offset(of: $0) }
  }

  private static func spread(of role: SimulatedRole, _ plan: SimulationPlan) -> Double {
    let variance = plan.moodSpread * plan.moodSpread + plan.roleSpread * plan.roleSpread
    return role.loading * variance.squareRoot()
  }

  /// The mean of a function and of its slope over a normal deviation, by the trapezoid rule on -8...8 standard
  /// deviations, whose error here is far below the tolerance.
  static func normalMean(spread: Double, _ function: (Double) -> (value: Double, slope: Double))
    -> (value: Double, slope: Double)
  {
    guard spread > 0 else { return function(0) }
    let steps = 10 + Int(30 * spread)
    let step = 8 / Double(steps)
    var (value, slope, total) = (0.0, 0.0, 0.0)
    for position in -steps...steps {
      let z = Double(position) * step
      let weight = Logistic.exponential(-z * z / 2)
      let point = function(spread * z)
      value += weight * point.value
      slope += weight * point.slope
      total += weight
    }
    return (value / total, slope / total)
  }

  // MARK: The equations

  private mutating func solve() throws(SimulationPlanError) {
    var worst = (residual: Double.infinity, option: "")
    for _ in 0..<Self.mostSweeps {
      worst = (0, "")
      for role in plan.roles.indices {
        let now = roleMean(role, movedBy: 0)
        step(&middles[role], by: now.value - plan.roles[role].score, slope: now.slope)
        note(&worst, now.value - plan.roles[role].score, "the score of \(plan.roles[role].role)")
      }
      let first = answerMean(wave: 0).value
      for wave in waveShifts.indices.dropFirst() {
        let now = answerMean(wave: wave)
        let residual = first + Double(wave) * plan.waves.drift - now.value
        step(&waveShifts[wave], by: residual, slope: now.slope)
        note(&worst, residual, "the drift between waves")
      }
      for driver in plan.drivers.indices {
        let now = meanEffect(of: driver)
        let residual = plan.drivers[driver].effect - now.value
        step(&driverEffects[driver], by: residual, slope: now.slope)
        note(&worst, residual, "the effect of \(plan.drivers[driver].label)")
        mix.setEffects(driverEffects)
      }
      if worst.residual < Self.tolerance { return }
      let largest = max(
        middles.map(\.magnitude).max() ?? 0, waveShifts.map(\.magnitude).max() ?? 0,
        driverEffects.map(\.magnitude).max() ?? 0)
      if !(largest < 25) { break }
    }
    throw .unreachable(
      option: worst.option, reason: "together with the other scores and effects it would leave -100...100")
  }

  /// A Newton step of at most 2 logits, so that a flat end of the scale does not throw the search out.
  private func step(_ unknown: inout Double, by residual: Double, slope: Double) {
    let newton = slope > 1e-9 ? residual / slope : (residual > 0 ? 2.0 : -2.0)
    unknown += min(max(newton, -2), 2)
  }

  private func note(_ worst: inout (residual: Double, option: String), _ residual: Double, _ option: String) {
    if !(residual.magnitude <= worst.residual) { worst = (residual.magnitude, option) }
  }

  private func roleMean(_ role: Int, movedBy shift: Double) -> (value: Double, slope: Double) {
    let curve = roleCurves[role]
    let centre = shift - middles[role]
    return (mix.mean { curve.value(at: centre + $0) }, mix.mean { curve.slope(at: centre + $0) })
  }

  private func answerMean(wave: Int) -> (value: Double, slope: Double) {
    var (value, slope) = (0.0, 0.0)
    for role in plan.roles.indices where answerShares[role] > 0 {
      let mean = roleMean(role, movedBy: waveShifts[wave])
      value += answerShares[role] * mean.value
      slope += answerShares[role] * mean.slope
    }
    return (value, slope)
  }

  private func meanEffect(of driver: Int) -> (value: Double, slope: Double) {
    let rate = plan.drivers[driver].tickRate
    let bit = 1 << driver
    var (value, slope) = (0.0, 0.0)
    for role in plan.roles.indices where answerShares[role] > 0 {
      let curve = roleCurves[role]
      for waveShift in waveShifts {
        let centre = waveShift - middles[role]
        for set in mix.shifts.indices where set & bit == 0 {
          let without = centre + mix.shifts[set]
          let with = centre + mix.shifts[set | bit]
          let weight = answerShares[role] * mix.probabilities[set] / (1 - rate)
          value += weight * (curve.value(at: with) - curve.value(at: without))
          slope += weight * ((1 - rate) * curve.slope(at: with) + rate * curve.slope(at: without))
        }
      }
    }
    let waves = Double(waveShifts.count)
    return (value / waves, slope / waves)
  }

  // MARK: Satisfaction

  /// The offset b with mean S(coupling eta + b) = the satisfied share, over all answers; by bisection.
  private func offset(of touchpoint: SimulatedTouchpoint) -> Double {
    var curves: [ResponseCurve] = []
    for role in plan.roles {
      let spread = touchpoint.coupling * Self.spread(of: role, plan)
      curves.append(
        ResponseCurve { centre in
          Self.normalMean(spread: spread) { (Logistic.share(centre + $0), Logistic.density(centre + $0)) }
        })
    }
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      var satisfied = 0.0
      for role in plan.roles.indices where answerShares[role] > 0 {
        for waveShift in waveShifts {
          let centre = waveShift - middles[role]
          let mean = mix.mean { curves[role].value(at: touchpoint.coupling * (centre + $0) + middle) }
          satisfied += answerShares[role] * mean / Double(waveShifts.count)
        }
      }
      if satisfied < touchpoint.satisfied { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
