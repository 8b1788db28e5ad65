import CredenceProbability
import CredenceTestSupport
import Foundation
import Testing

struct StudentPoint: Decodable {
  let nu: Double
  let t: Double
  let survival: Double
  let cumulative: Double
  let logSurvival: Double
  let logDensity: Double
}

struct StudentRoot: Decodable {
  let nu: Double
  let q: Double
  let t: Double
}

@Suite("Continuous distributions")
struct ContinuousDistributionTests {
  @Test("tails, quantiles, logs and densities agree with each other, for every distribution")
  func agreement() throws {
    try check(NormalDistribution.standard, name: "standard normal")
    try check(NormalDistribution(mean: -3, standardDeviation: 20), name: "normal")
    for nu in [1.0, 2.5, 30, 1e6] {
      try check(StudentTDistribution(degreesOfFreedom: nu), name: "t \(nu)")
    }
    for k in [0.7, 1.0, 5, 200] {
      try check(ChiSquaredDistribution(degreesOfFreedom: k), name: "chi-squared \(k)")
      try check(GammaDistribution(shape: k, scale: 0.3), name: "gamma \(k)")
    }
    for (a, b) in [(0.5, 0.7), (1, 1), (1.5, 9), (60, 80), (2e4, 3e4)] {
      try check(BetaDistribution(a, b), name: "beta \(a) \(b)")
    }
  }

  @Test("Student's t against 60-digit values: tails, logs, density")
  func studentAgainstReference() throws {
    var tails = WorstError()
    var density = WorstError()
    for point in try Fixtures.cases("Probability/student-t.json", as: StudentPoint.self) {
      let student = StudentTDistribution(degreesOfFreedom: point.nu)
      let place = "nu \(point.nu) t \(point.t)"
      tails.record(relativeError(student.survival(point.t), point.survival), at: place)
      tails.record(relativeError(student.cumulative(-point.t), point.survival), at: place)
      tails.record(relativeError(student.cumulative(point.t), point.cumulative), at: place)
      tails.record(relativeError(student.logSurvival(point.t), point.logSurvival), at: place)
      let scale = max(1, abs(point.logDensity))
      density.record(abs(student.logDensity(point.t) - point.logDensity) / scale, at: place)
    }
    tails.report("Student's t, tails")
    density.report("Student's t, log density")
    #expect(tails.value < 1e-13, "\(tails.place)")
    #expect(density.value < 1e-14, "\(density.place)")
  }

  @Test("Student's t quantiles against 60-digit roots")
  func studentQuantiles() throws {
    var worst = WorstError()
    for root in try Fixtures.cases("Probability/student-t-quantile.json", as: StudentRoot.self) {
      let student = StudentTDistribution(degreesOfFreedom: root.nu)
      let place = "nu \(root.nu) q \(root.q): \(student.survivalQuantile(root.q)), not \(root.t)"
      worst.record(relativeError(student.survivalQuantile(root.q), root.t), at: place)
      worst.record(relativeError(student.quantile(root.q), -root.t), at: place)
    }
    worst.report("Student's t, quantile")
    #expect(worst.value < 1e-13, "\(worst.place)")
  }

  @Test("against theory: t of one degree is Cauchy, of two has a closed form")
  func studentClosedForms() {
    let cauchy = StudentTDistribution(degreesOfFreedom: 1)
    let two = StudentTDistribution(degreesOfFreedom: 2)
    for p in [1e-200, 1e-20, 1e-4, 0.1, 0.3] {
      #expect(relativeError(cauchy.quantile(p), -1 / tan(Double.pi * p)) < 1e-13, "\(p)")
      let root = (2 * p - 1) / (2 * p * (1 - p)).squareRoot()
      #expect(relativeError(two.quantile(p), root) < 1e-13, "\(p)")
    }
    #expect(cauchy.quantile(0.5) == 0)
    #expect(cauchy.quantile(0) == -.infinity)
    #expect(cauchy.quantile(1) == .infinity)
    #expect(cauchy.cumulative(.infinity) == 1)
    #expect(cauchy.cumulative(-.infinity) == 0)
    #expect(cauchy.cumulative(0) == 0.5)
    #expect(relativeError(cauchy.survival(1e200), 1e-200 / Double.pi) < 1e-13)
  }

  @Test("densities at the ends of the support are their limits")
  func edges() {
    #expect(relativeError(BetaDistribution(1, 4).density(0), 4) < 1e-15)
    #expect(BetaDistribution(0.5, 4).logDensity(0) == .infinity)
    #expect(BetaDistribution(2, 4).density(0) == 0)
    #expect(relativeError(BetaDistribution(3, 1).density(1), 3) < 1e-15)
    #expect(BetaDistribution(3, 1).density(-0.1) == 0)
    #expect(BetaDistribution(3, 1).cumulative(-1) == 0)
    #expect(BetaDistribution(3, 1).survival(2) == 0)
    #expect(GammaDistribution(shape: 1, scale: 2).density(0) == 0.5)
    #expect(GammaDistribution(shape: 2).density(0) == 0)
    #expect(GammaDistribution(shape: 2).density(-1) == 0)
    #expect(GammaDistribution(shape: 2).cumulative(-1) == 0)
  }

  @Test("moments of the beta and gamma distributions are those of their densities")
  func moments() throws {
    let beta = BetaDistribution(2.5, 4)
    let mean = try AdaptiveQuadrature().integrate(over: 0...1) { $0 * beta.density($0) }.value
    #expect(relativeError(mean, beta.mean) < 1e-12)
    let variance = try AdaptiveQuadrature().integrate(over: 0...1) {
      ($0 - mean) * ($0 - mean) * beta.density($0)
    }
    #expect(relativeError(variance.value, beta.variance) < 1e-11)
    #expect(GammaDistribution(shape: 3, scale: 2).variance == 12)
    #expect(ChiSquaredDistribution(degreesOfFreedom: 7).variance == 14)
    #expect(StudentTDistribution(degreesOfFreedom: 4).variance == 2)
    #expect(StudentTDistribution(degreesOfFreedom: 2).variance == .infinity)
  }
}
