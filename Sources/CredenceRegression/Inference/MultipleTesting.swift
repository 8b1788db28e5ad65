/// How p-values of several tests are adjusted for there being several.
public enum MultipleTesting: String, Sendable, Hashable, Codable, CaseIterable {
  /// Benjamini and Hochberg (1995), JRSS B 57: bounds the expected share of false discoveries, for tests that are
  /// independent or positively dependent. The default for drivers.
  case benjaminiHochberg = "benjamini-hochberg"
  /// Holm (1979), Scandinavian Journal of Statistics 6: bounds the chance of any false discovery, under any
  /// dependence.
  case holm
  /// Benjamini and Yekutieli (2001), Annals of Statistics 29: as Benjamini-Hochberg under any dependence.
  case benjaminiYekutieli = "benjamini-yekutieli"

  /// The adjusted p-values, in the order given: a test is significant at a level where its adjusted p-value is
  /// at most the level.
  ///
  /// - Precondition: every p-value is in 0...1.
  package func adjusted(_ pValues: [Double]) -> [Double] {
    precondition(pValues.allSatisfy { $0 >= 0 && $0 <= 1 }, "a p-value is in 0...1")
    let count = pValues.count
    // Ties keep the order of the data, so the result does not depend on the sort.
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var result = [Double](repeating: 0, count: count)
    switch self {
    case .holm:
      var largest = 0.0
      for (place, index) in order.enumerated() {
        largest = max(largest, Double(count - place) * pValues[index])
        result[index] = min(1, largest)
      }
    case .benjaminiHochberg, .benjaminiYekutieli:
      let harmonic =
        self == .benjaminiYekutieli ? (1...max(1, count)).reduce(0.0) { $0 + 1 / Double($1) } : 1
      var smallest = 1.0
      for (place, index) in order.enumerated().reversed() {
        smallest = min(smallest, harmonic * Double(count) / Double(place + 1) * pValues[index])
        result[index] = smallest
      }
    }
    return result
  }
}
