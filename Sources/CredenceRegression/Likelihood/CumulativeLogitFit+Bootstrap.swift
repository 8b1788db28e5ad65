import CredenceConcurrency
import CredenceProbability

/// The parameters of a cumulative logit in every resample.
package struct CumulativeLogitReplicates: Sendable, Hashable {
  /// The parameters' names.
  package let names: [String]
  /// How the resamples were drawn.
  package let resampling: ClusterBootstrap
  /// The parameters, resample by resample: `nil` for a resample without an answer of every class or whose fit failed,
  /// and within one for a term that did not vary in it.
  package let parameters: [[Double?]?]

  /// The resamples without any estimates.
  package var failureCount: Int { parameters.count { $0 == nil } }

  /// A parameter in the resamples that have it, in their order.
  package func values(of name: String) -> [Double] {
    guard let place = names.firstIndex(of: name) else { return [] }
    return parameters.compactMap { $0?[place] }
  }
}

extension CumulativeLogitFit {
  /// Fits the model again to resamples of whole accounts, each climb started at this fit.
  ///
  /// A resample is the weights its accounts give to the pooled answers; nothing is copied or pooled again.
  ///
  /// - Parameters:
  ///   - accounts: of the rows.
  ///   - tolerance: the longest last step of a refit, in units of the linear predictor: far below the spread of
  ///     replicates.
  ///   - threads: threads to use; the result is the same on any number.
  /// - Precondition: one account label a row, a positive tolerance, at least one thread.
  /// - Throws: ``RegressionError/oneCluster``; ``RegressionError/separated(term:)`` for a fit without finite estimates.
  package func refits(
    _ resampling: ClusterBootstrap, accounts: Clusters, tolerance: Double = 1e-5, threads: Int = 1
  ) throws(RegressionError) -> CumulativeLogitReplicates {
    precondition(accounts.rowCount == responses.rowCount, "one account a row")
    precondition(tolerance > 0 && threads > 0, "a refit needs a tolerance and a thread")
    guard accounts.count > 1 else { throw .oneCluster }
    if let separation = separations.last { throw .separated(term: separation.term) }
    let parts = AccountParts(responses, accounts)
    // Pieces are cut by number alone and each replicate starts from the same state, so threads cannot show.
    let pieces = min(resampling.replicates, 4 * threads)
    let found = parallelMap(count: pieces, threads: threads) { piece -> [[Double?]?] in
      let first = piece * resampling.replicates / pieces
      let end = (piece + 1) * resampling.replicates / pieces
      let refitter = CumulativeLogitRefitter(self, parts, tolerance: tolerance)
      return (first..<end).map { refitter.refit(seed: resampling.seed, replicate: $0) }
    }
    return CumulativeLogitReplicates(
      names: responses.parameterNames, resampling: resampling, parameters: found.flatMap(\.self))
  }
}

/// The answers of each account as weights of pooled cells (pattern and class).
private struct AccountParts: Sendable {
  private(set) var starts: [Int] = [0]
  private(set) var cells: [Int32] = []
  private(set) var weights: [Double] = []

  var count: Int { starts.count - 1 }

  init(_ responses: OrderedResponses, _ accounts: Clusters) {
    for rows in accounts.rows {
      for row in rows where responses.weights[row] > 0 {
        let cell = Int(responses.patterns.ofRow[row]) * responses.classCount + responses.classOfRow[row]
        cells.append(Int32(cell))
        weights.append(responses.weights[row])
      }
      starts.append(cells.count)
    }
  }
}

/// One thread's engine, loaded with one resample after another.
private final class CumulativeLogitRefitter {
  private let fit: CumulativeLogitFit
  private let parts: AccountParts
  private let engine: CumulativeLogitEngine
  private var solver: CumulativeLogitSolver
  private let curvature: [Double]
  private let centre: [Double]
  private var weights: [Double]

  init(_ fit: CumulativeLogitFit, _ parts: AccountParts, tolerance: Double) {
    self.fit = fit
    self.parts = parts
    centre = fit.responses.centring(fit.parameters)
    engine = CumulativeLogitEngine(fit.responses)
    weights = [Double](repeating: 0, count: fit.responses.classWeights.count)
    // A climb on the data themselves learns how the penalty bends; every refit starts with that.
    solver = CumulativeLogitSolver(engine, penalty: fit.penalty)
    solver.run()
    curvature = solver.penaltyCurvature
    solver.tolerance = tolerance
    solver.iterationLimit = 50
  }

  func refit(seed: UInt64, replicate: Int) -> [Double?]? {
    var generator = PhiloxGenerator(seed: seed, stream: UInt64(replicate))
    for place in weights.indices { weights[place] = 0 }
    let count = parts.count
    weights.withUnsafeMutableBufferPointer { weights in
      for _ in 0..<count {
        let account = generator.integer(below: count)
        for index in parts.starts[account]..<parts.starts[account + 1] {
          weights[Int(parts.cells[index])] += parts.weights[index]
        }
      }
    }
    engine.load(weights)
    guard engine.classTotals.allSatisfy({ $0 > 0 }) else { return nil }
    var start = centre
    let m = engine.thresholdCount
    for (column, varies) in engine.varyingColumns().enumerated() {
      engine.isAbsent[m + column] = !varies
      if !varies { start[m + column] = 0 }
    }
    solver.restart(at: start)
    solver.penaltyCurvature = curvature
    solver.run()
    guard solver.stop == .converged || (solver.stop == .noFurtherProgress && solver.objective.isFinite) else {
      return nil
    }
    let point = fit.responses.uncentring(solver.point)
    return point.indices.map { engine.isAbsent[$0] ? nil : point[$0] }
  }
}
