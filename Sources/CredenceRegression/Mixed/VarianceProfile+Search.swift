import CredenceProbability

extension VarianceProfile {
  /// The rho of smallest deviance in 0...0.999.
  struct Best {
    let rho: Double
    let deviance: Double
    let iterations: Int
    /// How far rho may still be from the best.
    let uncertainty: Double
    /// |dD/drho| there; 0 where rho is at an end of its range.
    let gradient: Double
  }

  /// The largest rho searched: accounts that agree completely have no variance within.
  static let largestRho = 0.999

  /// A coarse scan, because the deviance of few unequal accounts may have two valleys; then Brent's method in the
  /// best cell; then steps on the slope, because near its floor the deviance itself has only half the digits.
  ///
  /// `nil` where A is singular everywhere: the outcome is fitted without a remainder.
  func best(polished: Bool = true) -> Best? {
    var work = Workspace(width: width)
    let repeated = groups.contains { $0.accounts > 0 && $0.rows > 1 }
    let atZero = deviance(at: 0, &work)
    guard repeated else {
      guard atZero.isFinite else { return nil }
      return Best(rho: 0, deviance: atZero, iterations: 0, uncertainty: 0, gradient: 0)
    }
    let grid = [0, 0.02, 0.06, 0.14, 0.28, 0.46, 0.66, 0.84, 0.95, Self.largestRho]
    var values = [atZero]
    for rho in grid.dropFirst() { values.append(deviance(at: rho, &work)) }
    var lowest = 0
    for place in grid.indices where values[place] < values[lowest] { lowest = place }
    guard values[lowest].isFinite else { return nil }
    let (lower, upper) = (grid[max(0, lowest - 1)], grid[min(grid.count - 1, lowest + 1)])
    var rho = grid[lowest]
    var found = values[lowest]
    var iterations = grid.count
    var uncertainty = upper - lower
    if let minimum = try? minimize(
      over: lower...upper, tolerance: polished ? 1e-8 : 1e-5, { deviance(at: $0, &work) }),
      minimum.value < found
    {
      rho = minimum.location
      found = minimum.value
      iterations += minimum.iterations
      uncertainty = minimum.uncertainty
    }
    if atZero <= found {
      return Best(rho: 0, deviance: atZero, iterations: iterations, uncertainty: 0, gradient: 0)
    }
    guard polished, rho > 0, rho < Self.largestRho else {
      return Best(rho: rho, deviance: found, iterations: iterations, uncertainty: uncertainty, gradient: 0)
    }
    // Central differences of D at a step of 1e-4 know the slope's zero to about 1e-9.
    let width = min(1e-4, 0.25 * rho, 0.25 * (1 - rho))
    for _ in 0..<3 {
      let step = newton(at: rho, width, &work)
      guard abs(step) < width, rho + step > 0, rho + step < Self.largestRho else { break }
      rho += step
      iterations += 1
      uncertainty = abs(step)
      if abs(step) < 1e-10 { break }
    }
    let slope = slope(at: rho, width, &work)
    let value = deviance(at: rho, &work)
    return Best(
      rho: rho, deviance: value, iterations: iterations, uncertainty: uncertainty, gradient: abs(slope))
  }

  private func slope(at rho: Double, _ width: Double, _ work: inout Workspace) -> Double {
    (deviance(at: rho + width, &work) - deviance(at: rho - width, &work)) / (2 * width)
  }

  private func newton(at rho: Double, _ width: Double, _ work: inout Workspace) -> Double {
    let above = deviance(at: rho + width, &work)
    let below = deviance(at: rho - width, &work)
    let middle = deviance(at: rho, &work)
    let curvature = (above - 2 * middle + below) / (width * width)
    guard curvature > 0 else { return 0 }
    return -(above - below) / (2 * width) / curvature
  }
}
