/// The restricted likelihood of a random-intercept model as a function of rho alone, the other parameters at
/// their best, from cross products summed over accounts.
///
/// V_g = s2 [(1 - r) W^-1 + r 11']; with m rows and weight u in an account (u = m where nothing is weighted),
/// A(r) = T/(1 - r) - sum_u c_u B_u, c_u = r/((1 - r)(1 - r + u r)), T the cross products and B_u the squared
/// sums of accounts of weight u, outcome as last column. The last pivot of A's Cholesky factor, squared, is the
/// residual sum of squares. An evaluation costs the number of different sizes times p^2, and p^3.
struct VarianceProfile {
  /// p + 1.
  let width: Int
  /// Rows, over all accounts.
  let rows: Double
  /// Packed T.
  let within: [Double]
  /// Packed B_u, one after another in the order of ``groups``.
  let between: [Double]
  /// Accounts of a size: how many there are (replicates count them as often as drawn).
  let groups: [(rows: Double, weight: Double, accounts: Double)]

  /// What is computed at one rho.
  struct Workspace {
    /// The factor of A, packed.
    var factor: [Double]
    init(width: Int) { factor = Array(repeating: 0, count: width * (width + 1) / 2) }
  }

  var terms: Int { width - 1 }
  var freedom: Double { rows - Double(terms) }

  /// Factors A(rho); false where A is not positive definite.
  func factor(at rho: Double, _ work: inout Workspace) -> Bool {
    let scale = 1 / (1 - rho)
    let count = within.count
    let width = width
    return work.factor.withUnsafeMutableBufferPointer { target in
      within.withUnsafeBufferPointer { within in
        for index in 0..<count { target[index] = scale * within[index] }
      }
      if rho > 0 {
        between.withUnsafeBufferPointer { between in
          for (place, group) in groups.enumerated() where group.accounts > 0 {
            let weight = rho / ((1 - rho) * (1 - rho + group.weight * rho))
            let base = place * count
            for index in 0..<count { target[index] -= weight * between[base + index] }
          }
        }
      }
      return PackedCholesky.factor(target, width)
    }
  }

  /// The REML deviance without its constants; infinity where A is singular.
  func deviance(at rho: Double, _ work: inout Workspace) -> Double {
    guard factor(at: rho, &work) else { return .infinity }
    var result = 0.0
    for group in groups where group.accounts > 0 {
      result += group.accounts * (group.rows - 1) * log1p(-rho)
      result += group.accounts * log(1 - rho + group.weight * rho)
    }
    for term in 0..<terms { result += 2 * log(work.factor[term * (term + 1) / 2 + term]) }
    return result + freedom * log(residual(work) / freedom)
  }

  /// The weighted residual sum of squares at the rho last factored.
  func residual(_ work: Workspace) -> Double {
    let last = work.factor[work.factor.count - 1]
    return last * last
  }

  /// The coefficients at the rho last factored: L11' b = l21.
  func coefficients(_ work: Workspace) -> [Double] {
    let terms = terms
    let last = terms * (terms + 1) / 2
    var result = Array(work.factor[last..<last + terms])
    for row in (0..<terms).reversed() {
      var value = result[row]
      for below in (row + 1)..<max(row + 1, terms) {
        value -= work.factor[below * (below + 1) / 2 + row] * result[below]
      }
      result[row] = value / work.factor[row * (row + 1) / 2 + row]
    }
    return result
  }
}

/// The Cholesky factor of a packed lower triangle, in place.
enum PackedCholesky {
  /// False where a pivot is not positive beside its own diagonal element.
  @inline(__always)
  static func factor(_ target: UnsafeMutableBufferPointer<Double>, _ width: Int) -> Bool {
    for row in 0..<width {
      let start = row * (row + 1) / 2
      for column in 0..<row {
        let other = column * (column + 1) / 2
        var value = target[start + column]
        for inner in 0..<column { value -= target[start + inner] * target[other + inner] }
        target[start + column] = value / target[other + column]
      }
      let original = target[start + row]
      var pivot = original
      for inner in 0..<row { pivot -= target[start + inner] * target[start + inner] }
      guard pivot > 1e-12 * original, pivot.isFinite else { return false }
      target[start + row] = pivot.squareRoot()
    }
    return true
  }
}
