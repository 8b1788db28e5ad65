import CredenceConcurrency
import CredenceLinearAlgebra
import CredenceProbability

/// Replicates of the default model in which whole accounts are drawn with replacement.
///
/// The cross products of a replicate are sums over accounts with the number of times each was drawn: for a block of
/// replicates one matrix product per size of account, free of the number of rows.
struct AccountReplicates: Sendable {
  /// What one replicate says.
  struct Replicate: Sendable {
    /// Effects of the drivers; `nil` where the replicate has no variation of the driver; empty where it cannot be
    /// fitted.
    let effects: [Double?]
    /// Importance shares; empty where nothing of the score was left to explain.
    let shares: [Double]
  }

  /// Replicates in one matrix product: wide enough for its speed, narrow enough for several threads.
  static let block = 32
  /// Up to this many drivers every replicate's shares are exact.
  static let exactDrivers = 10
  /// Pairs of opposite orders in a replicate above that.
  static let orderPairs = 48

  private let within: [Matrix]
  private let between: [Matrix]
  private let moments: AccountMoments
  private let clusterOrder: [Int]
  private let scales: [Double]
  private let adjustments: Int
  private let drivers: Int
  private let orders: [[Int]]
  private let correction: [Double]

  /// - Parameters:
  ///   - adjustments: n x a, intercept among them.
  ///   - shares: the importance of the data itself.
  init?(
    adjustments: Matrix, drivers: Matrix, outcome: [Double], clusters: Clusters, weights: [Double],
    shares: [Double]?, seed: UInt64
  ) {
    self.adjustments = adjustments.columnCount
    self.drivers = drivers.columnCount
    var columns: [[Double]] = []
    var scales: [Double] = []
    for matrix in [adjustments, drivers] {
      for place in 0..<matrix.columnCount {
        let column = matrix.column(place)
        let (center, scale) = Self.standard(column)
        // The intercept stays; every other column is centred and scaled, so that sums of squares keep their digits.
        scales.append(scale)
        columns.append(scale == 0 ? column : column.map { ($0 - center) / scale })
      }
    }
    self.scales = scales
    let moments = AccountMoments(
      rows: Matrix(columns: columns).transposed, outcome: outcome, weights: weights, clusters: clusters)
    self.moments = moments
    clusterOrder = moments.order
    let packed = moments.packed
    func parts(_ elements: [Double]) -> [Matrix] {
      moments.groups.map { group in
        Matrix(
          rowCount: packed, columnCount: group.accounts.count,
          elements: Array(elements[group.accounts.lowerBound * packed..<group.accounts.upperBound * packed]))
      }
    }
    within = parts(moments.within)
    between = parts(moments.between)
    guard self.drivers > Self.exactDrivers, let shares else {
      orders = []
      correction = []
      return
    }
    orders = ShapleyShares.orders(of: self.drivers, pairs: Self.orderPairs, seed: seed)
    guard
      let matrix = CorrelationMatrix(
        packed: moments.profile.within, adjustments: self.adjustments, drivers: self.drivers)
    else { return nil }
    // The same orders for the data and every replicate: their error nearly cancels in the difference.
    correction = zip(shares, ShapleyShares.sampled(matrix, orders: orders)).map { $0 - $1 }
  }

  /// All replicates; the same on any number of threads.
  func run(count: Int, seed: UInt64, threads: Int) -> [Replicate] {
    let blocks = (count + Self.block - 1) / Self.block
    return parallelMap(count: blocks, threads: threads) { block in
      let first = block * Self.block
      return replicates(first..<min(count, first + Self.block), seed: seed)
    }
    .flatMap(\.self)
  }

  private func replicates(_ range: Range<Int>, seed: UInt64) -> [Replicate] {
    let accounts = moments.count
    var draws = [[Double]](
      repeating: [], count: moments.groups.count)
    for (place, group) in moments.groups.enumerated() {
      draws[place] = Array(repeating: 0, count: group.accounts.count * range.count)
    }
    var placeOf = [Int](repeating: 0, count: accounts)
    var groupOf = placeOf
    for (number, group) in moments.groups.enumerated() {
      for place in group.accounts {
        placeOf[clusterOrder[place]] = place - group.accounts.lowerBound
        groupOf[clusterOrder[place]] = number
      }
    }
    var counts = [Int32](repeating: 0, count: accounts)
    for (column, replicate) in range.enumerated() {
      AccountDraws.draw(&counts, seed: seed, replicate: replicate)
      for account in 0..<accounts where counts[account] > 0 {
        let group = groupOf[account]
        draws[group][placeOf[account] + column * moments.groups[group].accounts.count] = Double(
          counts[account])
      }
    }
    let packed = moments.packed
    var totals = [Double](repeating: 0, count: packed * range.count)
    var squares: [Matrix] = []
    var drawn: [[Double]] = []
    for (number, group) in moments.groups.enumerated() {
      let chosen = Matrix(
        rowCount: group.accounts.count, columnCount: range.count, elements: draws[number])
      let sums = within[number] * chosen
      sums.elements.withUnsafeBufferPointer { sums in
        for index in totals.indices { totals[index] += sums[index] }
      }
      squares.append(between[number] * chosen)
      drawn.append((0..<range.count).map { column in chosen.column(column).reduce(0, +) })
    }
    return range.indices.map { replicate in
      let column = replicate - range.lowerBound
      let own = Array(totals[column * packed..<(column + 1) * packed])
      var groups: [(rows: Double, weight: Double, accounts: Double)] = []
      var between: [Double] = []
      for (number, group) in moments.groups.enumerated() where drawn[number][column] > 0 {
        groups.append((Double(group.rows), group.weight, drawn[number][column]))
        between += squares[number].elements[column * packed..<(column + 1) * packed]
      }
      return evaluate(within: own, between: between, groups: groups)
    }
  }

  private func evaluate(
    within: [Double], between: [Double], groups: [(rows: Double, weight: Double, accounts: Double)]
  ) -> Replicate {
    var shares: [Double] = []
    if let matrix = CorrelationMatrix(packed: within, adjustments: adjustments, drivers: drivers) {
      shares =
        orders.isEmpty
        ? ShapleyShares.exact(matrix)
        : zip(ShapleyShares.sampled(matrix, orders: orders), correction).map { max(0, $0 + $1) }
    }
    return Replicate(effects: effects(within: within, between: between, groups: groups), shares: shares)
  }

  private func effects(
    within: [Double], between: [Double], groups: [(rows: Double, weight: Double, accounts: Double)]
  ) -> [Double?] {
    let rows = groups.reduce(0) { $0 + $1.rows * $1.accounts }
    let kept = PackedTriangle.independentColumns(within, of: moments.width)
    // The outcome is the last column; without it left there is nothing to fit.
    guard kept.last == moments.width - 1, rows > Double(kept.count) else { return [] }
    let width = kept.count
    let profile: VarianceProfile
    if width == moments.width {
      profile = VarianceProfile(width: width, rows: rows, within: within, between: between, groups: groups)
    } else {
      profile = VarianceProfile(
        width: width, rows: rows, within: PackedTriangle.selecting(kept, from: within[...]),
        between: groups.indices.flatMap { group in
          PackedTriangle.selecting(
            kept, from: between[group * moments.packed..<(group + 1) * moments.packed])
        }, groups: groups)
    }
    var work = VarianceProfile.Workspace(width: width)
    guard let best = profile.best(polished: false), profile.factor(at: best.rho, &work) else { return [] }
    let coefficients = profile.coefficients(work)
    var result = [Double?](repeating: nil, count: drivers)
    for (place, column) in kept.dropLast().enumerated() where column >= adjustments {
      result[column - adjustments] = coefficients[place] / scales[column]
    }
    return result
  }

  private static func standard(_ column: [Double]) -> (center: Double, scale: Double) {
    let mean = column.reduce(0, +) / Double(max(1, column.count))
    let squares = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let scale = (squares / Double(max(1, column.count))).squareRoot()
    return scale > 1e-12 * abs(mean) ? (mean, scale) : (0, 0)
  }
}
