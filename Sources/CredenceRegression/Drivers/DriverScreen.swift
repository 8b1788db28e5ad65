import CredenceSurvey

/// Which drivers can be estimated on the rows used, and what each stands on.
struct DriverScreen {
  private(set) var columns: [[Double]] = []
  private(set) var facts: [DriverDesign.DriverFact] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(
    _ drivers: [DriverColumn], rows: [Int], clusters: Clusters, adjustments: AdjustmentCoding
  ) throws(RegressionError) {
    var candidates: [(name: String, ticked: Bool, column: [Double])] = []
    var twins: [[Double]: Int] = [:]
    for driver in drivers {
      let column = rows.map { driver.value($0) ?? 0 }
      if let first = column.first, column.allSatisfy({ $0 == first }) {
        diagnostics.append(Self.constant(driver, first))
      } else if let twin = twins[column].map({ candidates[$0] }) {
        diagnostics.append(Diagnostic(RegressionFact.duplicateDriver(driver.name, of: twin.name)))
      } else {
        twins[column] = candidates.count
        candidates.append((driver.name, driver.isTicked, column))
      }
    }
    guard !candidates.isEmpty else { throw .noDriverLeft(diagnostics) }
    let terms = adjustments.columns.count + candidates.count
    guard rows.count > terms else { throw .tooFewRows(rows: rows.count, terms: terms) }
    if candidates.count > DriverDesign.mostDrivers {
      let all = candidates.count
      candidates = Self.fewer(candidates)
      diagnostics.append(Diagnostic(RegressionFact.tooManyDrivers(all, kept: candidates.count)))
    }
    var kept: [(name: String, column: [Double])] = []
    var basis = adjustments.basis
    for candidate in candidates {
      if let places = basis.add(candidate.column) {
        let alias = DriverAlias(adjustments: adjustments, drivers: kept)
        diagnostics.append(
          Diagnostic(
            RegressionFact.aliasedDriver(
              candidate.name,
              alias.reason(isTicked: candidate.ticked, column: candidate.column, of: places))))
        continue
      }
      kept.append((candidate.name, candidate.column))
      columns.append(candidate.column)
      note(candidate.name, candidate.ticked, candidate.column, clusters)
    }
    guard !columns.isEmpty else { throw .noDriverLeft(diagnostics) }
  }

  /// The rated drivers, which were asked for one by one, then those that most rows differ in; in the order given.
  private static func fewer(
    _ candidates: [(name: String, ticked: Bool, column: [Double])]
  ) -> [(name: String, ticked: Bool, column: [Double])] {
    let keys = candidates.enumerated().map { place, candidate in
      let ticks = candidate.column.count { $0 > 0 }
      let differ = candidate.ticked ? min(ticks, candidate.column.count - ticks) : candidate.column.count
      return (rated: candidate.ticked ? 1 : 0, differ: -differ, name: candidate.name, place: place)
    }
    let kept = keys.sorted { $0 < $1 }.prefix(DriverDesign.mostDrivers).map(\.place)
    return kept.sorted().map { candidates[$0] }
  }

  private mutating func note(_ name: String, _ ticked: Bool, _ column: [Double], _ clusters: Clusters) {
    let usual = ticked ? 0 : Self.mostFrequent(column)
    let off = column.indices.filter { column[$0] != usual }
    let accounts = Set(off.map { clusters.ofRow[$0] }).count
    let fact = DriverDesign.DriverFact(name: name, tickCount: off.count, accountCount: accounts)
    facts.append(fact)
    if off.count == 1 {
      diagnostics.append(Diagnostic(RegressionFact.tickedOnce(driver: name, isTicked: ticked)))
    } else if fact.isTooFew {
      diagnostics.append(
        Diagnostic(
          RegressionFact.tooFew(driver: name, isTicked: ticked, rows: off.count, accounts: accounts)))
    }
  }

  private static func constant(_ driver: DriverColumn, _ value: Double) -> Diagnostic {
    guard driver.isTicked else {
      return Diagnostic(RegressionFact.constantDriver(driver.name, value: value))
    }
    return Diagnostic(
      value == 0
        ? RegressionFact.neverTicked(driver: driver.name) : .alwaysTicked(driver: driver.name))
  }

  private static func mostFrequent(_ column: [Double]) -> Double {
    let sorted = column.sorted()
    var (best, bestCount, run) = (sorted[0], 0, 0)
    for (place, value) in sorted.enumerated() {
      run = place > 0 && sorted[place - 1] == value ? run + 1 : 1
      if run > bestCount { (best, bestCount) = (value, run) }
    }
    return best
  }
}
