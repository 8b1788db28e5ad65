import CredenceSurvey

/// Why a driver cannot be told from other columns, in the words of who reads the report.
struct DriverAlias {
  let adjustments: AdjustmentCoding
  /// Drivers kept so far: names and columns.
  let drivers: [(name: String, column: [Double])]

  /// The drivers among the columns one is made of.
  func names(of places: [Int]) -> [String] {
    places.filter { $0 >= adjustments.names.count }.map { drivers[$0 - adjustments.names.count].name }
  }

  /// - Parameters:
  ///   - places: of the columns it is made of: adjustments, then drivers.
  func words(for name: String, isTicked: Bool, column: [Double], of places: [Int]) -> String {
    let first = adjustments.names.count
    let others = places.filter { $0 >= first }.map { drivers[$0 - first] }
    var named: [String] = []
    for adjustment in places.compactMap({ $0 < first ? adjustments.parts[$0]?.adjustment : nil })
    where !named.contains(adjustment) { named.append(adjustment) }
    if isTicked, others.isEmpty, named.count == 1, let levels = levels(of: named[0], ticking: column) {
      return
        "'\(name)' is ticked by exactly those of \(named[0]) \(levels.joined(separator: " or ")), so it cannot be told from \(named[0]) and was left out; leave \(named[0]) out of --adjust to see it"
    }
    if isTicked, named.isEmpty, others.count == 1, let other = others.first,
      zip(column, other.column).allSatisfy({ $0 + $1 == 1 })
    {
      return
        "'\(name)' is ticked by exactly those who did not tick '\(other.name)', so it was left out; its effect is that of '\(other.name)' with the sign turned"
    }
    let parts = others.map { "'\($0.name)'" } + named
    return
      "'\(name)' follows from \(parts.joined(separator: " and ")), so it cannot be told from \(parts.count == 1 ? "it" : "them") and was left out; leave one of them out to see it"
  }

  /// The levels whose rows all tick, if they are those that tick and no other row does.
  private func levels(of adjustment: String, ticking column: [Double]) -> [String]? {
    guard let reference = adjustments.references.first(where: { $0.adjustment == adjustment }) else {
      return nil
    }
    var levels: [(label: String, rows: [Double])] = []
    var rest = [Double](repeating: 1, count: column.count)
    for (place, part) in adjustments.parts.enumerated() where part?.adjustment == adjustment {
      guard let level = part?.level else { return nil }
      let rows = adjustments.columns[place]
      levels.append((level, rows))
      for row in rest.indices { rest[row] -= rows[row] }
    }
    levels.append((reference.level, rest))
    let ticking = levels.filter { level in column.indices.contains { level.rows[$0] == 1 && column[$0] == 1 }
    }
    let sum = column.indices.map { row in ticking.reduce(0) { $0 + $1.rows[row] } }
    return sum == column ? ticking.map(\.label) : nil
  }
}
