import CredenceProbability
import Testing

@testable import CredenceHealth

@Suite("Quantiles and probabilities read off a lattice")
struct HealthReadingTests {
  static let levels = [0.025, 0.17, 0.5, 0.83, 0.975]

  /// Straight from the definition, on all outcomes in order.
  private static func byDefinition(_ masses: [Double], _ values: [Double], offset: Double) -> HealthReading {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    return HealthReading(
      lattice: masses, LatticeOrder(order: order.map { Int32($0) }, health: order.map { values[$0] }),
      offset: offset, levels: levels)
  }

  @Test("unsorted against sorted: random masses, ties, masses in few places", arguments: 0..<40)
  func unsorted(stream: Int) {
    var generator = PhiloxGenerator(seed: 5, stream: UInt64(stream))
    let nonrespondents = (0..<3).map { _ in 1 + generator.integer(below: 9) }
    let populations = nonrespondents.map { $0 + generator.integer(below: 4) }
    let values = LatticeOrder.values(zip(nonrespondents, populations).map { (1.0 / 3, $0, $1) })
    // Sparse in a third of the cases: long stretches without any mass.
    let density = stream % 3 == 0 ? 0.02 : 1
    var masses = values.map { _ in generator.uniform() < density ? generator.uniform() : 0 }
    masses[generator.integer(below: masses.count)] += 0.5
    let total = masses.reduce(0, +)
    masses = masses.map { $0 / total }
    let extent = nonrespondents.indices.map {
      100.0 / 3 * Double(nonrespondents[$0]) / Double(populations[$0])
    }.reduce(0, +)
    let offset = (100 - extent) * (2 * generator.uniform() - 1)
    let expected = Self.byDefinition(masses, values, offset: offset)
    let found = HealthReading(unsorted: masses, healthOf: values, offset: offset, levels: Self.levels)
    for (one, other) in zip(found.quantiles, expected.quantiles) { #expect(abs(one - other) < 1e-9) }
    for (one, other) in zip(found.below, expected.below) { #expect(abs(one - other) < 1e-12) }
  }

  @Test(
    "all mass in one outcome, at either end and at a threshold", arguments: [-100.0, -80, 0, 20, 80, 100])
  func onePoint(health: Double) {
    let reading = HealthReading(
      unsorted: [0, 1, 0], healthOf: [-5, 0, 5], offset: health, levels: Self.levels)
    #expect(reading.quantiles == Array(repeating: health, count: Self.levels.count))
    #expect(reading.below == HealthThreshold.all.map { $0.holds(health) ? 1 : 0 })
  }
}
