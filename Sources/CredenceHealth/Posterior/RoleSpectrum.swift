import CredenceLinearAlgebra

/// The transform of one role's part of the health, w_r nps_r, at each mood.
final class RoleSpectrum {
  /// Per mood: frequencies real parts, then as many imaginary parts.
  private(set) var values: MoodRows
  private let source: Source
  private let weight: Double
  /// Where each of a mood's masses goes: the same at all moods.
  private let places: [HalfPoints.Place]

  private enum Source {
    case latent(LatentRole)
    case realised(RealisedRole)
  }

  /// A role whose contacts are not known: the masses of narrow cells of its net share, each at its middle. Masses of the
  /// nodes of w would stand points apart, and a health of one role would be a comb.
  init(_ role: LatentRole, weight: Double, _ grid: MoodGrid) {
    source = .latent(role)
    self.weight = weight
    let cellWidth = 400 * weight / Double(LatentRole.steps)
    places = (0..<LatentRole.steps).map { HalfPoints.Place(cellWidth * (Double($0) + 0.5)) }
    values = Self.noRows(grid)
  }

  /// A role whose contacts are known.
  init(_ role: RealisedRole, weight: Double, _ grid: MoodGrid) {
    source = .realised(role)
    self.weight = weight
    places = (0..<role.width).map { HalfPoints.Place(200 * weight * (role.value($0) + 1)) }
    values = Self.noRows(grid)
  }

  /// In blocks long enough for a product of matrices to be worth its preparation.
  private static func noRows(_ grid: MoodGrid) -> MoodRows {
    MoodRows(width: 2 * HalfPoints.frequencies, moodCount: grid.moodCount, block: 32)
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
      let row = role.cumulative.start(mood)
      role.cumulative.elements.withUnsafeBufferPointer { cumulative in
        for (step, place) in places.enumerated() {
          let mass = cumulative[row + step + 1] - cumulative[row + step]
          guard mass > 1e-16 else { continue }
          place.deposit(mass, into: cells)
        }
      }
    case .realised(let role):
      let row = role.masses.start(mood)
      role.masses.elements.withUnsafeBufferPointer { masses in
        for (k, place) in places.enumerated() { place.deposit(masses[row + k], into: cells) }
      }
    }
  }
}
