import CredenceLinearAlgebra
import CredenceProbability
import Testing

@testable import CredenceRegression

@Suite("Average slopes of rated terms")
struct AverageSlopesTests {
  /// 200 answers: a rating of 1 to 5 and a tick.
  static func data() throws -> (responses: OrderedResponses, design: Matrix) {
    var generator = PhiloxGenerator(seed: 3)
    let rating = (0..<200).map { _ in Double(generator.integer(below: 5) + 1) }
    let tick = (0..<200).map { _ in generator.uniform() < 0.3 ? 1.0 : 0 }
    let classes = (0..<200).map { row -> Int in
      let latent = 0.6 * rating[row] - tick[row] + 3 * generator.uniform()
      return latent < 2 ? 0 : latent < 3.5 ? 1 : 2
    }
    let design = Matrix(columns: [rating, tick], columnNames: ["rating", "tick"])
    return (
      try OrderedResponses(
        design: design, classes: classes, classNames: ["detractor", "passive", "promoter"]),
      design
    )
  }

  /// The mean expected points when a column is moved by some amount in every answer, from the definition.
  static func expected(_ parameters: [Double], _ design: Matrix, moving column: Int, by shift: Double)
    -> Double
  {
    (0..<design.rowCount).reduce(0) { sum, row in
      let predictor = (0..<2).reduce(0.0) {
        $0 + parameters[2 + $1] * (design[row, $1] + ($1 == column ? shift : 0))
      }
      let below = (0..<2).map { 1 / (1 + exp(predictor - parameters[$0])) }
      return sum + 100 * (1 - below[1] - below[0])
    } / Double(design.rowCount)
  }

  static func slope(_ parameters: [Double], _ design: Matrix) -> Double {
    let step = 1e-4
    return
      (expected(parameters, design, moving: 0, by: step) - expected(parameters, design, moving: 0, by: -step))
      / (2 * step)
  }

  @Test("against the definition: the difference quotient of the mean expected points")
  func value() throws {
    let (responses, design) = try Self.data()
    for penalty in [CumulativeLogit.Penalty.jeffreys, .none] {
      let fit = try CumulativeLogit(penalty).fit(responses)
      let slopes = fit.averageSlopes(of: ["rating"])
      #expect(abs(slopes.effects[0] - Self.slope(fit.parameters, design)) < 1e-5)
      #expect(slopes.effects[0] > 5)
    }
  }

  @Test("the gradient against difference quotients of the slope in each parameter")
  func gradient() throws {
    let (responses, design) = try Self.data()
    let fit = try CumulativeLogit().fit(responses)
    let slopes = fit.averageSlopes(of: ["rating"])
    for parameter in 0..<4 {
      let quotient = [1.0, -1].reduce(0.0) { sum, sign in
        var moved = fit.parameters
        moved[parameter] += sign * 1e-3
        return sum + sign * Self.slope(moved, design) / 2e-3
      }
      #expect(abs(slopes.gradient[0, parameter] - quotient) < 1e-3, "\(parameter)")
    }
  }

  @Test("in another unit of the rating the slope is per that unit, with the same p-value")
  func unit() throws {
    let (responses, design) = try Self.data()
    let halves = Matrix(
      columns: [design.column(0).map { 2 * $0 }, design.column(1)], columnNames: ["rating", "tick"])
    let classes = (0..<200).map { responses.classOfRow[$0] }
    let other = try OrderedResponses(
      design: halves, classes: classes, classNames: ["detractor", "passive", "promoter"])
    let accounts = Clusters((0..<200).map { $0 % 20 })
    let found = try [responses, other].map { data in
      let fit = try CumulativeLogit(.none).fit(data)
      return try fit.averageSlopes(of: ["rating"]).estimates(fit.clusterSandwich(accounts))[0]
    }
    #expect(abs(found[0].estimate - 2 * found[1].estimate) < 1e-7)
    #expect(abs(found[0].standardError - 2 * found[1].standardError) < 1e-7)
  }
}
