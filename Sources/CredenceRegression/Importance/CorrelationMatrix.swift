import CredenceLinearAlgebra

/// The correlations of drivers and outcome after adjustments (role, wave) are taken out of both.
///
/// By Frisch and Waugh (1933), Econometrica 1: the share of variance a driver adds to a model that has the
/// adjustments is the share it adds among residuals on the adjustments.
struct CorrelationMatrix: Sendable {
  /// The number of drivers, d.
  let count: Int
  /// How many adjustments are no combination of earlier ones.
  let adjustmentRank: Int
  /// d + 1 square, symmetric, column after column; the outcome is last.
  let elements: [Double]

  /// From the cross products of everything: adjustments first (the intercept among them), then drivers, then the
  /// outcome; packed as in ``AccountMoments``. `nil` where the outcome has no variance left. A driver without variance left has
  /// correlation 0 with all. An adjustment that is a combination of earlier ones takes nothing more out and is passed
  /// over: a bootstrap replicate that draws no account of a level (a country, a rare wave) has such a column.
  init?(packed products: [Double], adjustments: Int, drivers: Int) {
    let width = adjustments + drivers + 1
    precondition(products.count == width * (width + 1) / 2, "a packed triangle of all columns")
    var full = [Double](repeating: 0, count: width * width)
    var originals = [Double](repeating: 0, count: width)
    var place = 0
    for row in 0..<width {
      for column in 0...row {
        full[row + column * width] = products[place]
        full[column + row * width] = products[place]
        place += 1
      }
      originals[row] = products[place - 1]
    }
    var rank = 0
    // A sweep of each adjustment leaves the cross products of residuals.
    for pivot in 0..<adjustments {
      let value = full[pivot + pivot * width]
      guard value > 1e-10 * originals[pivot], value > 0 else { continue }
      rank += 1
      for column in (pivot + 1)..<width {
        let factor = full[pivot + column * width] / value
        if factor == 0 { continue }
        for row in (pivot + 1)..<width { full[row + column * width] -= factor * full[row + pivot * width] }
      }
      for column in (pivot + 1)..<width { full[pivot + column * width] = 0 }
    }
    let scales = (adjustments..<width).map { index -> Double in
      let value = full[index + index * width]
      return value > 1e-10 * originals[index] && value > 0 ? 1 / value.squareRoot() : 0
    }
    guard scales[drivers] > 0 else { return nil }
    let size = drivers + 1
    var correlations = [Double](repeating: 0, count: size * size)
    for column in 0..<size {
      for row in 0..<size {
        let value = full[adjustments + row + (adjustments + column) * width]
        correlations[row + column * size] = row == column ? 1 : value * scales[row] * scales[column]
      }
    }
    count = drivers
    elements = correlations
    adjustmentRank = rank
  }

  /// From columns; the adjustments include the intercept.
  init?(
    adjustments: [[Double]], drivers: [[Double]], outcome: [Double], weights: [Double]? = nil
  ) {
    var columns = adjustments + drivers + [outcome]
    // With an intercept every other column may be centred, so that years and dates keep their digits.
    if let intercept = adjustments.firstIndex(where: { $0.first != 0 && Set($0).count == 1 }) {
      for place in columns.indices where place != intercept {
        let mean = columns[place].reduce(0, +) / Double(max(1, outcome.count))
        let isConstant = columns[place].allSatisfy { $0 == columns[place][0] }
        columns[place] = isConstant ? columns[place].map { _ in 0 } : columns[place].map { $0 - mean }
      }
    }
    var products: [Double] = []
    for row in columns.indices {
      for column in 0...row {
        var sum = 0.0
        for index in outcome.indices {
          sum += (weights?[index] ?? 1) * columns[row][index] * columns[column][index]
        }
        products.append(sum)
      }
    }
    self.init(packed: products, adjustments: adjustments.count, drivers: drivers.count)
  }

  /// The correlation of a driver with the outcome.
  func withOutcome(_ driver: Int) -> Double { elements[driver + count * (count + 1)] }
}
