/// All subsets of drivers, depth first, for the Shapley value of R^2.
///
/// share_j = sum over S with j of (w(s - 1) + w(s)) R^2(S), less the sum over all S of w(s) R^2(S), with
/// w(s) = s! (d - s - 1)!/d! and w(d) = 0. The first sum is had for all j in one walk: what a branch that takes
/// driver j returns belongs to j. At depth k only the matrix of drivers k... and the outcome is needed, so half of
/// all nodes touch four numbers and the walk costs a few operations a subset, without memory.
struct SubsetSearch {
  private let count: Int
  /// Per size s: w(s - 1) + w(s), and w(s).
  private let joined: [Double]
  private let alone: [Double]
  /// One matrix a depth, rows of count + 1; the first is the correlations.
  private var matrices: [Double]
  private(set) var shares: [Double]

  init(_ matrix: CorrelationMatrix) {
    count = matrix.count
    var weights = [Double](repeating: 0, count: count + 1)
    if count > 0 { weights[0] = 1 / Double(count) }
    for size in 1..<max(1, count) { weights[size] = weights[size - 1] * Double(size) / Double(count - size) }
    alone = weights
    joined = weights.indices.map { weights[$0] + ($0 > 0 ? weights[$0 - 1] : 0) }
    matrices = matrix.elements + Array(repeating: 0, count: count * (count + 1) * (count + 1))
    shares = Array(repeating: 0, count: count)
  }

  mutating func run() {
    guard count > 0 else { return }
    let (count, joined, alone) = (count, joined, alone)
    var sums = [Double](repeating: 0, count: count)
    var base = 0.0
    matrices.withUnsafeMutableBufferPointer { matrices in
      sums.withUnsafeMutableBufferPointer { sums in
        joined.withUnsafeBufferPointer { joined in
          alone.withUnsafeBufferPointer { alone in
            guard let start = matrices.baseAddress else { return }
            let walk = Walk(count: count, joined: joined, alone: alone, sums: sums, start: start)
            base = walk.visit(driver: 0, matrix: 0, size: 0, explained: 0).alone
          }
        }
      }
    }
    shares = sums.map { max(0, $0 - base) }
  }

  private struct Walk {
    let count: Int
    let joined: UnsafeBufferPointer<Double>
    let alone: UnsafeBufferPointer<Double>
    let sums: UnsafeMutableBufferPointer<Double>
    let start: UnsafeMutablePointer<Double>

    /// The two weighted sums of R^2 over subsets that extend the one reached by drivers `driver`....
    func visit(driver: Int, matrix: Int, size: Int, explained: Double) -> (joined: Double, alone: Double) {
      let stride = count + 1
      let own = start + matrix * stride * stride
      let row = own + driver * stride
      let pivot = row[driver]
      // A driver that the taken ones determine adds nothing.
      let inverse = pivot > 1e-9 ? 1 / pivot : 0
      let more = explained + row[count] * row[count] * inverse
      if driver == count - 1 {
        let taken = joined[size + 1] * more
        sums[driver] += taken
        return (taken + joined[size] * explained, alone[size + 1] * more + alone[size] * explained)
      }
      let target = start + (driver + 1) * stride * stride
      for line in (driver + 1)..<count {
        let factor = row[line] * inverse
        let (from, to) = (own + line * stride, target + line * stride)
        for column in line...count { to[column] = from[column] - factor * row[column] }
      }
      let with = visit(driver: driver + 1, matrix: driver + 1, size: size + 1, explained: more)
      sums[driver] += with.joined
      let without = visit(driver: driver + 1, matrix: matrix, size: size, explained: explained)
      return (with.joined + without.joined, with.alone + without.alone)
    }
  }
}
