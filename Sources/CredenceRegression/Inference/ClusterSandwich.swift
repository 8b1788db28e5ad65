package import CredenceLinearAlgebra

/// The cluster-robust covariance of least-squares coefficients, and the degrees of freedom of a contrast of them.
///
/// The design and residuals are *whitened*: divided by the square root of the working covariance, so that the
/// working covariance of what is given is a multiple of the identity. With M = (X'X)^-1 and
/// H_gg = X_g M X_g' the adjustment of CR2 is A_g = (I - H_gg)^(-1/2), symmetric, the pseudo-inverse root where
/// a cluster determines a coefficient alone: V = M [sum_g X_g' A_g e_g e_g' A_g X_g] M.
///
/// Everything is done in the span of a cluster: with M = L L', Z_g = X_g L has the singular values of H_gg, and
/// an eigendecomposition of Z_g Z_g' or Z_g' Z_g, whichever is smaller, gives all corrections at once. Nothing of
/// size G x G is formed, so a hundred thousand clusters cost as many small steps.
///
/// Source: Bell and McCaffrey (2002), Survey Methodology 28(2); Pustejovsky and Tipton (2018), JBES 36(4).
package struct ClusterSandwich: Sendable {
  /// The number of clusters, G.
  package let clusterCount: Int
  /// What n is in ``ClusterCorrection/cr1s``.
  package let observationCount: Int
  /// M = (X'X)^-1, named as the design's columns.
  package let bread: Matrix

  /// L with M = L L'.
  private let root: Matrix
  /// Per cluster: H_gg's eigenvectors carried over to the columns, and (1 - d)^(-1/2).
  private let spans: [ClusterSpan]
  /// The sums of squared scores of the clusters in the coordinates of ``root``: CR0, CR2, CR3.
  private let meats: (cr0: Matrix, cr2: Matrix, cr3: Matrix)

  /// Below this a direction counts as determined by one cluster alone: 1 - d is zero up to rounding.
  static let determined = 1e-8

  /// Prepares all corrections.
  ///
  /// - Parameters:
  ///   - design: n x p, whitened, of full column rank.
  ///   - residuals: n, whitened in the same way.
  ///   - clusters: of the n rows.
  ///   - bread: (X'X)^-1 where it is already known; p x p.
  ///   - observationCount: n of ``ClusterCorrection/cr1s`` where one observation has several rows; by default
  ///     the number of rows.
  /// - Throws: ``RegressionError/oneCluster``, ``RegressionError/tooFewRows(rows:terms:)``, or
  ///   ``RegressionError/numerical(_:)`` where a value is not finite or the columns are dependent.
  package init(
    design: Matrix, residuals: [Double], clusters: Clusters, bread: Matrix? = nil,
    observationCount: Int? = nil
  ) throws(RegressionError) {
    precondition(
      residuals.count == design.rowCount && clusters.rowCount == design.rowCount, "one of each a row")
    guard clusters.count > 1 else { throw .oneCluster }
    guard design.rowCount >= design.columnCount else {
      throw .tooFewRows(rows: design.rowCount, terms: design.columnCount)
    }
    guard residuals.allSatisfy(\.isFinite) else { throw .numerical("a residual is not finite") }
    clusterCount = clusters.count
    self.observationCount = observationCount ?? design.rowCount
    do throws(LinearAlgebraError) {
      let inverse: Matrix
      if let bread { inverse = bread } else { inverse = try Cholesky(design.gram).inverse }
      self.bread = inverse.named(rows: design.columnNames, columns: design.columnNames)
      root = try Cholesky(inverse).lower.named(rows: design.columnNames, columns: nil)
      let scaled = (design.named(rows: nil, columns: nil) * root.named(rows: nil, columns: nil)).transposed
      var spans: [ClusterSpan] = []
      spans.reserveCapacity(clusters.count)
      var scores = (cr0: [Double](), cr2: [Double](), cr3: [Double]())
      for rows in clusters.rows {
        let span = try ClusterSpan(scaled, rows: rows, residuals: residuals, scores: &scores)
        spans.append(span)
      }
      self.spans = spans
      let size = design.columnCount
      meats = (Self.meat(scores.cr0, size), Self.meat(scores.cr2, size), Self.meat(scores.cr3, size))
    } catch {
      throw .numerical(error.description)
    }
  }

  /// The covariance matrix of the coefficients, p x p, named by the design's columns.
  package func covariance(_ correction: ClusterCorrection) -> Matrix {
    let clusters = Double(clusterCount)
    let factor = clusters / (clusters - 1)
    switch correction {
    case .cr0: return outward(meats.cr0)
    case .cr1: return factor * outward(meats.cr0)
    case .cr1s:
      let observations = Double(observationCount)
      let residual = max(1, observations - Double(bread.rowCount))
      return (factor * (observations - 1) / residual) * outward(meats.cr0)
    case .cr2: return outward(meats.cr2)
    case .cr3: return outward(meats.cr3)
    }
  }

  /// Satterthwaite's degrees of freedom of a contrast c'b under CR2, at least 1.
  ///
  /// tr(P)^2 / |P|_F^2 with h_g = A_g X_g M c and P_gh = [g = h] h_g'h_g - (X_g'h_g)' M (X_h'h_h). The P of all
  /// clusters is never formed: its trace and norm need the h_g'h_g, the p-vectors b_g = L' X_g'h_g and the p x p
  /// matrix of their squares.
  ///
  /// - Parameter contrast: one weight a column of the design, not all zero.
  package func degreesOfFreedom(for contrast: [Double]) -> Double {
    precondition(contrast.count == bread.rowCount, "one weight a column")
    let size = contrast.count
    let direction = root.transposedTimes(contrast)
    var crossed = [Double](repeating: 0, count: clusterCount * size)
    var (trace, diagonalPart) = (0.0, 0.0)
    for (cluster, span) in spans.enumerated() {
      let squared = span.project(direction, into: &crossed, at: cluster * size)
      var length = 0.0
      for index in cluster * size..<(cluster + 1) * size { length += crossed[index] * crossed[index] }
      trace += squared - length
      diagonalPart += squared * (squared - 2 * length)
    }
    let products = Self.meat(crossed, size)
    let norm = products.frobeniusNorm
    let total = diagonalPart + norm * norm
    guard trace > 0, total > 0 else { return 1 }
    return max(1, trace * trace / total)
  }

  private func outward(_ meat: Matrix) -> Matrix {
    // L meat L' as a Gram matrix would need meat's root; symmetrise the product instead.
    var result = (root * meat).timesTransposed(root)
    for column in 0..<result.columnCount {
      for row in 0..<column {
        let mean = 0.5 * (result[row, column] + result[column, row])
        result[row, column] = mean
        result[column, row] = mean
      }
    }
    return result
  }

  /// The sum of v v' over vectors of one length laid end to end.
  private static func meat(_ vectors: [Double], _ size: Int) -> Matrix {
    let columns = Matrix(rowCount: size, columnCount: vectors.count / max(1, size), elements: vectors)
    return columns.timesTransposed(columns)
  }
}
