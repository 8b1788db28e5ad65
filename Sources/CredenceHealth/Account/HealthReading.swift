import CredenceProbability

/// Quantiles and probabilities of a distribution of health.
struct HealthReading {
  /// At the levels asked for.
  var quantiles: [Double] = []
  /// The probabilities of lying below each of ``HealthThreshold/all``.
  var below: [Double] = Array(repeating: 0, count: HealthThreshold.all.count)

  /// Without quantiles.
  init(below: [Double]) { self.below = below }

  /// Of a lattice: the smallest health whose cumulative probability reaches a level. Values are told apart at 1e-9.
  init(lattice masses: [Double], _ lattice: LatticeOrder, offset: Double, levels: [Double]) {
    quantiles = Array(repeating: offset + (lattice.health.last ?? 0), count: levels.count)
    var cumulative = 0.0
    var next = 0
    var threshold = 0
    // Thresholds are in ascending order, so one pass over the outcomes serves all of them.
    for (place, position) in lattice.order.enumerated() {
      let health = offset + lattice.health[place]
      while threshold < below.count, !HealthThreshold.all[threshold].holds(health) {
        below[threshold] = cumulative
        threshold += 1
      }
      cumulative += masses[Int(position)]
      while next < levels.count, cumulative >= levels[next] - 1e-12 {
        quantiles[next] = health
        next += 1
      }
    }
    while threshold < below.count {
      below[threshold] = 1
      threshold += 1
    }
  }

  /// Of a lattice too large to be worth sorting: outcomes are gathered into cells, and only those of the cells in which
  /// a level lies are put in order. The same as the sorted reading, but for the last digit of sums.
  init(unsorted masses: [Double], healthOf values: [Double], offset: Double, levels: [Double]) {
    let cellCount = 512
    var cells = [Double](repeating: 0, count: cellCount)
    var cellOfOutcome = [Int16](repeating: 0, count: masses.count)
    var largest = -100.0
    // Per number of thresholds that a health is not below.
    var slots = [Double](repeating: 0, count: below.count + 1)
    for (position, mass) in masses.enumerated() {
      let health = offset + values[position]
      let cell = max(0, min(cellCount - 1, Int((health + 100) * Double(cellCount) / 200)))
      cells[cell] += mass
      cellOfOutcome[position] = Int16(cell)
      largest = max(largest, health)
      var slot = 0
      while slot < below.count, !HealthThreshold.all[slot].holds(health) { slot += 1 }
      slots[slot] += mass
    }
    var passed = 0.0
    for threshold in below.indices {
      passed += slots[threshold]
      below[threshold] = passed
    }
    quantiles = Array(repeating: largest, count: levels.count)
    var (before, next) = (0.0, 0)
    for cell in 0..<cellCount where next < levels.count {
      let after = before + cells[cell]
      if after >= levels[next] - 1e-12 {
        let outcomes = cellOfOutcome.indices.filter { cellOfOutcome[$0] == cell }
          .sorted { (values[$0], $0) < (values[$1], $1) }
        var cumulative = before
        for position in outcomes {
          cumulative += masses[position]
          while next < levels.count, cumulative >= levels[next] - 1e-12 {
            quantiles[next] = offset + values[position]
            next += 1
          }
        }
        // Added up in another order: a level that the cell's own sum reaches is reached by its last outcome.
        while next < levels.count, after >= levels[next] - 1e-12, let last = outcomes.last {
          quantiles[next] = offset + values[last]
          next += 1
        }
      }
      before = after
    }
  }

  /// Of a distribution far narrower than the cells of the grid, from its exact mean and deviation: normal.
  init(mean: Double, deviation: Double, levels: [Double]) {
    let deviation = max(deviation, 1e-9)
    quantiles = levels.map { min(100, max(-100, mean + deviation * normalQuantile($0))) }
    below = HealthThreshold.all.map { normalCumulative(($0.value - mean) / deviation) }
  }

  /// Of the half-point grid: the cumulative probability is linear within a cell.
  ///
  /// - Parameter widening: how far sharing masses between neighbouring cells has moved the cumulative probability at
  ///   the middle of a cell, in slopes of the density per cell (see ``RoleLayout/widening(of:)``). It is taken back.
  init(halfPoints masses: ArraySlice<Double>, widening: Double, levels: [Double]) {
    let masses = masses.map { max(0, $0) }
    let total = masses.reduce(0, +)
    func edge(_ cell: Int) -> Double { min(100, max(-100, -100.25 + 0.5 * Double(cell))) }
    var cumulative = [0.0]
    for mass in masses { cumulative.append((cumulative.last ?? 0) + mass / total) }
    func probability(below value: Double) -> Double {
      let cell = min(masses.count - 1, max(0, Int((value + 100.25) / 0.5)))
      let (start, end) = (edge(cell), edge(cell + 1))
      return cumulative[cell] + (cumulative[cell + 1] - cumulative[cell]) * (value - start) / (end - start)
    }
    quantiles = levels.map { level in
      var (low, high) = (0, masses.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if cumulative[middle] < level { low = middle } else { high = middle }
      }
      let rise = cumulative[low + 1] - cumulative[low]
      let part = rise > 0 ? min(1, max(0, (level - cumulative[low]) / rise)) : 0
      return edge(low) + part * (edge(low + 1) - edge(low))
    }
    below = HealthThreshold.all.map { threshold in
      // Thresholds are middles of cells.
      let cell = Int(((threshold.value + 100) / 0.5).rounded())
      return probability(below: threshold.value)
        - Self.moved(masses[...], at: cell, widening: widening) / total
    }
  }

  /// By how much the cumulative mass at the middle of a cell is too large: from the density's slope there, and never more
  /// than a quarter of the cell, where masses are not smooth.
  static func moved(_ masses: ArraySlice<Double>, at cell: Int, widening: Double) -> Double {
    guard cell > 0, cell < masses.count - 1 else { return 0 }
    let most = masses[cell] / 4
    return max(-most, min(most, widening * (masses[cell + 1] - masses[cell - 1]) / 2))
  }
}
