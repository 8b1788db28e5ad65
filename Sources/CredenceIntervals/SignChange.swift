/// Where a function changes its sign.
enum SignChange {
  /// A place between two ends of different sign, to 2^-46, by false position (Illinois) guarded by bisection.
  ///
  /// - Parameter values: what the function is at the two ends.
  static func locate(
    between first: Double, and second: Double, values: (Double, Double), _ function: (Double) -> Double
  ) -> Double {
    var left = first
    var right = second
    var leftValue = values.0
    var rightValue = values.1
    if leftValue == 0 { return left }
    if rightValue == 0 { return right }
    precondition((leftValue > 0) != (rightValue > 0), "a sign change is between ends of different sign")
    var side = 0
    for step in 0..<200 where (right - left).magnitude > 0x1p-46 {
      var place = (left * rightValue - right * leftValue) / (rightValue - leftValue)
      if step % 3 == 2 || !(min(left, right) < place && place < max(left, right)) {
        place = 0.5 * (left + right)
      }
      let value = function(place)
      if value == 0 { return place }
      if (value > 0) == (leftValue > 0) {
        left = place
        leftValue = value
        if side == -1 { rightValue *= 0.5 }
        side = -1
      } else {
        right = place
        rightValue = value
        if side == 1 { leftValue *= 0.5 }
        side = 1
      }
    }
    return 0.5 * (left + right)
  }
}
