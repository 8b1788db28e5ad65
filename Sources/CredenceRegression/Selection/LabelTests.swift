import CredenceLinearAlgebra
import CredenceSurvey

/// The tests behind the labels of all drivers.
///
/// A label needs a p-value of at most 1 - level by itself, and one that stays within the discovery rate when it is
/// adjusted for the number of drivers, as an effect that counts as found does. Both at once: values above 1 - level are
/// adjusted as if they were 1, so that none of them makes it easier for the others.
struct LabelTests {
  /// Of equal tick rates of promoters and detractors, two-sided; `nil` where it was not tested.
  let valence: [Double?]
  /// Of an end that ticks no more than passives, doubled.
  let contested: [Double?]
  /// Whether promoters and detractors differ.
  let isOneSided: [Bool]
  /// Whether both ends tick more than passives.
  let isBoth: [Bool]

  /// - Parameters:
  ///   - ticks: n x d of 0 and 1.
  ///   - isTested: which drivers have enough ticks for a label. The others would only make the adjustment harder; which
  ///     they are depends on ticks and accounts alone, not on the classes of the rows.
  init(
    ticks: Matrix, classes: [LoyaltyClass], clusters: Clusters, isTested: [Bool],
    multiplicity: MultipleTesting, discoveryRate: Double, level: ConfidenceLevel
  ) {
    var (valence, contested) = ([Double?](), [Double?]())
    for place in isTested.indices {
      guard isTested[place] else {
        valence.append(nil)
        contested.append(nil)
        continue
      }
      let column = ticks.column(place)
      func contrast(_ first: LoyaltyClass, _ second: LoyaltyClass) -> TickContrast? {
        TickContrast(ticks: column, classes: classes, clusters: clusters, first, against: second)
      }
      valence.append(contrast(.promoter, .detractor)?.twoSided)
      // Both must be more, so the weaker of the two counts (Berger 1982, Technometrics 24: an intersection-union test).
      if let high = contrast(.promoter, .passive), let low = contrast(.detractor, .passive) {
        contested.append(min(1, 2 * max(high.more, low.more)))
      } else {
        contested.append(nil)
      }
    }
    self.valence = valence
    self.contested = contested
    isOneSided = Self.passing(valence, multiplicity, discoveryRate, level)
    isBoth = Self.passing(contested, multiplicity, discoveryRate, level)
  }

  static func passing(
    _ values: [Double?], _ multiplicity: MultipleTesting, _ rate: Double, _ level: ConfidenceLevel
  ) -> [Bool] {
    let tested = values.indices.filter { values[$0] != nil }
    let most = level.significanceLevel
    let adjusted = multiplicity.adjusted(
      tested.compactMap { values[$0] }.map { $0 <= most ? $0 : 1 })
    var result = values.map { _ in false }
    for (place, value) in zip(tested, adjusted) {
      result[place] = value <= rate && values[place].map { $0 <= most } ?? false
    }
    return result
  }

  /// The label of a driver. The tests count rows; where these are weighted, the weighted rates must differ the same way.
  func label(_ place: Int, promoters: Double?, passives: Double?, detractors: Double?)
    -> SelectionEffect.Label
  {
    guard let promoters, let detractors else { return .unclear }
    if isOneSided[place], promoters != detractors { return promoters > detractors ? .praise : .complaint }
    if isBoth[place], let passives, min(promoters, detractors) > passives { return .contested }
    return .unclear
  }
}
