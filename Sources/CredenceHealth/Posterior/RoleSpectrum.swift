import CredenceLinearAlgebra

/// The transform of one role's part of the health, w_r nps_r, at each mood.
final class RoleSpectrum {
  /// Per mood: frequencies real parts, then as many imaginary parts.
  private(set) var values: MoodRows
  private let source: Source
  private let weight: Double

  private enum Source {
    case latent(LatentRole)
    case realised(RealisedRole)
  }

  /// A role whose contacts are not known.
  convenience init(_ role: LatentRole, weight: Double, _ grid: MoodGrid) {
    self.init(.latent(role), weight: weight, grid)
  }

  /// A role whose contacts are known.
  convenience init(_ role: RealisedRole, weight: Double, _ grid: MoodGrid) {
    self.init(.realised(role), weight: weight, grid)
  }

  private init(_ source: Source, weight: Double, _ grid: MoodGrid) {
    self.source = source
    self.weight = weight
    values = MoodRows(width: 2 * HalfPoints.frequencies, moodCount: grid.moodCount, block: 32)
  }

  /// Works out what is missing at some neighbouring moods.
  func cover(_ moods: Range<Int>) {
    switch source {
    case .latent(let role): role.cover(values.blocks(moods))
    case .realised(let role): role.cover(values.blocks(moods))
    }
    _ = values.cover(moods) { moods, rows in fill(rows, moods) }
  }

  private func fill(_ rows: UnsafeMutableBufferPointer<Double>, _ moods: Range<Int>) {
    let cells = min(HalfPoints.cells, Int(400 * weight) + 2)
    // One more than used: the last deposit may touch the next cell with mass zero.
    var deposits = [Double](repeating: 0, count: moods.count * cells + 1)
    deposits.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for mood in moods { deposit(mood, into: base + (mood - moods.lowerBound) * cells) }
    }
    deposits.removeLast()
    // Where the role hardly differs from its account, neighbouring moods reach few cells.
    let reached = (0..<cells).filter { cell in
      moods.contains { deposits[($0 - moods.lowerBound) * cells + cell] != 0 }
    }
    guard let first = reached.first, let last = reached.last else {
      rows.initialize(repeating: 0)
      return
    }
    let part = moods.flatMap { mood in
      let column = (mood - moods.lowerBound) * cells
      return deposits[column + first...column + last]
    }
    let made = HalfPoints.forward.columns(
      first..<last + 1,
      times: Matrix(rowCount: last + 1 - first, columnCount: moods.count, elements: part))
    _ = rows.initialize(fromContentsOf: made.elements)
  }

  private func deposit(_ mood: Int, into cells: UnsafeMutablePointer<Double>) {
    switch source {
    case .latent(let role):
      // The masses of narrow cells of the net share, each at its middle. Masses of the nodes of w would stand points
      // apart, and a health of one role would be a comb.
      let cellWidth = 400 * weight / Double(LatentRole.steps)
      let row = role.cumulative.start(mood)
      role.cumulative.elements.withUnsafeBufferPointer { cumulative in
        for step in 0..<LatentRole.steps {
          let mass = cumulative[row + step + 1] - cumulative[row + step]
          guard mass > 1e-16 else { continue }
          HalfPoints.deposit(mass, at: cellWidth * (Double(step) + 0.5), into: cells)
        }
      }
    case .realised(let role):
      let row = role.masses.start(mood)
      for k in 0..<role.width {
        HalfPoints.deposit(
          role.masses.elements[row + k], at: 200 * weight * (role.value(k) + 1), into: cells)
      }
    }
  }
}
