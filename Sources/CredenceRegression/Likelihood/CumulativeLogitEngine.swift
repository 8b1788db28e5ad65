/// One evaluation of the cumulative logit's likelihood after another, over pooled patterns, in buffers made once.
///
/// With the logistic F the class probability factors: pi_j = F_j (1 - F_{j-1}) d_j with d_j = 1 - exp(a_{j-1} - a_j)
/// free of the row. So log pi_j is a sum of terms in one threshold each and one in two neighbouring thresholds, the
/// information of a row is diagonal in its linear predictors, and what couples thresholds is added once, after the
/// rows. Nothing is lost where a probability is near 0, because no difference of F is taken.
///
/// Parameters: `thresholdCount` thresholds, then the coefficients; matrices are dense, row by row, lower triangle.
final class CumulativeLogitEngine {
  let thresholdCount: Int
  let parameterCount: Int
  let patterns: RowPatterns
  let scales: [Double]
  /// Columns that are not in the model: their coefficients stay 0 and their information is left out.
  var isAbsent: [Bool]

  let patternCount: Int
  let classWeights: UnsafeMutableBufferPointer<Double>
  let starts: UnsafeMutableBufferPointer<Int32>
  let columns: UnsafeMutableBufferPointer<Int32>
  let values: UnsafeMutableBufferPointer<Double>
  /// exp(x b - a_j): the odds of being above threshold j.
  let ratios: UnsafeMutableBufferPointer<Double>
  let work: UnsafeMutableBufferPointer<Double>
  private(set) var classTotals: [Double]

  /// The log-likelihood at the last point.
  private(set) var logLikelihood = 0.0
  /// The expected weight of each class at the last point.
  private(set) var expectedTotals: [Double]
  /// The score at the last point.
  let score: UnsafeMutableBufferPointer<Double>
  /// The expected information at the last point.
  let expected: UnsafeMutableBufferPointer<Double>
  /// The observed information at the last point.
  let observed: UnsafeMutableBufferPointer<Double>

  init(_ responses: OrderedResponses) {
    patterns = responses.centred
    patternCount = patterns.count
    thresholdCount = responses.classCount - 1
    parameterCount = thresholdCount + patterns.columnCount
    scales = [Double](repeating: 1, count: thresholdCount) + patterns.largest
    isAbsent = [Bool](repeating: false, count: parameterCount)
    classTotals = [Double](repeating: 0, count: thresholdCount + 1)
    expectedTotals = classTotals
    func buffer(_ count: Int) -> UnsafeMutableBufferPointer<Double> {
      let buffer = UnsafeMutableBufferPointer<Double>.allocate(capacity: max(1, count))
      buffer.initialize(repeating: 0)
      return buffer
    }
    func integers(_ source: some Collection<Int32>) -> UnsafeMutableBufferPointer<Int32> {
      let buffer = UnsafeMutableBufferPointer<Int32>.allocate(capacity: max(1, source.count))
      _ = buffer.initialize(from: source)
      return buffer
    }
    classWeights = buffer(patternCount * (thresholdCount + 1))
    starts = integers(patterns.starts.map { Int32($0) })
    columns = integers(patterns.columns)
    values = buffer(patterns.values.count)
    for (place, value) in patterns.values.enumerated() { values[place] = value }
    ratios = buffer(patternCount * thresholdCount)
    work = buffer(7 * (thresholdCount + 2))
    score = buffer(parameterCount)
    expected = buffer(parameterCount * parameterCount)
    observed = buffer(parameterCount * parameterCount)
    load(responses.classWeights)
  }

  deinit {
    for buffer in [classWeights, values, ratios, work, score, expected, observed] { buffer.deallocate() }
    starts.deallocate()
    columns.deallocate()
  }

  /// Takes other weights for the same patterns: a resample.
  func load(_ weights: [Double]) {
    let classCount = thresholdCount + 1
    for place in classTotals.indices { classTotals[place] = 0 }
    weights.withUnsafeBufferPointer { weights in
      for pattern in 0..<patternCount {
        for place in 0..<classCount {
          let weight = weights[pattern * classCount + place]
          classWeights[pattern * classCount + place] = weight
          classTotals[place] += weight
        }
      }
    }
  }

  /// Whether any row with weight has a non-zero in each column, and any row with weight has another value there.
  func varyingColumns() -> [Bool] {
    let classCount = thresholdCount + 1
    let total = classTotals.reduce(0, +)
    // A column is constant if its weighted variance is nil; with ticks that is all or none.
    var sums = [Double](repeating: 0, count: patterns.columnCount)
    var squares = sums
    for pattern in 0..<patternCount {
      var weight = 0.0
      for place in 0..<classCount { weight += classWeights[pattern * classCount + place] }
      for entry in Int(starts[pattern])..<Int(starts[pattern + 1]) {
        let value = values[entry] / patterns.largest[Int(columns[entry])]
        sums[Int(columns[entry])] += weight * value
        squares[Int(columns[entry])] += weight * value * value
      }
    }
    return sums.indices.map { squares[$0] * total - sums[$0] * sums[$0] > 1e-12 * total * total }
  }

  /// The largest change of any answer's linear predictor along a step: a length free of units and origins.
  func length(of step: [Double]) -> Double {
    let m = thresholdCount
    var lowest = 0.0
    var highest = 0.0
    let columns = columns.baseAddress!
    let values = values.baseAddress!
    step.withUnsafeBufferPointer { step in
      var isFirst = true
      for pattern in 0..<patternCount {
        var change = 0.0
        for entry in Int(starts[pattern])..<Int(starts[pattern + 1]) {
          change += values[entry] * step[m + Int(columns[entry])]
        }
        lowest = isFirst ? change : min(lowest, change)
        highest = isFirst ? change : max(highest, change)
        isFirst = false
      }
    }
    var largest = 0.0
    for j in 0..<m { largest = max(largest, (step[j] - lowest).magnitude, (step[j] - highest).magnitude) }
    return largest
  }

  /// Works out likelihood, score and both informations at `point`; false where the thresholds are out of order.
  func evaluate(_ point: [Double]) -> Bool {
    let m = thresholdCount
    let classCount = m + 1
    let q = parameterCount
    for place in 1..<max(1, m) where point[place] <= point[place - 1] { return false }
    for place in 0..<q {
      score[place] = 0
      for other in 0...place {
        expected[place * q + other] = 0
        observed[place * q + other] = 0
      }
    }
    // odds[j] = exp(-a_j); probability a row's; gap[c] = d_c; totals the expected class weights.
    let odds = work.baseAddress! + 0
    let gap = odds + (m + 2)
    let density = gap + (m + 2)
    let info = density + (m + 2)
    let infoObserved = info + (m + 2)
    let totals = infoObserved + (m + 2)
    for j in 0..<m { odds[j] = exp(-Self.clamped(point[j])) }
    for c in 0...m {
      gap[c] = c > 0 && c < m ? -expm1(point[c - 1] - point[c]) : 1
      totals[c] = 0
    }
    let score = score.baseAddress!
    let expected = expected.baseAddress!
    let observed = observed.baseAddress!
    let columns = columns.baseAddress!
    let values = values.baseAddress!
    let weights = classWeights.baseAddress!
    let allRatios = ratios.baseAddress!
    var total = 0.0
    point.withUnsafeBufferPointer { point in
      for pattern in 0..<patternCount {
        let w = weights + pattern * classCount
        var weight = 0.0
        for c in 0..<classCount { weight += w[c] }
        if weight == 0 { continue }
        let first = Int(starts[pattern])
        let end = Int(starts[pattern + 1])
        var eta = 0.0
        for entry in first..<end { eta += values[entry] * point[m + Int(columns[entry])] }
        eta = Self.clamped(eta)
        let growth = exp(eta)
        var below = 1.0
        var previous = 0.0
        var scoreSum = 0.0
        var infoSum = 0.0
        var observedSum = 0.0
        let ratios = allRatios + pattern * m
        for j in 0..<m {
          let ratio = growth * odds[j]
          let share = 1 / (1 + ratio)
          let tail = ratio * share
          ratios[j] = ratio
          let pair = w[j] + w[j + 1]
          if pair > 0 {
            total -= pair * log(1 + ratio)
            if w[j + 1] > 0 { total += w[j + 1] * (eta - point[j]) }
          }
          let probability = share * below * gap[j]
          totals[j] += weight * probability
          let slope = share * tail
          density[j] = slope
          let u = w[j] * tail - w[j + 1] * share
          score[j] += u
          scoreSum += u
          // The class above takes its share of the slope below, once its probability is known.
          if j > 0 { info[j - 1] += weight * probability * density[j - 1] }
          info[j] = weight * probability * slope
          infoObserved[j] = pair * slope
          below = tail
          previous = tail
        }
        totals[m] += weight * previous
        info[m - 1] += weight * previous * density[m - 1]
        for j in 0..<m {
          infoSum += info[j]
          observedSum += infoObserved[j]
          expected[j * q + j] += info[j]
          observed[j * q + j] += infoObserved[j]
        }
        for entry in first..<end {
          let value = values[entry]
          let row = (m + Int(columns[entry])) * q
          score[m + Int(columns[entry])] -= value * scoreSum
          for j in 0..<m {
            expected[row + j] -= value * info[j]
            observed[row + j] -= value * infoObserved[j]
          }
          let byInfo = value * infoSum
          let byObserved = value * observedSum
          for other in first...entry {
            let place = row + m + Int(columns[other])
            expected[place] += byInfo * values[other]
            observed[place] += byObserved * values[other]
          }
        }
      }
    }
    for c in 0...m { expectedTotals[c] = totals[c] }
    for c in 1..<max(1, m) {
      let (first, second) = Self.gapDerivatives(point[c] - point[c - 1])
      total += classTotals[c] * log(gap[c])
      score[c] += classTotals[c] * first
      score[c - 1] -= classTotals[c] * first
      for (matrix, weight) in [(expected, totals[c]), (observed, classTotals[c])] {
        matrix[c * q + c] += weight * second
        matrix[(c - 1) * q + c - 1] += weight * second
        matrix[c * q + c - 1] -= weight * second
      }
    }
    for place in 0..<q where isAbsent[place] { detach(place) }
    logLikelihood = total
    return total.isFinite
  }

  /// A parameter that is not there: no score, information 1 on its own, so that determinant and solutions ignore it.
  private func detach(_ place: Int) {
    let q = parameterCount
    score[place] = 0
    for matrix in [expected, observed] {
      for other in 0..<place { matrix[place * q + other] = 0 }
      for other in place..<q { matrix[other * q + place] = 0 }
      matrix[place * q + place] = 1
    }
  }

  /// The first derivative of log(1 - exp(-delta)) and minus the second.
  @inline(__always)
  static func gapDerivatives(_ delta: Double) -> (first: Double, second: Double) {
    let first = 1 / expm1(delta)
    return (first, first * (1 + first))
  }

  /// Beyond this a probability is 1e-130 and its logarithm still exact: nothing overflows.
  @inline(__always)
  private static func clamped(_ value: Double) -> Double { min(300, max(-300, value)) }
}
