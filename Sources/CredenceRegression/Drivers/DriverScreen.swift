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
        diagnostics.append(
          Diagnostic(
            .warning, code: "duplicate-driver",
            "'\(driver.name)' has the same answers as '\(twin.name)' and was left out; read its effect as both's",
            about: [.driver(driver.name), .driver(twin.name)]))
      } else {
        twins[column] = candidates.count
        candidates.append((driver.name, driver.isTicked, column))
      }
    }
    guard !candidates.isEmpty else { throw .noDriverLeft(diagnostics.map(\.message)) }
    let terms = adjustments.columns.count + candidates.count
    guard rows.count > terms else { throw .tooFewRows(rows: rows.count, terms: terms) }
    if candidates.count > DriverDesign.mostDrivers {
      let all = candidates.count
      candidates = Self.fewer(candidates)
      diagnostics.append(
        Diagnostic(
          .warning, code: "too-many-drivers",
          "\(all) drivers are more than the \(candidates.count) a model is made for; those that most answers differ in are in it. Name the ones to compare with --drivers or --driver-label, or join rare ones"
        ))
    }
    var kept: [(name: String, column: [Double])] = []
    var basis = adjustments.basis
    for candidate in candidates {
      if let places = basis.add(candidate.column) {
        let alias = DriverAlias(adjustments: adjustments, drivers: kept)
        diagnostics.append(
          Diagnostic(
            .warning, code: "aliased-driver",
            alias.words(
              for: candidate.name, isTicked: candidate.ticked, column: candidate.column, of: places),
            about: ([candidate.name] + alias.names(of: places)).map { .driver($0) }))
        continue
      }
      kept.append((candidate.name, candidate.column))
      columns.append(candidate.column)
      note(candidate.name, candidate.ticked, candidate.column, clusters)
    }
    guard !columns.isEmpty else { throw .noDriverLeft(diagnostics.map(\.message)) }
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
      diagnostics.append(
        Diagnostic(
          .warning, code: "ticked-once",
          "'\(name)' \(ticked ? "was ticked" : "differs") in one row: its effect is that row's difference from what the other terms expect",
          about: [.driver(name)]))
    } else if fact.isTooFew {
      let what = ticked ? "ticks" : "answers off its most frequent step,"
      let whose = accounts == 1 ? "one account" : "\(accounts) accounts"
      diagnostics.append(
        Diagnostic(
          .warning, code: "too-few",
          "'\(name)' stands on \(off.count) \(what) of \(whose); its interval will be very wide",
          about: [.driver(name)]))
    }
  }

  private static func constant(_ driver: DriverColumn, _ value: Double) -> Diagnostic {
    guard driver.isTicked else {
      return Diagnostic(
        .warning, code: "constant-driver",
        "'\(driver.name)' is \(value) in every row used, so it explains nothing, and was left out",
        about: [.driver(driver.name)])
    }
    return value == 0
      ? Diagnostic(
        .warning, code: "never-ticked", "nobody ticked '\(driver.name)'; it was left out of the model",
        about: [.driver(driver.name)])
      : Diagnostic(
        .warning, code: "always-ticked",
        "everybody ticked '\(driver.name)', so there is nobody to compare with; it was left out of the model",
        about: [.driver(driver.name)])
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
