/// The outcomes of a lattice in order of health. It depends on the contacts known and silent alone, so accounts of one
/// shape are sorted once.
struct LatticeOrder {
  /// Positions in the joint distribution, health ascending.
  let order: [Int32]
  /// 100 sum w_r k_r / N_r at those positions, k_r what the nonrespondents add.
  let health: [Double]

  init(order: [Int32], health: [Double]) {
    self.order = order
    self.health = health
  }

  init(_ roles: [(weight: Double, nonrespondents: Int, population: Int)]) {
    let values = Self.values(roles)
    let sorted = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    order = sorted.map { Int32($0) }
    health = sorted.map { values[$0] }
  }

  /// 100 sum w_r k_r / N_r of every outcome, first role slowest: the positions of the joint distribution.
  static func values(_ roles: [(weight: Double, nonrespondents: Int, population: Int)]) -> [Double] {
    var values = [0.0]
    for role in roles {
      var longer: [Double] = []
      longer.reserveCapacity(values.count * (2 * role.nonrespondents + 1))
      for value in values {
        for k in -role.nonrespondents...role.nonrespondents {
          longer.append(value + 100 * role.weight * Double(k) / Double(role.population))
        }
      }
      values = longer
    }
    return values
  }
}
