/// What the calibrated test of one number of answers asks for, at every level at once: one tie weight, and the
/// threshold of the p-value as one rising function of 1 - level.
///
/// As both belong to n alone, every outcome has one p-value for each net share, whatever the level; intervals of
/// different levels are what lies above different heights of it, and hold one another.
///
/// The function is straight between corners, from the origin (so that it is proportional to 1 - level where that is
/// small) to a threshold at which no interval has yet lost its width. The corners are in
/// `LengthOptimalCurve+Corners.swift`.
struct LengthOptimalCurve: Sendable {
  /// How much of the observed outcome's own probability counts.
  let tieWeight: Double
  private let corners: [Corner]

  private struct Corner {
    let significanceLevel: Double
    let threshold: Double
  }

  private init(thousandths: Int, corners: [Int]) {
    tieWeight = Double(thousandths) / 1000
    self.corners =
      [Corner(significanceLevel: 0, threshold: 0)]
      + stride(from: 0, to: corners.count, by: 2).map { place in
        Corner(significanceLevel: Double(corners[place]) / 1e5, threshold: Double(corners[place + 1]) / 1e7)
      }
  }

  private static let all = corners.map { LengthOptimalCurve(thousandths: $0.tieWeight, corners: $0.corners) }

  /// The curve of a number of answers.
  ///
  /// - Precondition: `responses` is from 1 to 50.
  static func of(responses: Int) -> LengthOptimalCurve { all[responses - 1] }

  /// The threshold at a level: a value is kept while its p-value is above this.
  func threshold(significanceLevel: Double) -> Double {
    let (left, right) = piece { $0.significanceLevel >= significanceLevel }
    let slope =
      (right.threshold - left.threshold) / (right.significanceLevel - left.significanceLevel)
    return left.threshold + (significanceLevel - left.significanceLevel) * slope
  }

  /// The other way round: 1 less the lowest level at which a threshold is reached; 1 above the last corner.
  func significanceLevel(threshold: Double) -> Double {
    guard threshold < corners[corners.count - 1].threshold else { return 1 }
    let (left, right) = piece { $0.threshold >= threshold }
    let slope =
      (right.significanceLevel - left.significanceLevel) / (right.threshold - left.threshold)
    return left.significanceLevel + (threshold - left.threshold) * slope
  }

  /// The largest threshold there is.
  var largestThreshold: Double { corners[corners.count - 1].threshold }

  private func piece(upTo reaches: (Corner) -> Bool) -> (left: Corner, right: Corner) {
    let place = corners.dropFirst().firstIndex(where: reaches) ?? corners.count - 1
    return (corners[place - 1], corners[place])
  }
}
