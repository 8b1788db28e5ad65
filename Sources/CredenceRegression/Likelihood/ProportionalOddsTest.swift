import CredenceLinearAlgebra
import CredenceProbability

/// A term of one or several columns (the dummies of a role).
package struct ModelTerm: Sendable, Hashable {
  /// What it is called.
  package let name: String
  /// Its columns, by name.
  package let columns: [String]

  /// Makes a term.
  package init(_ name: String, columns: [String]) {
    self.name = name
    self.columns = columns
  }
}

/// A chi-squared test of whether a term has the same effect at every threshold.
public struct ProportionalOddsTest: Sendable, Hashable {
  /// The term; `nil` for all together.
  public let term: String?
  /// The statistic.
  package let statistic: Double
  /// Its degrees of freedom.
  package let degreesOfFreedom: Int
  /// The chi-squared tail beyond the statistic: small says that one coefficient a term does not do.
  public let pValue: Double

  init(term: String?, statistic: Double, degreesOfFreedom: Int) {
    self.term = term
    self.statistic = max(0, statistic)
    self.degreesOfFreedom = degreesOfFreedom
    pValue = ChiSquaredDistribution(degreesOfFreedom: Double(degreesOfFreedom)).survival(max(0, statistic))
  }
}

extension CumulativeLogitFit {
  /// Likelihood-ratio tests of proportional odds, one term at a time: against a model in which that term alone has a
  /// coefficient at every threshold.
  ///
  /// - Parameter terms: by default every column by itself.
  /// - Precondition: the columns are in the model.
  /// - Throws: ``RegressionError/numerical(_:)`` unless the fit is of maximum likelihood with three classes or more.
  package func nominalTests(of terms: [ModelTerm]? = nil) throws(RegressionError) -> [ProportionalOddsTest] {
    guard penalty == .none, thresholdCount > 1 else {
      throw .numerical("proportional odds are tested on a maximum-likelihood fit of three classes or more")
    }
    let terms = terms ?? responses.terms.map { ModelTerm($0, columns: [$0]) }
    return terms.map { term in
      let columns = term.columns.map { name -> Int in
        guard let column = responses.column(of: name) else {
          preconditionFailure("'\(name)' is not in the model")
        }
        return column
      }
      let wider = PartialProportionalOdds(responses, nominal: columns).logLikelihood(startingAt: self)
      return ProportionalOddsTest(
        term: term.name, statistic: 2 * (wider - logLikelihood),
        degreesOfFreedom: columns.count * (thresholdCount - 1))
    }
  }
}

/// Brant's Wald tests of proportional odds (Brant 1990, Biometrics 46): the logits of every split of the classes are
/// fitted apart, and their coefficients compared.
package struct BrantTest: Sendable, Hashable {
  /// All terms together.
  package let omnibus: ProportionalOddsTest
  /// One test a column.
  package let terms: [ProportionalOddsTest]

  /// Tests three classes or more.
  ///
  /// - Throws: ``RegressionError/separated(term:)`` where a split has no finite estimate (the likelihood-ratio test
  ///   still works then), ``RegressionError/numerical(_:)`` for two classes or covariances that are singular.
  package init(_ responses: OrderedResponses) throws(RegressionError) {
    let splits = responses.classCount - 1
    let p = responses.terms.count
    guard splits > 1, p > 0 else {
      throw .numerical("proportional odds are tested with a term and three classes or more")
    }
    var fits: [CumulativeLogitFit] = []
    for threshold in 0..<splits {
      let fit = try CumulativeLogit(.none).fit(OrderedResponses(splitting: responses, above: threshold))
      if let separation = fit.separations.last { throw .separated(term: separation.term) }
      fits.append(fit)
    }
    let patterns = responses.patterns
    let shares = fits.map { fit in
      (0..<patterns.count).map { pattern in
        1 / (1 + exp(fit.parameters[0] - patterns.product(pattern, fit.coefficients)))
      }
    }
    let coefficients = fits.flatMap { Array($0.coefficients) }
    var covariance = Matrix(rowCount: splits * p, columnCount: splits * p)
    for first in 0..<splits {
      for second in first..<splits {
        // Both answers are of the same people: above the second split is above the first too.
        let cross = Self.weighted(responses) { shares[second][$0] - shares[first][$0] * shares[second][$0] }
        let one = fits[first].covariance.named(rows: nil, columns: nil)
        let other = fits[second].covariance.named(rows: nil, columns: nil)
        let block = one * cross * other
        for row in 0..<p {
          for column in 0..<p {
            covariance[first * p + row, second * p + column] = block[row + 1, column + 1]
            covariance[second * p + column, first * p + row] = block[row + 1, column + 1]
          }
        }
      }
    }
    omnibus = try Self.wald(
      coefficients, covariance, columns: Array(0..<p), of: p, splits: splits, term: nil)
    var terms: [ProportionalOddsTest] = []
    for column in 0..<p {
      terms.append(
        try Self.wald(
          coefficients, covariance, columns: [column], of: p, splits: splits, term: responses.terms[column]))
    }
    self.terms = terms
  }

  /// sum_i weight_i factor_i z_i z_i' with z = (1, -x), the score's direction in (threshold, coefficients).
  private static func weighted(_ responses: OrderedResponses, _ factor: (Int) -> Double) -> Matrix {
    let size = responses.terms.count + 1
    var result = Matrix(rowCount: size, columnCount: size)
    let patterns = responses.patterns
    let classCount = responses.classCount
    for pattern in 0..<patterns.count {
      let weight =
        factor(pattern)
        * responses.classWeights[pattern * classCount..<(pattern + 1) * classCount].reduce(0, +)
      let direction =
        [(0, 1.0)]
        + (patterns.starts[pattern]..<patterns.starts[pattern + 1]).map {
          (Int(patterns.columns[$0]) + 1, -patterns.values[$0])
        }
      for (row, value) in direction {
        for (column, other) in direction { result[row, column] += weight * value * other }
      }
    }
    return result
  }

  /// The Wald test that the columns' coefficients at the first split are those at every other.
  private static func wald(
    _ coefficients: [Double], _ covariance: Matrix, columns: [Int], of p: Int, splits: Int, term: String?
  ) throws(RegressionError) -> ProportionalOddsTest {
    var contrasts: [[Double]] = []
    for split in 1..<splits {
      for column in columns {
        var contrast = [Double](repeating: 0, count: splits * p)
        contrast[column] = 1
        contrast[split * p + column] = -1
        contrasts.append(contrast)
      }
    }
    let rows = Matrix(rows: contrasts)
    let difference = rows * coefficients
    do {
      let solved = try Cholesky((rows * covariance).timesTransposed(rows)).solve(difference)
      return ProportionalOddsTest(
        term: term, statistic: zip(difference, solved).reduce(0) { $0 + $1.0 * $1.1 },
        degreesOfFreedom: contrasts.count)
    } catch {
      throw .numerical("the splits' coefficients have a singular covariance: \(error)")
    }
  }
}
