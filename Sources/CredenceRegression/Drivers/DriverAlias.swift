import CredenceSurvey

/// Why a driver cannot be told from other columns.
struct DriverAlias {
  let adjustments: AdjustmentCoding
  /// Drivers kept so far: names and columns.
  let drivers: [(name: String, column: [Double])]

  /// - Parameters:
  ///   - places: of the columns it is made of: adjustments, then drivers.
  func reason(isTicked: Bool, column: [Double], of places: [Int]) -> RegressionFact.Alias {
    let first = adjustments.names.count
    let others = places.filter { $0 >= first }.map { drivers[$0 - first] }
    var named: [String] = []
    for adjustment in places.compactMap({ $0 < first ? adjustments.parts[$0]?.adjustment : nil })
    where !named.contains(adjustment) { named.append(adjustment) }
    if isTicked, others.isEmpty, named.count == 1, let levels = levels(of: named[0], ticking: column) {
      return .levels(adjustment: named[0], levels)
    }
    if isTicked, named.isEmpty, others.count == 1, let other = others.first,
      zip(column, other.column).allSatisfy({ $0 + $1 == 1 })
    {
      return .opposite(of: other.name)
    }
    return .combination(drivers: others.map(\.name), adjustments: named)
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
