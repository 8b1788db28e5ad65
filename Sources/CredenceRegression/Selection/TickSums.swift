import CredenceConcurrency
import CredenceLinearAlgebra
import CredenceProbability

/// Per account the sums from which all statistics of ticks are made, so that a bootstrap replicate is a sum over
/// accounts: weights by class, ticked weights by driver and class, praise and complaint by driver, and of rows
/// without a tick.
struct TickSums: Sendable {
  /// One row a quantity, one column an account.
  let sums: Matrix
  let driverCount: Int

  /// Rows of ``sums``: 3 class weights, 2 untied contributions, then 5 a driver.
  private static let shared = 5
  private static let each = 5

  /// - Parameters:
  ///   - ticks: n x d of 0 and 1.
  ///   - signs: 1, 0, -1 a row.
  init(ticks: Matrix, signs: [Double], weights: [Double], clusters: Clusters) {
    let (count, drivers) = (ticks.rowCount, ticks.columnCount)
    driverCount = drivers
    let height = Self.shared + Self.each * drivers
    var elements = [Double](repeating: 0, count: height * clusters.count)
    for row in 0..<count {
      let base = clusters.ofRow[row] * height
      let weight = weights[row]
      let kind = signs[row] > 0 ? 0 : signs[row] < 0 ? 2 : 1
      elements[base + kind] += weight
      var own: [Int] = []
      for driver in 0..<drivers where ticks.elements[row + driver * count] > 0 { own.append(driver) }
      let part = weight * signs[row] / Double(max(1, own.count))
      if own.isEmpty { elements[base + (kind == 2 ? 4 : 3)] += part }
      for driver in own {
        let place = base + Self.shared + driver * Self.each
        elements[place + kind] += weight
        elements[place + (kind == 2 ? 4 : 3)] += part
      }
    }
    sums = Matrix(rowCount: height, columnCount: clusters.count, elements: elements)
  }

  /// One driver's statistics.
  struct Statistics: Sendable {
    /// t_P - t_D and (t_P + t_D)/2 - t_M, shares; `nil` without the classes.
    var valence: Double?
    var salience: Double?
    /// Points of NPS.
    var praise: Double
    var complaint: Double
  }

  /// The statistics of all drivers and, last, of rows without a tick.
  func statistics(_ totals: ArraySlice<Double>) -> [Statistics] {
    let base = totals.startIndex
    let (promoters, passives, detractors) = (totals[base], totals[base + 1], totals[base + 2])
    let scale = 100 / (promoters + passives + detractors)
    var result: [Statistics] = []
    for driver in 0..<driverCount {
      let place = base + Self.shared + driver * Self.each
      let high = promoters > 0 ? totals[place] / promoters : nil
      let middle = passives > 0 ? totals[place + 1] / passives : nil
      let low = detractors > 0 ? totals[place + 2] / detractors : nil
      var own = Statistics(
        valence: nil, salience: nil, praise: scale * totals[place + 3], complaint: scale * totals[place + 4])
      if let high, let low {
        own.valence = high - low
        own.salience = middle.map { 0.5 * (high + low) - $0 }
      }
      result.append(own)
    }
    result.append(
      Statistics(
        valence: nil, salience: nil, praise: scale * totals[base + 3], complaint: scale * totals[base + 4]))
    return result
  }

  /// Of the data.
  var observed: [Statistics] {
    let totals = sums * [Double](repeating: 1, count: sums.columnCount)
    return statistics(totals[...])
  }

  /// Of replicates that draw accounts.
  func replicates(count: Int, seed: UInt64, threads: Int) -> [[Statistics]] {
    let block = 64
    return parallelMap(count: (count + block - 1) / block, threads: threads) { number in
      let range = number * block..<min(count, (number + 1) * block)
      let accounts = sums.columnCount
      var draws = [Double](repeating: 0, count: accounts * range.count)
      var counts = [Int32](repeating: 0, count: accounts)
      for (column, replicate) in range.enumerated() {
        AccountDraws.draw(&counts, seed: seed, replicate: replicate)
        for account in 0..<accounts { draws[account + column * accounts] = Double(counts[account]) }
      }
      let drawn = sums * Matrix(rowCount: accounts, columnCount: range.count, elements: draws)
      return range.indices.map { replicate in
        let column = replicate - range.lowerBound
        return statistics(drawn.elements[column * sums.rowCount..<(column + 1) * sums.rowCount])
      }
    }
    .flatMap(\.self)
  }
}
