package import CredenceLinearAlgebra
package import CredenceSurvey

/// Ordered classes with the covariates of each answer, checked: what the cumulative logit is fitted to.
///
/// The design has no column of ones (the thresholds are the intercepts). Classes nobody is in are merged into their
/// neighbours (an empty class has no threshold to estimate) and columns that never vary are left out; both are said in
/// ``diagnostics``.
package struct OrderedResponses: Sendable, Hashable {
  /// The names of the columns in the model, in the design's order.
  package let terms: [String]
  /// The names of the classes with answers, lowest first.
  package let classes: [String]
  /// The place of each of ``classes`` among the classes that were given.
  package let classPlaces: [Int]
  /// The number of classes that were given, empty ones and all.
  package let givenClassCount: Int
  /// What was merged or left out.
  package let diagnostics: [Diagnostic]
  /// The class of each row, as a place in ``classes``; -1 where the row weighs nothing and its class is empty.
  package let classOfRow: [Int]
  /// The weight of each row.
  package let weights: [Double]

  let patterns: RowPatterns
  /// The patterns as the solvers see them: columns that are not 0 or 1 about their mean.
  let centred: RowPatterns
  /// What ``centred`` takes from each column.
  let origins: [Double]
  /// The weight of each class in each pattern, pattern by pattern.
  let classWeights: [Double]

  /// Pools and checks.
  ///
  /// - Parameters:
  ///   - design: one row an answer, one named column a term; no column of ones.
  ///   - classes: the class of each row, a place in `classNames`.
  ///   - classNames: the classes, lowest first (detractor, passive, promoter).
  ///   - weights: frequency weights, 0 or more; by default one a row.
  /// - Precondition: one class (and weight) a row, each a place in `classNames`; column names where there are columns.
  /// - Throws: ``RegressionError/noRows``, ``RegressionError/oneClass(_:)``, ``RegressionError/tooFewRows(rows:terms:)``,
  ///   ``RegressionError/aliased(_:)`` for columns that are combinations of others, and
  ///   ``RegressionError/numerical(_:)`` for covariates or weights that are not finite or weights below zero.
  package init(
    design: Matrix, classes: [Int], classNames: [String], weights: [Double]? = nil
  ) throws(RegressionError) {
    precondition(classes.count == design.rowCount, "one class a row")
    precondition(classes.allSatisfy { classNames.indices.contains($0) }, "a class is a place among the names")
    let weights = weights ?? [Double](repeating: 1, count: classes.count)
    precondition(weights.count == design.rowCount, "one weight a row")
    guard weights.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw .numerical("a weight is negative or not a number; give counts of 0 or more")
    }
    guard design.elements.allSatisfy(\.isFinite) else {
      throw .numerical("a covariate is not a finite number; leave out rows with missing values")
    }
    var totals = [Double](repeating: 0, count: classNames.count)
    for (row, place) in classes.enumerated() { totals[place] += weights[row] }
    let present = classNames.indices.filter { totals[$0] > 0 }
    guard let first = present.first else { throw .noRows }
    guard present.count > 1 else { throw .oneClass(classNames[first]) }
    var diagnostics = classNames.indices.filter { totals[$0] == 0 }.map { place in
      Diagnostic(RegressionFact.classMerged(classNames[place]))
    }
    let varying = Self.varyingColumns(design, weights: weights)
    let names = design.columnNames ?? (0..<design.columnCount).map { "\($0 + 1)" }
    for column in 0..<design.columnCount where !varying.contains(column) {
      diagnostics.append(Diagnostic(RegressionFact.constantTerm(names[column])))
    }
    let kept = varying.count == design.columnCount ? design : design.selectingColumns(varying)
    terms = varying.map { names[$0] }
    self.classes = present.map { classNames[$0] }
    classPlaces = present
    givenClassCount = classNames.count
    self.diagnostics = diagnostics
    let place = classNames.indices.map { present.firstIndex(of: $0) ?? -1 }
    classOfRow = classes.map { place[$0] }
    self.weights = weights
    patterns = RowPatterns(kept)
    var classWeights = [Double](repeating: 0, count: patterns.count * present.count)
    for row in classes.indices where weights[row] > 0 {
      classWeights[Int(patterns.ofRow[row]) * present.count + classOfRow[row]] += weights[row]
    }
    self.classWeights = classWeights
    origins = Self.means(patterns, classWeights: classWeights)
    centred = patterns.centred(at: origins)
    let parameters = present.count - 1 + kept.columnCount
    let rows = max(Double(weights.count { $0 > 0 }), weights.reduce(0, +))
    guard rows >= Double(parameters) else { throw .tooFewRows(rows: Int(rows), terms: parameters) }
    try checkRank()
  }

  /// The same answers with two classes: at or below a threshold, and above it.
  init(splitting responses: OrderedResponses, above threshold: Int) {
    terms = responses.terms
    classes = [
      "up to \(responses.classes[threshold])", "above \(responses.classes[threshold])",
    ]
    classPlaces = [0, 1]
    givenClassCount = 2
    diagnostics = []
    classOfRow = responses.classOfRow.map { $0 > threshold ? 1 : min($0, 0) }
    weights = responses.weights
    patterns = responses.patterns
    centred = responses.centred
    origins = responses.origins
    var pooled = [Double](repeating: 0, count: 2 * patterns.count)
    for (place, weight) in responses.classWeights.enumerated() {
      let isAbove = place % responses.classCount > threshold
      pooled[2 * (place / responses.classCount) + (isAbove ? 1 : 0)] += weight
    }
    classWeights = pooled
  }

  /// The weighted mean of each column that is not 0 or 1; 0 for those that are.
  private static func means(_ patterns: RowPatterns, classWeights: [Double]) -> [Double] {
    let classCount = patterns.count > 0 ? classWeights.count / patterns.count : 0
    let isIndicator = patterns.isIndicator
    guard isIndicator.contains(false) else { return isIndicator.map { _ in 0 } }
    var sums = [Double](repeating: 0, count: patterns.columnCount)
    for pattern in 0..<patterns.count {
      let weight = classWeights[pattern * classCount..<(pattern + 1) * classCount].reduce(0, +)
      for entry in patterns.starts[pattern]..<patterns.starts[pattern + 1] {
        sums[Int(patterns.columns[entry])] += weight * patterns.values[entry]
      }
    }
    let total = classWeights.reduce(0, +)
    return sums.indices.map { isIndicator[$0] ? 0 : sums[$0] / total }
  }

  /// Parameters as the solvers have them, for covariates about their means: a_j - m b.
  func centring(_ parameters: [Double]) -> [Double] { shifting(parameters, sign: -1) }

  /// Parameters for the covariates as they are.
  func uncentring(_ parameters: [Double]) -> [Double] { shifting(parameters, sign: 1) }

  private func shifting(_ parameters: [Double], sign: Double) -> [Double] {
    var shift = 0.0
    for (column, origin) in origins.enumerated() { shift += origin * parameters[classCount - 1 + column] }
    return parameters.enumerated().map { $0.offset < classCount - 1 ? $0.element + sign * shift : $0.element }
  }

  /// The covariance of parameters for the covariates as they are, from that of the solvers'.
  func uncentring(_ covariance: Matrix) -> Matrix { shifting(covariance, sign: 1) }

  /// The covariance of the solvers' parameters.
  func centring(_ covariance: Matrix) -> Matrix { shifting(covariance, sign: -1) }

  private func shifting(_ covariance: Matrix, sign: Double) -> Matrix {
    guard origins.contains(where: { $0 != 0 }) else { return covariance }
    var map = Matrix.identity(covariance.rowCount)
    for threshold in 0..<classCount - 1 {
      for (column, origin) in origins.enumerated() { map[threshold, classCount - 1 + column] = sign * origin }
    }
    let plain = covariance.named(rows: nil, columns: nil)
    let product = (map * plain).timesTransposed(map)
    return (0.5 * (product + product.transposed)).named(
      rows: covariance.rowNames, columns: covariance.columnNames)
  }

  private static func varyingColumns(_ design: Matrix, weights: [Double]) -> [Int] {
    guard let first = weights.firstIndex(where: { $0 > 0 }) else { return [] }
    return (0..<design.columnCount).filter { column in
      let start = column * design.rowCount
      let value = design.elements[start + first]
      return weights.indices.contains { weights[$0] > 0 && design.elements[start + $0] != value }
    }
  }

  /// A combination of columns that is zero is one of the cross product's columns too, and that is a small matrix.
  private func checkRank() throws(RegressionError) {
    let size = terms.count + 1
    var gram = Matrix(rowCount: size, columnCount: size, columnNames: ["the constant"] + terms)
    let classCount = classes.count
    for pattern in 0..<patterns.count {
      let weight = classWeights[pattern * classCount..<(pattern + 1) * classCount].reduce(0, +)
      guard weight > 0 else { continue }
      gram[0, 0] += 1
      for entry in centred.starts[pattern]..<centred.starts[pattern + 1] {
        let column = Int(centred.columns[entry]) + 1
        // Columns of length comparable to the constant's, whatever their unit.
        let value = centred.values[entry] / centred.largest[column - 1]
        gram[0, column] += value
        gram[column, 0] += value
        for other in centred.starts[pattern]..<centred.starts[pattern + 1] {
          let place = Int(centred.columns[other]) + 1
          gram[column, place] += value * centred.values[other] / centred.largest[place - 1]
        }
      }
    }
    do {
      let factor = try PivotedQR(gram, tolerance: 1e-11)
      guard !factor.hasFullColumnRank else { return }
      throw RegressionError.aliased(factor.dependencies.map(\.description))
    } catch let error as RegressionError {
      throw error
    } catch {
      throw .numerical("\(error)")
    }
  }

  /// The number of classes with answers.
  package var classCount: Int { classes.count }
  /// The number of rows, those of weight zero included.
  package var rowCount: Int { classOfRow.count }
  /// The place of a term among the columns.
  func column(of term: String) -> Int? { terms.firstIndex(of: term) }
  /// The parameters' names: the thresholds `lower|upper`, then the terms.
  package var parameterNames: [String] {
    zip(classes, classes.dropFirst()).map { "\($0)|\($1)" } + terms
  }
}
