/// How health is distributed given the moods: the three ways of ``PosteriorSums/Support``.
extension PosteriorPass {
  /// The joint distribution of the net counts of the roles that count, first role slowest.
  mutating func addLattice(
    _ realised: [RealisedRole?], _ share: Double, _ sums: inout PosteriorSums
  ) {
    let tables = layout.weighted.compactMap { realised[$0] }
    guard let last = tables.last else { return }
    for node in moods.indices where moods[node] >= smallestMood {
      outer.removeAll(keepingCapacity: true)
      outer.append(share * moods[node])
      for table in tables.dropLast() {
        longer.removeAll(keepingCapacity: true)
        for mass in outer {
          for k in 0..<table.width { longer.append(mass * table.masses[node * table.width + k]) }
        }
        swap(&outer, &longer)
      }
      let width = last.width
      sums.masses.withUnsafeMutableBufferPointer { masses in
        last.masses.withUnsafeBufferPointer { lastMasses in
          for (row, mass) in outer.enumerated() {
            for k in 0..<width { masses[row * width + k] += mass * lastMasses[node * width + k] }
          }
        }
      }
    }
  }

  mutating func addSpectrum(
    _ situation: AccountSituation, _ share: Double, _ sums: inout PosteriorSums
  ) {
    let spectra = layout.weighted.map { engine.spectrum(situation.roles[$0]) }
    let count = HalfPoints.frequencies
    if outer.count != 2 * count { outer = Array(repeating: 0, count: 2 * count) }
    for node in moods.indices where moods[node] >= smallestMood {
      let mass = share * moods[node]
      let start = node * 2 * count
      outer.withUnsafeMutableBufferPointer { product in
        spectra[0].values.withUnsafeBufferPointer { first in
          for index in 0..<2 * count { product[index] = mass * first[start + index] }
        }
        for spectrum in spectra.dropFirst() {
          spectrum.values.withUnsafeBufferPointer { values in
            for frequency in 0..<count {
              let real = product[frequency]
              let imaginary = product[count + frequency]
              let a = values[start + frequency]
              let b = values[start + count + frequency]
              product[frequency] = real * a - imaginary * b
              product[count + frequency] = real * b + imaginary * a
            }
          }
        }
        sums.masses.withUnsafeMutableBufferPointer { masses in
          for index in 0..<2 * count { masses[index] += product[index] }
        }
      }
    }
  }

  /// Exact probabilities where the lattice is too large to list: for each outcome of the other roles, how far the
  /// last role's net count may go.
  func addThresholds(_ realised: [RealisedRole?], _ share: Double, _ sums: inout PosteriorSums) {
    let roles = layout.weighted
    let tables = roles.compactMap { realised[$0] }
    guard let last = tables.last, let lastRole = roles.last else { return }
    let lastScale = 100 * layout.weights[lastRole] / Double(last.population)
    var cumulative = [Double](repeating: 0, count: last.width + 1)
    for node in moods.indices where moods[node] >= smallestMood {
      for k in 0..<last.width { cumulative[k + 1] = cumulative[k] + last.masses[node * last.width + k] }
      func descend(_ index: Int, _ mass: Double, _ health: Double) {
        if index == tables.count - 1 {
          for (number, threshold) in HealthThreshold.all.enumerated() {
            // The largest net count of the last role with health still below.
            let limit = (threshold.value - health) / lastScale
            let slack = 1e-9 / lastScale
            let largest =
              threshold.isClosed ? (limit + slack).rounded(.down) : (limit - slack).rounded(.up) - 1
            let outcomes = Int(max(-1, min(Double(last.width), largest - Double(last.balance - last.silent))))
            sums.below[number] += mass * cumulative[min(last.width, outcomes + 1)]
          }
          return
        }
        let table = tables[index]
        for k in 0..<table.width {
          let part = mass * table.masses[node * table.width + k]
          guard part > 1e-16 else { continue }
          descend(index + 1, part, health + 100 * layout.weights[roles[index]] * table.value(k))
        }
      }
      descend(0, share * moods[node], 0)
    }
  }
}
