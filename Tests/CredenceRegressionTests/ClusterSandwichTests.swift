import CredenceLinearAlgebra
import CredenceProbability
import Testing

@testable import CredenceRegression

@Suite("Cluster sandwich")
struct ClusterSandwichTests {
  @Test("against R's clubSandwich 0.5.8: CR0 to CR3 and Satterthwaite's degrees of freedom")
  func clubSandwich() throws {
    let golden = try GoldenCase.load("d120_ols_cluster")
    let (design, outcome, accounts) = try FixtureColumns.drivers120()
    let coefficients = try PivotedQR(design).solve(outcome)
    let residuals = zip(outcome, design * coefficients).map { $0 - $1 }
    let sandwich = try ClusterSandwich(
      design: design, residuals: residuals, clusters: Clusters(accounts))
    let names = try #require(design.columnNames)
    let kinds: [(String, ClusterCorrection)] = [
      ("CR0", .cr0), ("CR1", .cr1), ("CR1S", .cr1s), ("CR2", .cr2), ("CR3", .cr3),
    ]
    for (name, correction) in kinds {
      let expected = try golden.named(name)
      let covariance = sandwich.covariance(correction)
      for (place, term) in names.enumerated() {
        let error = covariance[place, place].squareRoot()
        #expect(isClose(error, try #require(expected[term]), golden.tolerance), "\(name) \(term)")
      }
    }
    let freedom = try golden.named("CR2_df")
    for (place, term) in names.enumerated() {
      var contrast = [Double](repeating: 0, count: names.count)
      contrast[place] = 1
      let value = sandwich.degreesOfFreedom(for: contrast)
      #expect(isClose(value, try #require(freedom[term]), golden.tolerance), "df of \(term)")
    }
  }

  /// The definition, with every n x n and G x G matrix written out.
  static func plain(
    _ design: Matrix, _ residuals: [Double], _ clusters: Clusters, _ contrast: [Double]
  ) throws -> (cr2: Matrix, degreesOfFreedom: Double) {
    let bread = try Cholesky(design.gram).inverse
    var meat = Matrix(rowCount: design.columnCount, columnCount: design.columnCount)
    var (lengths, sums) = ([Double](), [[Double]]())
    for rows in clusters.rows {
      let own = design.selectingRows(rows)
      let room = Matrix.identity(rows.count) - (own * bread).timesTransposed(own)
      let adjust = SymmetricEigenRoot.of(room, try SymmetricEigen(room))
      let score = own.transposedTimes(adjust * rows.map { residuals[$0] })
      meat.addOuterProduct(of: score)
      let along = adjust * (own * (bread * contrast))
      lengths.append(along.reduce(0) { $0 + $1 * $1 })
      sums.append(own.transposedTimes(along))
    }
    var (trace, squares) = (0.0, 0.0)
    for (one, sum) in sums.enumerated() {
      for (two, other) in sums.enumerated() {
        let between = zip(sum, bread * other).reduce(0) { $0 + $1.0 * $1.1 }
        let element = (one == two ? lengths[one] : 0) - between
        squares += element * element
        if one == two { trace += element }
      }
    }
    return ((bread * meat) * bread, trace * trace / squares)
  }

  enum SymmetricEigenRoot {
    static func of(_ matrix: Matrix, _ eigen: SymmetricEigen) -> Matrix {
      eigen.applying { $0 > 1e-8 ? 1 / $0.squareRoot() : 0 }
    }
  }

  @Test(
    "against the definition written out: small, large, single and all-determining clusters",
    arguments: [[1, 1, 1, 1, 1, 1, 1, 1], [2, 3, 2, 4, 1, 3], [12, 9, 15, 7], [1, 20, 2, 6, 3]])
  func definition(sizes: [Int]) throws {
    var generator = PhiloxGenerator(seed: 11, stream: UInt64(sizes.count))
    let labels = sizes.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    let count = labels.count
    // The last column is non-zero in the first cluster alone: I - H_gg is singular there.
    let columns: [[Double]] = [
      Array(repeating: 1, count: count),
      (0..<count).map { _ in generator.uniform() < 0.4 ? 1 : 0 },
      (0..<count).map { _ in generator.uniform() },
      labels.map { $0 == 0 ? 1 : 0 },
    ]
    let design = Matrix(columns: columns)
    let outcome = (0..<count).map { _ in 100 * generator.uniform() }
    let fitted = design * (try PivotedQR(design).solve(outcome))
    let residuals = zip(outcome, fitted).map { $0 - $1 }
    let clusters = Clusters(labels)
    let sandwich = try ClusterSandwich(design: design, residuals: residuals, clusters: clusters)
    for contrast in [[0, 1, 0, 0], [0.0, 1, -2, 0], [1, 0.5, 0.5, 0]] {
      let (cr2, freedom) = try Self.plain(design, residuals, clusters, contrast)
      let difference = (sandwich.covariance(.cr2) - cr2).largestMagnitude
      #expect(difference < 1e-8 * cr2.largestMagnitude)
      #expect(isClose(sandwich.degreesOfFreedom(for: contrast), freedom, 1e-8))
    }
  }

  @Test("one cluster, too few rows and values that are no numbers are refused by name")
  func refusals() throws {
    let design = Matrix(columns: [[1, 1, 1], [0, 1, 0]])
    #expect(throws: RegressionError.oneCluster) {
      try ClusterSandwich(design: design, residuals: [1, 2, 3], clusters: Clusters(["a", "a", "a"]))
    }
    #expect(throws: RegressionError.numerical("a residual is not finite")) {
      try ClusterSandwich(design: design, residuals: [1, .nan, 3], clusters: .singletons(3))
    }
    #expect(throws: RegressionError.tooFewRows(rows: 2, terms: 3)) {
      try ClusterSandwich(design: design.transposed, residuals: [1, 2], clusters: .singletons(2))
    }
  }
}
