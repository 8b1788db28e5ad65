import CredenceProbability

/// The share of R^2 each driver adds, averaged over all orders in which drivers can enter: LMG, the Shapley value
/// of R^2. Shares are not negative and sum to R^2.
///
/// Source: Lindeman, Merenda and Gold (1980); Groemping (2006), JSS 17(1).
enum ShapleyShares {
  /// All subsets, by ``SubsetSearch``.
  static func exact(_ matrix: CorrelationMatrix) -> [Double] {
    var search = SubsetSearch(matrix)
    search.run()
    return search.shares
  }

  /// The Shapley value of the orders given; with orders in pairs of opposites the noise is smaller.
  ///
  /// The gains of one order are the squares of L^-1 r, L the Cholesky factor of the correlations in that order.
  static func sampled(_ matrix: CorrelationMatrix, orders: [[Int]]) -> [Double] {
    let count = matrix.count
    var shares = [Double](repeating: 0, count: count)
    guard count > 0, !orders.isEmpty else { return shares }
    let size = count + 1
    var factor = [Double](repeating: 0, count: size * size)
    let elements = matrix.elements
    factor.withUnsafeMutableBufferPointer { factor in
      elements.withUnsafeBufferPointer { elements in
        shares.withUnsafeMutableBufferPointer { shares in
          for order in orders {
            order.withUnsafeBufferPointer { order in
              // Row `size - 1` is the outcome: its factor's elements are the gains' roots.
              for row in 0..<size {
                let name = row < count ? order[row] : count
                for column in 0...min(row, count - 1) {
                  var value = elements[name + order[column] * size]
                  for inner in 0..<column {
                    value -= factor[row * size + inner] * factor[column * size + inner]
                  }
                  if row == column {
                    // A driver that the earlier ones determine adds nothing.
                    factor[row * size + row] = value > 1e-9 ? 1 / value.squareRoot() : 0
                  } else {
                    factor[row * size + column] = value * factor[column * size + column]
                  }
                }
              }
              let last = count * size
              for place in 0..<count {
                shares[order[place]] += factor[last + place] * factor[last + place]
              }
            }
          }
        }
      }
    }
    return shares.map { $0 / Double(orders.count) }
  }

  /// Random orders, each followed by its opposite.
  static func orders(of count: Int, pairs: Int, seed: UInt64) -> [[Int]] {
    var generator = PhiloxGenerator(seed: seed, stream: 0x5eed)
    var result: [[Int]] = []
    for _ in 0..<pairs {
      var order = Array(0..<count)
      generator.shuffle(&order)
      result.append(order)
      result.append(order.reversed())
    }
    return result
  }
}
