import CredenceLinearAlgebra

/// The transform of one role's part of the health, w_r nps_r, at each random intercept.
final class RoleSpectrum {
  /// Per random intercept: frequencies real parts, then as many imaginary parts.
  private(set) var values: InterceptRows
  private let source: Source
  private let weight: Double
  /// Where each of a random intercept's masses goes: the same at all random intercepts.
  private let places: [HalfPoints.Place]

  private enum Source {
    case latent(LatentRole)
    case realised(RealisedRole)
  }

  /// A role whose contacts are not known: the masses of narrow cells of its net share, each at its middle. Masses of the
  /// nodes of w would stand points apart, and a health of one role would be a comb.
  init(_ role: LatentRole, weight: Double, _ grid: InterceptGrid) {
    source = .latent(role)
    self.weight = weight
    let cellWidth = 400 * weight / Double(LatentRole.steps)
    places = (0..<LatentRole.steps).map { HalfPoints.Place(cellWidth * (Double($0) + 0.5)) }
    values = Self.noRows(grid)
  }

  /// A role whose contacts are known.
  init(_ role: RealisedRole, weight: Double, _ grid: InterceptGrid) {
    source = .realised(role)
    self.weight = weight
    places = (0..<role.width).map { HalfPoints.Place(200 * weight * (role.value($0) + 1)) }
    values = Self.noRows(grid)
  }

  /// In blocks long enough for a product of matrices to be worth its preparation.
  private static func noRows(_ grid: InterceptGrid) -> InterceptRows {
    InterceptRows(width: 2 * HalfPoints.frequencies, interceptCount: grid.interceptCount, block: 32)
  }

  /// Works out what is missing at some neighbouring random intercepts.
  func cover(_ intercepts: Range<Int>) {
    switch source {
    case .latent(let role): role.cover(values.blocks(intercepts))
    case .realised(let role): role.cover(values.blocks(intercepts))
    }
    _ = values.cover(intercepts) { intercepts, rows in fill(rows, intercepts) }
  }

  private func fill(_ rows: UnsafeMutableBufferPointer<Double>, _ intercepts: Range<Int>) {
    let cells = min(HalfPoints.cells, Int(400 * weight) + 2)
    // One more than used: the last deposit may touch the next cell with mass zero.
    var deposits = [Double](repeating: 0, count: intercepts.count * cells + 1)
    deposits.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for intercept in intercepts {
        deposit(intercept, into: base + (intercept - intercepts.lowerBound) * cells)
      }
    }
    deposits.removeLast()
    // Where the role hardly differs from its account, neighbouring random intercepts reach few cells.
    let reached = (0..<cells).filter { cell in
      intercepts.contains { deposits[($0 - intercepts.lowerBound) * cells + cell] != 0 }
    }
    guard let first = reached.first, let last = reached.last else {
      rows.initialize(repeating: 0)
      return
    }
    let part = intercepts.flatMap { intercept in
      let column = (intercept - intercepts.lowerBound) * cells
      return deposits[column + first...column + last]
    }
    let made = HalfPoints.forward.columns(
      first..<last + 1,
      times: Matrix(rowCount: last + 1 - first, columnCount: intercepts.count, elements: part))
    _ = rows.initialize(fromContentsOf: made.elements)
  }

  private func deposit(_ intercept: Int, into cells: UnsafeMutablePointer<Double>) {
    switch source {
    case .latent(let role):
      let row = role.cumulative.start(intercept)
      role.cumulative.elements.withUnsafeBufferPointer { cumulative in
        for (step, place) in places.enumerated() {
          let mass = cumulative[row + step + 1] - cumulative[row + step]
          guard mass > 1e-16 else { continue }
          place.deposit(mass, into: cells)
        }
      }
    case .realised(let role):
      let row = role.masses.start(intercept)
      role.masses.elements.withUnsafeBufferPointer { masses in
        for (k, place) in places.enumerated() { place.deposit(masses[row + k], into: cells) }
      }
    }
  }
}
