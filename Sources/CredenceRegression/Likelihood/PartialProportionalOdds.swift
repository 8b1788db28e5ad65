/// The cumulative logit in which some columns have a coefficient of their own at every threshold: what the nominal
/// test compares with. Only its largest log-likelihood is asked for; estimates may be infinite there.
///
/// Newton's method: log(F(a) - F(b)) is concave in (a, b), and the linear predictors are linear in the parameters.
struct PartialProportionalOdds {
  private let responses: OrderedResponses
  private let isNominal: [Bool]
  /// For each column, its place among the shared coefficients or among the nominal ones.
  private let rank: [Int]
  private let sharedCount: Int
  private let thresholdCount: Int
  let parameterCount: Int

  init(_ responses: OrderedResponses, nominal: [Int]) {
    self.responses = responses
    thresholdCount = responses.classCount - 1
    var isNominal = [Bool](repeating: false, count: responses.terms.count)
    for column in nominal { isNominal[column] = true }
    var counts = (shared: 0, nominal: 0)
    var rank: [Int] = []
    for flag in isNominal {
      rank.append(flag ? counts.nominal : counts.shared)
      if flag { counts.nominal += 1 } else { counts.shared += 1 }
    }
    self.isNominal = isNominal
    self.rank = rank
    sharedCount = counts.shared
    parameterCount = thresholdCount + counts.shared + counts.nominal * thresholdCount
  }

  private func place(_ column: Int, _ threshold: Int) -> Int {
    isNominal[column]
      ? thresholdCount + sharedCount + rank[column] * thresholdCount + threshold
      : thresholdCount + rank[column]
  }

  /// The largest log-likelihood (its supremum where estimates are infinite), from a fit with shared coefficients.
  func logLikelihood(startingAt fit: CumulativeLogitFit) -> Double {
    var point = [Double](repeating: 0, count: parameterCount)
    let parameters = responses.centring(fit.parameters)
    for threshold in 0..<thresholdCount { point[threshold] = parameters[threshold] }
    for column in rank.indices {
      for threshold in 0..<thresholdCount {
        point[place(column, threshold)] = parameters[thresholdCount + column]
      }
    }
    let factor = SmallCholesky(parameterCount)
    guard var here = evaluate(point) else { return fit.logLikelihood }
    for _ in 0..<200 {
      guard here.information.withUnsafeBufferPointer({ factor.factor($0.baseAddress!) }) else { break }
      var step = here.score
      factor.solve(&step)
      let gain = zip(here.score, step).reduce(0) { $0 + $1.0 * $1.1 }
      guard gain > 1e-11 * (1 + here.value.magnitude) else { break }
      var share = min(1, 2 / max(length(of: step), 1e-300))
      var next: Evaluation?
      for _ in 0..<50 {
        let candidate = point.indices.map { point[$0] + share * step[$0] }
        if let found = evaluate(candidate), found.value >= here.value {
          next = found
          point = candidate
          break
        }
        share *= 0.5
      }
      guard let next else { break }
      here = next
    }
    return here.value
  }

  /// The largest change of any linear predictor along a step.
  private func length(of step: [Double]) -> Double {
    let patterns = responses.centred
    var largest = 0.0
    for pattern in 0..<patterns.count {
      for threshold in 0..<thresholdCount {
        var change = step[threshold]
        for entry in patterns.starts[pattern]..<patterns.starts[pattern + 1] {
          change -= patterns.values[entry] * step[place(Int(patterns.columns[entry]), threshold)]
        }
        largest = max(largest, change.magnitude)
      }
    }
    return largest
  }

  private struct Evaluation {
    var value = 0.0
    var score: [Double]
    /// Row by row, lower triangle.
    var information: [Double]
  }

  /// `nil` where thresholds cross for some answer.
  private func evaluate(_ point: [Double]) -> Evaluation? {
    let m = thresholdCount
    let q = parameterCount
    let patterns = responses.centred
    var result = Evaluation(
      score: [Double](repeating: 0, count: q), information: [Double](repeating: 0, count: q * q))
    var predictors = [Double](repeating: 0, count: m)
    for pattern in 0..<patterns.count {
      let entries = patterns.starts[pattern]..<patterns.starts[pattern + 1]
      for j in 0..<m {
        var sum = point[j]
        for entry in entries {
          sum -= patterns.values[entry] * point[place(Int(patterns.columns[entry]), j)]
        }
        predictors[j] = min(600, max(-600, sum))
        if j > 0 && predictors[j] <= predictors[j - 1] { return nil }
      }
      var gradient = [Double](repeating: 0, count: m)
      var diagonal = gradient
      var below = gradient
      for c in 0...m {
        let weight = responses.classWeights[pattern * (m + 1) + c]
        guard weight > 0 else { continue }
        if c < m {
          let tail = 1 / (1 + exp(predictors[c]))
          result.value -= weight * log1p(exp(-predictors[c]))
          gradient[c] += weight * tail
          diagonal[c] += weight * tail * (1 - tail)
        }
        if c > 0 {
          let share = 1 / (1 + exp(-predictors[c - 1]))
          result.value -= weight * log1p(exp(predictors[c - 1]))
          gradient[c - 1] -= weight * share
          diagonal[c - 1] += weight * share * (1 - share)
        }
        if c > 0 && c < m {
          let delta = predictors[c] - predictors[c - 1]
          let (first, second) = CumulativeLogitEngine.gapDerivatives(delta)
          result.value += weight * log(-expm1(-delta))
          gradient[c] += weight * first
          gradient[c - 1] -= weight * first
          diagonal[c] += weight * second
          diagonal[c - 1] += weight * second
          below[c] -= weight * second
        }
      }
      for j in 0..<m {
        let own = contributions(entries, threshold: j)
        for (place, value) in own { result.score[place] += value * gradient[j] }
        add(own, own, times: diagonal[j], to: &result.information)
        if j > 0 && below[j] != 0 {
          let previous = contributions(entries, threshold: j - 1)
          add(own, previous, times: below[j], to: &result.information)
          add(previous, own, times: below[j], to: &result.information)
        }
      }
    }
    return result.value.isFinite ? result : nil
  }

  /// The derivative of a linear predictor in the parameters, its non-zeros.
  private func contributions(_ entries: Range<Int>, threshold: Int) -> [(place: Int, value: Double)] {
    [(threshold, 1)]
      + entries.map { entry in
        (place(Int(responses.centred.columns[entry]), threshold), -responses.centred.values[entry])
      }
  }

  private func add(
    _ rows: [(place: Int, value: Double)], _ columns: [(place: Int, value: Double)], times weight: Double,
    to matrix: inout [Double]
  ) {
    for row in rows {
      for column in columns where column.place <= row.place {
        matrix[row.place * parameterCount + column.place] += weight * row.value * column.value
      }
    }
  }
}
