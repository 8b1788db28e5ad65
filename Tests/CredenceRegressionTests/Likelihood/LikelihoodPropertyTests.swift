import CredenceLinearAlgebra
import CredenceProbability
import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("Cumulative logit: properties and bad input")
struct LikelihoodPropertyTests {
  /// Sparse ticks and one covariate in another unit, a class by a latent logit.
  static func random(
    rows: Int, columns: Int, classes: Int, seed: UInt64, withCovariate: Bool = false
  ) throws -> OrderedResponses {
    var generator = PhiloxGenerator(seed: seed)
    var design: [[Double]] = []
    for _ in 0..<columns {
      design.append((0..<rows).map { _ in generator.uniform() < 0.2 ? 1 : 0 })
    }
    if withCovariate { design.append((0..<rows).map { _ in 1e5 * generator.uniform() }) }
    let places = (0..<rows).map { row -> Int in
      let noise = generator.uniform()
      let latent = design[0][row] - design[columns - 1][row] + log(noise / (1 - noise))
      return min(classes - 1, max(0, Int((latent + Double(classes) / 2).rounded(.down))))
    }
    return try OrderedResponses(
      design: Matrix(columns: design, columnNames: design.indices.map { "x\($0 + 1)" }), classes: places,
      classNames: (0..<classes).map { "c\($0)" })
  }

  @Test("gradient = central difference, plain and penalised, two to six classes", arguments: [2, 3, 6])
  func gradients(classes: Int) throws {
    let responses = try Self.random(rows: 90, columns: 4, classes: classes, seed: 3)
    let engine = CumulativeLogitEngine(responses)
    let m = engine.thresholdCount
    let point = (0..<m).map { 0.7 * Double($0) - 1 } + [0.4, -0.3, 0.9, -1.1]
    let factor = SmallCholesky(point.count)
    func objective(_ place: [Double]) -> (plain: Double, penalty: Double) {
      guard engine.evaluate(place), factor.factor(engine.expected.baseAddress!) else {
        return (.infinity, .infinity)
      }
      return (engine.logLikelihood, 0.5 * factor.logDeterminant)
    }
    _ = objective(point)
    let score = Array(engine.score)
    factor.invert()
    var penalty = [Double](repeating: 0, count: point.count)
    engine.addJeffreys(inverse: factor.inverse, at: point, to: &penalty)
    let observed = Array(engine.observed)
    for place in point.indices {
      var (up, down) = (point, point)
      up[place] += 1e-5
      down[place] -= 1e-5
      let (above, aboveScore) = (objective(up), Array(engine.score))
      let (below, belowScore) = (objective(down), Array(engine.score))
      #expect(abs((above.plain - below.plain) / 2e-5 - score[place]) < 1e-6)
      #expect(abs((above.penalty - below.penalty) / 2e-5 - penalty[place]) < 1e-6)
      for other in place..<point.count {
        let curvature = -(aboveScore[other] - belowScore[other]) / 2e-5
        #expect(abs(curvature - observed[other * point.count + place]) < 1e-5)
      }
    }
  }

  @Test("with two classes mean bias reduction is the Jeffreys fit (Firth 1993)")
  func firth() throws {
    let responses = try Self.random(rows: 80, columns: 3, classes: 2, seed: 9)
    let jeffreys = try CumulativeLogit(.jeffreys).fit(responses)
    let reduced = try CumulativeLogit(.meanBias).fit(responses)
    #expect(largestDifference(jeffreys.parameters, reduced.parameters) < 1e-8)
  }

  @Test("pooled, weighted and repeated rows, in any order, are the same fit")
  func pooling() throws {
    let data = try LikelihoodGolden.drivers120()
    let fit = try CumulativeLogit().fit(data.responses())
    let order = (0..<120).map { ($0 * 77) % 120 }
    let shuffled = try CumulativeLogit().fit(
      OrderedResponses(
        design: data.design.selectingRows(order), classes: order.map { data.classes[$0] },
        classNames: ["1", "2", "3"]))
    #expect(largestDifference(fit.parameters, shuffled.parameters) < 1e-10)
    let twice = try CumulativeLogit(.none).fit(
      OrderedResponses(
        design: data.design.selectingRows((0..<240).map { $0 % 120 }),
        classes: (0..<240).map { data.classes[$0 % 120] }, classNames: ["1", "2", "3"]))
    let weighted = try CumulativeLogit(.none).fit(
      OrderedResponses(
        design: data.design, classes: data.classes, classNames: ["1", "2", "3"],
        weights: [Double](repeating: 2, count: 120)))
    #expect(largestDifference(twice.parameters, weighted.parameters) < 1e-10)
    #expect(abs(twice.logLikelihood - weighted.logLikelihood) < 1e-9)
  }

  @Test("turning the classes round turns every sign; another unit of a covariate turns nothing")
  func mirrorAndUnit() throws {
    for penalty in [CumulativeLogit.Penalty.none, .jeffreys, .meanBias] {
      let responses = try Self.random(rows: 150, columns: 3, classes: 3, seed: 5, withCovariate: true)
      let dense = (0..<150).map { responses.patterns.dense(Int(responses.patterns.ofRow[$0])) }
      let fit = try CumulativeLogit(penalty).fit(responses)
      #expect(fit.record.stop == .converged, "\(fit.record)")
      let mirrored = try CumulativeLogit(penalty).fit(
        OrderedResponses(
          design: Matrix(rows: dense, columnNames: responses.terms),
          classes: responses.classOfRow.map { 2 - $0 }, classNames: ["a", "b", "c"]))
      #expect(largestDifference(fit.coefficients, mirrored.coefficients.map { -$0 }) < 1e-8)
      #expect(largestDifference(fit.thresholds, mirrored.thresholds.reversed().map { -$0 }) < 1e-8)
      let scaled = try CumulativeLogit(penalty).fit(
        OrderedResponses(
          design: Matrix(
            rows: dense.map { [$0[0], $0[1], $0[2], $0[3] / 1e8] }, columnNames: responses.terms),
          classes: responses.classOfRow, classNames: ["a", "b", "c"]))
      #expect(abs(scaled.parameters[5] / 1e8 / fit.parameters[5] - 1) < 1e-6)
      #expect(abs(scaled.parameters[2] - fit.parameters[2]) < 1e-8)
    }
  }

  @Test("an empty class is merged and said; a constant column is left out and said")
  func degraded() throws {
    let design = Matrix(
      columns: [(0..<20).map { $0 % 3 == 0 ? 1 : 0 }, [Double](repeating: 0, count: 20)],
      columnNames: ["used", "never"])
    let classes = (0..<20).map { $0 % 2 == 0 ? 0 : 2 }
    let responses = try OrderedResponses(
      design: design, classes: classes, classNames: LikelihoodGolden.loyalty)
    let fit = try CumulativeLogit().fit(responses)
    #expect(fit.responses.classes == ["detractor", "promoter"] && fit.responses.terms == ["used"])
    #expect(
      fit.diagnostics == [
        Diagnostic(RegressionFact.classMerged("passive")), Diagnostic(RegressionFact.constantTerm("never")),
      ])
    // The merged fit still knows that a promoter is +100.
    let effect = fit.averageMarginalEffects()
    let low = 1 / (1 + exp(fit.parameters[1] - fit.parameters[0]))
    let base = 1 / (1 + exp(-fit.parameters[0]))
    #expect(abs(effect.effects[0] - 200 * (base - low)) < 1e-9)
  }

  @Test("bad input is refused by cause, never a number that is none")
  func refused() throws {
    let design = Matrix(columns: [[1, 0, 1, 0, 1, 0]], columnNames: ["x"])
    func error(
      _ design: Matrix, _ classes: [Int], weights: [Double]? = nil
    ) -> RegressionError? {
      do throws(RegressionError) {
        _ = try OrderedResponses(
          design: design, classes: classes, classNames: LikelihoodGolden.loyalty, weights: weights)
        return nil
      } catch {
        return error
      }
    }
    #expect(error(design, [2, 2, 2, 2, 2, 2]) == .oneClass("promoter"))
    #expect(error(design, [0, 1, 2, 0, 1, 2], weights: [0, 0, 0, 0, 0, 0]) == .noRows)
    #expect(error(Matrix(rowCount: 0, columnCount: 1, columnNames: ["x"]), []) == .noRows)
    let wide = Matrix(
      columns: [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]], columnNames: ["a", "b", "c"])
    #expect(error(wide, [0, 1, 2, 0]) == .tooFewRows(rows: 4, terms: 5))
    let doubled = Matrix(
      columns: [[1, 0, 1, 0, 1, 0], [0, 1, 0, 1, 0, 1]], columnNames: ["yes", "no"])
    guard case .aliased(let terms)? = error(doubled, [0, 1, 2, 0, 1, 2]) else {
      Issue.record("complementary columns were not noticed")
      return
    }
    #expect(terms.count == 1 && terms[0].contains("the constant"))
    let missing = Matrix(columns: [[1, 0, .nan, 0, 1, 0]], columnNames: ["x"])
    guard case .numerical(let words)? = error(missing, [0, 1, 2, 0, 1, 2]) else {
      Issue.record("a covariate that is no number was taken")
      return
    }
    #expect(words.contains("missing"))
    #expect(error(design, [0, 1, 2, 0, 1, 2], weights: [1, 1, 1, 1, 1, -1]) != nil)
  }

  @Test("complete separation: a diagnostic for maximum likelihood, finite numbers for Jeffreys")
  func complete() throws {
    let responses = try OrderedResponses(
      design: Matrix(columns: [(0..<30).map { $0 < 15 ? 0 : 1 }], columnNames: ["x"]),
      classes: (0..<30).map { $0 < 15 ? 0 : 2 }, classNames: LikelihoodGolden.loyalty)
    let plain = try CumulativeLogit(.none).fit(responses)
    #expect(plain.record.stop == .separation && plain.separations.contains { $0.term == "x" && $0.sign == 1 })
    #expect(plain.logLikelihood > -1e-6 && plain.parameters.allSatisfy(\.isFinite))
    #expect(plain.covariance.elements.allSatisfy { $0.isFinite })
    #expect(throws: RegressionError.self) { try plain.clusterSandwich(Clusters((0..<30).map { $0 / 3 })) }
    let fit = try CumulativeLogit().fit(responses)
    #expect(fit.record.stop == .converged && (fit.coefficient(of: "x") ?? 0) > 3)
    let profile = try fit.profile(of: "x")
    #expect(profile.lower != nil && profile.pValue < 1e-4)
  }

  @Test("every small data set: a usable fit of finite numbers")
  func exhaustive() throws {
    // Six rows, three with a tick, every assignment of three classes: separation is everywhere.
    let design = Matrix(columns: [[0, 0, 0, 1, 1, 1]], columnNames: ["x"])
    for code in 0..<729 {
      var rest = code
      let classes = (0..<6).map { _ -> Int in
        defer { rest /= 3 }
        return rest % 3
      }
      guard Set(classes).count > 1 else { continue }
      let responses = try OrderedResponses(
        design: design, classes: classes, classNames: LikelihoodGolden.loyalty)
      for penalty in [CumulativeLogit.Penalty.none, .jeffreys] {
        let fit = try CumulativeLogit(penalty).fit(responses)
        #expect(fit.parameters.allSatisfy(\.isFinite) && fit.covariance.elements.allSatisfy(\.isFinite))
        let stops: [FitRecord.Stop] = penalty == .none ? [.converged, .separation] : [.converged]
        #expect(stops.contains(fit.record.stop), "\(classes) \(penalty): \(fit.record)")
      }
    }
  }

  @Test("a covariate far from zero (a year) is fitted as one about its mean")
  func farOrigin() throws {
    var generator = PhiloxGenerator(seed: 41)
    let years = (0..<120).map { _ in 2015 + 9 * generator.uniform() }
    let classes = years.map { year -> Int in
      let noise = generator.uniform()
      let latent = 0.3 * (year - 2019) + log(noise / (1 - noise))
      return latent < -0.7 ? 0 : latent < 0.7 ? 1 : 2
    }
    let tests = try [0, 2019].map { origin in
      let responses = try OrderedResponses(
        design: Matrix(columns: [years.map { $0 - origin }], columnNames: ["year"]), classes: classes,
        classNames: LikelihoodGolden.loyalty)
      let plain = try CumulativeLogit(.none).fit(responses)
      let accounts = Clusters((0..<120).map { $0 / 6 })
      return (
        plain, try CumulativeLogit().fit(responses), try plain.nominalTests()[0].statistic,
        try BrantTest(responses).omnibus.statistic,
        try RandomInterceptLogit().fit(responses, accounts: accounts),
        try plain.clusterSandwich(accounts).covariance(.cr2)[2, 2]
      )
    }
    let (far, near) = (tests[0], tests[1])
    for (one, other) in [(far.0, near.0), (far.1, near.1)] {
      #expect(one.record.stop == .converged && other.record.stop == .converged)
      #expect(abs(one.parameters[2] - other.parameters[2]) < 1e-9)
      #expect(abs(one.parameters[0] - other.parameters[0] - 2019 * one.parameters[2]) < 1e-7)
      #expect(abs(one.logLikelihood - other.logLikelihood) < 1e-9)
      #expect(abs(one.covariance[2, 2] / other.covariance[2, 2] - 1) < 1e-8)
      let moved =
        other.covariance[0, 0] + 2 * 2019 * other.covariance[0, 2] + 2019 * 2019 * other.covariance[2, 2]
      #expect(abs(one.covariance[0, 0] / moved - 1) < 1e-8)
    }
    #expect(abs(far.2 - near.2) < 1e-7 && abs(far.3 - near.3) < 1e-6)
    #expect(abs(far.4.parameters[2] - near.4.parameters[2]) < 1e-6)
    #expect(abs(far.4.standardErrors[2] - near.4.standardErrors[2]) < 1e-6)
    #expect(abs(far.5 / near.5 - 1) < 1e-5)
  }

  @Test(
    "random small data, most of them separated: every penalised fit converges, every plain one or is named")
  func always() throws {
    var separated = 0
    for seed in 0..<60 {
      var generator = PhiloxGenerator(seed: UInt64(seed), stream: 99)
      let rows = 25 + generator.integer(below: 100)
      let columns = 2 + generator.integer(below: 12)
      let classCount = 2 + generator.integer(below: 4)
      let rate = 0.03 + 0.2 * generator.uniform()
      var design = (0..<columns).map { _ in (0..<rows).map { _ in generator.uniform() < rate ? 1.0 : 0 } }
      if seed % 3 == 0 { design.append((0..<rows).map { _ in 1e4 * generator.uniform() + 1e5 }) }
      let effects = (0..<columns).map { _ in 4 * generator.uniform() - 2 }
      let classes = (0..<rows).map { row -> Int in
        let noise = generator.uniform()
        var latent = log(noise / (1 - noise))
        for column in 0..<columns { latent += effects[column] * design[column][row] }
        return min(classCount - 1, max(0, Int((latent / 1.5 + Double(classCount) / 2).rounded(.down))))
      }
      let responses: OrderedResponses
      do throws(RegressionError) {
        responses = try OrderedResponses(
          design: Matrix(columns: design, columnNames: design.indices.map { "x\($0)" }), classes: classes,
          classNames: (0..<classCount).map { "c\($0)" })
      } catch {
        guard case .aliased = error else { throw error }
        continue
      }
      for penalty in [CumulativeLogit.Penalty.none, .jeffreys, .meanBias] {
        let fit = try CumulativeLogit(penalty).fit(responses)
        let stop = fit.record.stop
        #expect(stop == .converged || (penalty == .none && stop == .separation), "\(seed) \(penalty)")
        #expect(fit.covariance.elements.allSatisfy { $0.isFinite })
        #expect((stop == .separation) == !fit.separations.isEmpty)
        if stop == .separation { separated += 1 }
      }
    }
    #expect(separated > 10)
  }
}
