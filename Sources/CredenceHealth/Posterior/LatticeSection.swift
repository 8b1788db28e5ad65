/// A cross-section of a lattice too large to list: every outcome of all roles but the widest, and for each the part of
/// the widest role's outcomes that lies below each threshold of the verdict. It depends on the contacts known and silent
/// and on the answers, not on the random intercept.
struct LatticeSection {
  /// All roles but the widest, in order.
  let others: [RealisedRole]
  /// The role with the most outcomes.
  let widest: RealisedRole
  /// Per outcome of the others, first role slowest, and per threshold: how many outcomes of the widest role are below.
  let countsBelow: [Int32]

  /// - Parameter roles: every role that counts with its share in the health.
  /// - Precondition: at least one role.
  init(_ roles: [(weight: Double, role: RealisedRole)]) {
    var others = roles
    let place = roles.indices.max { roles[$0].role.width < roles[$1].role.width } ?? 0
    let (weight, widest) = others.remove(at: place)
    // The part of health in hands of the others, first role slowest.
    var health = [0.0]
    for (weight, role) in others {
      var longer: [Double] = []
      longer.reserveCapacity(health.count * role.width)
      for value in health {
        for k in 0..<role.width { longer.append(value + 100 * weight * role.value(k)) }
      }
      health = longer
    }
    let scale = 100 * weight / Double(widest.population)
    let slack = 1e-9 / scale
    let first = Double(widest.balance - widest.nonrespondents)
    var counts: [Int32] = []
    counts.reserveCapacity(health.count * HealthThreshold.all.count)
    for value in health {
      for threshold in HealthThreshold.all {
        // The largest net count of the widest role with health still below.
        let limit = (threshold.value - value) / scale
        let largest = threshold.isClosed ? (limit + slack).rounded(.down) : (limit - slack).rounded(.up) - 1
        counts.append(Int32(min(Double(widest.width), max(0, largest - first + 1))))
      }
    }
    self.others = others.map(\.role)
    self.widest = widest
    countsBelow = counts
  }
}
