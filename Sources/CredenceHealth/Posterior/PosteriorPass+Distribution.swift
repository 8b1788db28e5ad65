/// How health is distributed given the random intercepts: the three ways of ``PosteriorSums/Support``.
extension PosteriorPass {
  /// The joint distribution of the net counts of the roles that count, first role slowest.
  mutating func addLattice(
    _ realised: [RealisedRole?], _ share: Double, _ sums: inout PosteriorSums
  ) {
    let tables = layout.weighted.compactMap { realised[$0] }
    guard let last = tables.last else { return }
    for node in live where intercepts[node] >= smallestIntercept {
      fillOuter(tables.dropLast(), node: node, mass: share * intercepts[node])
      let width = last.width
      sums.masses.withUnsafeMutableBufferPointer { masses in
        last.masses.elements.withUnsafeBufferPointer { lastMasses in
          let start = last.masses.start(node)
          for (row, mass) in outer.enumerated() {
            for k in 0..<width { masses[row * width + k] += mass * lastMasses[start + k] }
          }
        }
      }
    }
  }

  mutating func addSpectrum(
    _ situation: AccountSituation, _ share: Double, _ sums: inout PosteriorSums
  ) {
    let spectra = layout.weighted.map { engine.spectrum(situation.roles[$0], over: live) }
    let count = HalfPoints.frequencies
    if outer.count != 2 * count { outer = Array(repeating: 0, count: 2 * count) }
    for node in live where intercepts[node] >= smallestIntercept {
      let mass = share * intercepts[node]
      outer.withUnsafeMutableBufferPointer { product in
        spectra[0].values.elements.withUnsafeBufferPointer { first in
          let start = spectra[0].values.start(node)
          for index in 0..<2 * count { product[index] = mass * first[start + index] }
        }
        for spectrum in spectra.dropFirst() {
          spectrum.values.elements.withUnsafeBufferPointer { values in
            let start = spectrum.values.start(node)
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

  /// Exact probabilities where the lattice is too large to list: for each outcome of the other roles, how many of the
  /// widest role's outcomes lie below each threshold.
  mutating func addThresholds(_ realised: [RealisedRole?], _ share: Double, _ sums: inout PosteriorSums) {
    let section = LatticeSection(
      layout.weighted.compactMap { role in realised[role].map { (layout.weights[role], $0) } })
    let last = section.widest
    let width = last.width
    let thresholds = HealthThreshold.all.count
    var cumulative = [Double](repeating: 0, count: width + 1)
    for node in live where intercepts[node] >= smallestIntercept {
      let start = last.masses.start(node)
      for k in 0..<width { cumulative[k + 1] = cumulative[k] + last.masses.elements[start + k] }
      fillOuter(section.others, node: node, mass: share * intercepts[node])
      sums.below.withUnsafeMutableBufferPointer { below in
        cumulative.withUnsafeBufferPointer { cumulative in
          section.countsBelow.withUnsafeBufferPointer { counts in
            for (row, mass) in outer.enumerated() where mass > 1e-16 {
              for number in 0..<thresholds {
                below[number] += mass * cumulative[Int(counts[row * thresholds + number])]
              }
            }
          }
        }
      }
    }
  }

  /// The joint probabilities of some roles' net counts at a random intercept, times a mass, first role slowest.
  private mutating func fillOuter(_ tables: some Sequence<RealisedRole>, node: Int, mass: Double) {
    outer.removeAll(keepingCapacity: true)
    outer.append(mass)
    for table in tables {
      longer.removeAll(keepingCapacity: true)
      let start = table.masses.start(node)
      for mass in outer {
        for k in 0..<table.width { longer.append(mass * table.masses.elements[start + k]) }
      }
      swap(&outer, &longer)
    }
  }
}
