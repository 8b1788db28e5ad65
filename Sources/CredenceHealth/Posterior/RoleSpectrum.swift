import CredenceLinearAlgebra

/// The transform of one role's part of the health, w_r nps_r, at each mood.
final class RoleSpectrum {
  /// Per mood: frequencies real parts, then as many imaginary parts.
  let values: [Double]

  /// A role whose contacts are not known: the masses of narrow cells of its net share, each at its middle. Masses of
  /// the nodes of w would stand points apart, and a health of one role would be a comb.
  convenience init(_ role: LatentRole, weight: Double, _ grid: MoodGrid) {
    let cellWidth = 400 * weight / Double(LatentRole.steps)
    self.init(weight: weight, grid) { node, cells in
      let row = node * (LatentRole.steps + 1)
      for step in 0..<LatentRole.steps {
        let mass = role.cumulative[row + step + 1] - role.cumulative[row + step]
        guard mass > 1e-16 else { continue }
        HalfPoints.deposit(mass, at: cellWidth * (Double(step) + 0.5), into: cells)
      }
    }
  }

  /// A role whose contacts are known.
  convenience init(_ role: RealisedRole, weight: Double, _ grid: MoodGrid) {
    self.init(weight: weight, grid) { node, cells in
      for k in 0..<role.width {
        HalfPoints.deposit(
          role.masses[node * role.width + k], at: 200 * weight * (role.value(k) + 1), into: cells)
      }
    }
  }

  private init(weight: Double, _ grid: MoodGrid, fill: (Int, UnsafeMutablePointer<Double>) -> Void) {
    let cells = min(HalfPoints.cells, Int(400 * weight) + 2)
    // One more than used: the last deposit may touch the next cell with mass zero.
    var deposits = [Double](repeating: 0, count: grid.moodCount * cells + 1)
    deposits.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for node in 0..<grid.moodCount { fill(node, base + node * cells) }
    }
    deposits.removeLast()
    let forward = Matrix(
      rowCount: 2 * HalfPoints.frequencies, columnCount: cells,
      elements: Array(HalfPoints.forward[0..<cells * 2 * HalfPoints.frequencies]))
    values =
      (forward * Matrix(rowCount: cells, columnCount: grid.moodCount, elements: deposits)).elements
  }
}
