import CredenceLinearAlgebra

/// Gauss-Hermite quadrature, for integrals of exp(-z^2) f(z) over the line: exact for polynomials of degree 2n - 1.
///
/// Nodes are eigenvalues of the Jacobi matrix (Golub and Welsch 1969, Mathematics of Computation 23), polished by
/// Newton's method on the Hermite function; weights are Christoffel's sums of squares, so that the far ones keep all
/// their digits.
struct GaussHermite: Sendable, Hashable {
  /// The nodes, ascending.
  let nodes: [Double]
  /// The weights times exp(node^2): what an integral of f itself, without the exp(-z^2), needs.
  let liftedWeights: [Double]

  /// - Precondition: 1...100 points.
  init(pointCount: Int) {
    precondition((1...100).contains(pointCount), "a quadrature rule has 1 to 100 points")
    var jacobi = Matrix(rowCount: pointCount, columnCount: pointCount)
    for place in 1..<max(1, pointCount) {
      let element = (0.5 * Double(place)).squareRoot()
      jacobi[place, place - 1] = element
      jacobi[place - 1, place] = element
    }
    guard let starts = try? SymmetricEigen(jacobi).values else {
      preconditionFailure("the eigenvalues of a Jacobi matrix converge")
    }
    var nodes: [Double] = []
    var weights: [Double] = []
    for (place, start) in starts.enumerated() {
      // Symmetric about zero, exactly.
      if 2 * place + 1 > pointCount {
        nodes.append(-nodes[pointCount - 1 - place])
        weights.append(weights[pointCount - 1 - place])
        continue
      }
      var node = 2 * place + 1 == pointCount ? 0 : start
      for _ in 0..<3 where node != 0 {
        let functions = Self.functions(pointCount, node)
        let value = functions[pointCount]
        let slope = (2 * Double(pointCount)).squareRoot() * functions[pointCount - 1] - node * value
        node -= value / slope
      }
      let squares = Self.functions(pointCount, node).prefix(pointCount).reduce(0) { $0 + $1 * $1 }
      nodes.append(node)
      weights.append(1 / squares)
    }
    self.nodes = nodes
    liftedWeights = weights
  }

  /// The orthonormal Hermite functions of order 0...count.
  private static func functions(_ count: Int, _ z: Double) -> [Double] {
    var result = [exp(-0.5 * z * z) / Double.pi.squareRoot().squareRoot()]
    result.append(2.0.squareRoot() * z * result[0])
    for k in 1..<max(1, count) {
      let next = Double(k + 1)
      result.append((2 / next).squareRoot() * z * result[k] - (Double(k) / next).squareRoot() * result[k - 1])
    }
    return result
  }
}
