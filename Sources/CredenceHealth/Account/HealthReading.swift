/// Quantiles and probabilities of a distribution of health.
struct HealthReading {
  /// At the levels asked for.
  var quantiles: [Double] = []
  /// The probabilities of lying below each of ``HealthThreshold/all``.
  var below: [Double] = Array(repeating: 0, count: HealthThreshold.all.count)

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

  /// Of the half-point grid: the cumulative probability is linear within a cell.
  init(halfPoints masses: ArraySlice<Double>, levels: [Double]) {
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
    below = HealthThreshold.all.map { probability(below: $0.value) }
  }
}
