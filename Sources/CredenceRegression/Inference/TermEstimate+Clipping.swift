extension TermEstimate {
  /// Every gap between two net scores, in points.
  public static let scoreGaps = -200.0...200.0
  /// Every gap between two shares of respondents, in points.
  package static let shareGaps = -100.0...100.0
  /// Every net score, in points.
  public static let scores = -100.0...100.0

  /// The term with estimate and limits cut to what is possible. Standard error and p-value are those of the fit: its
  /// errors know no bounds.
  package func clipped(to range: ClosedRange<Double>) -> TermEstimate {
    guard !(range.contains(estimate) && range.contains(lower) && range.contains(upper)) else { return self }
    func cut(_ value: Double) -> Double { min(max(value, range.lowerBound), range.upperBound) }
    return TermEstimate(
      name: name, estimate: cut(estimate), standardError: standardError, degreesOfFreedom: degreesOfFreedom,
      statistic: statistic, pValue: pValue, lower: cut(lower), upper: cut(upper), level: level,
      isClipped: true)
  }
}
