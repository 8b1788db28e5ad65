/// The exact distribution of a sum of n draws from integers, by repeated squaring.
///
/// All terms are positive, so every probability keeps its relative accuracy.
enum LatticeConvolution {
  /// Probabilities of the sum of `draws` independent draws from `probabilities` (of 0, 1, 2, ...).
  ///
  /// - Returns: `draws * (probabilities.count - 1) + 1` probabilities of 0, 1, 2, ...
  static func power(_ probabilities: [Double], draws: Int) -> [Double] {
    var result = [1.0]
    var base = probabilities
    var remaining = draws
    while remaining > 0 {
      if remaining & 1 == 1 { result = convolve(result, base) }
      remaining >>= 1
      if remaining > 0 { base = convolve(base, base) }
    }
    return result
  }

  /// The distribution of the sum of two independent integers, each from 0 up.
  static func convolve(_ left: [Double], _ right: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: left.count + right.count - 1)
    for (leftPlace, leftValue) in left.enumerated() where leftValue > 0 {
      for (rightPlace, rightValue) in right.enumerated() {
        result[leftPlace + rightPlace] += leftValue * rightValue
      }
    }
    return result
  }
}
