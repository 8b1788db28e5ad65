import CredenceConcurrency
import CredenceLinearAlgebra
import CredenceProbability
import CredenceSurvey

/// Works out the health of many situations at once.
///
/// With several parameter values each thread takes one of them over all situations, so that its tables are made once;
/// with one value the situations are dealt out. Either way a situation's sums are added in the order of the values,
/// and do not depend on the number of threads.
final class SituationAssessment {
  let points: [HealthModel.Point]
  let layout: RoleLayout
  let settings: HealthSettings
  let threads: Int
  /// Random intercepts of less posterior probability are passed over.
  var smallestIntercept = 1e-9
  /// One per thread; with one parameter value their tables live on from call to call.
  private var workers: [Worker] = []

  /// Sums held at the same time, in doubles: about 60 MB a thread.
  private static let blockBudget = 8_000_000

  init(points: [HealthModel.Point], layout: RoleLayout, settings: HealthSettings, threads: Int) {
    self.points = points
    self.layout = layout
    self.settings = settings
    self.threads = threads
  }

  /// One result per situation, in order.
  func health(of situations: [AccountSituation], depth: AssessmentDepth) -> [AccountHealth] {
    prepareWorkers()
    var results: [AccountHealth] = []
    results.reserveCapacity(situations.count)
    var start = 0
    while start < situations.count {
      var held = 0
      var end = start
      while end < situations.count, held < Self.blockBudget {
        held += PosteriorSums.size(situations[end], layout)
        end += 1
      }
      let block = Array(situations[start..<end])
      let sums = points.count == 1 ? dealt(block, depth) : overPoints(block, depth)
      results += read(block, sums, depth: depth)
      start = end
    }
    return results
  }

  private func prepareWorkers() {
    while workers.count < threads { workers.append(Worker(layout, level: settings.level)) }
    for worker in workers { worker.smallestIntercept = smallestIntercept }
  }

  /// One parameter value: every thread takes some of the situations.
  private func dealt(_ block: [AccountSituation], _ depth: AssessmentDepth) -> [PosteriorSums] {
    // Each worker is used by one thread only.
    nonisolated(unsafe) let workers = self.workers
    let point = points[0]
    let count = max(1, min(threads, (block.count + 63) / 64))
    let parts = parallelMap(count: count, threads: count) { worker in
      // Dealt out like cards: neighbours in a file are alike, so every thread gets some of each kind.
      let mine = stride(from: worker, to: block.count, by: count).map { block[$0] }
      return workers[worker].sums(mine, point, isMode: true, depth: depth)
    }
    return block.indices.map { parts[$0 % count][$0 / count] }
  }

  /// Several parameter values: every thread takes one of them at a time.
  private func overPoints(_ block: [AccountSituation], _ depth: AssessmentDepth) -> [PosteriorSums] {
    nonisolated(unsafe) let workers = self.workers
    let points = self.points
    var sums: [PosteriorSums] = []
    var first = 0
    while first < points.count {
      let from = first
      let wave = parallelMap(count: min(threads, points.count - from), threads: threads) { index in
        workers[index].forget()
        return workers[index].sums(
          block, points[from + index], isMode: from + index == 0, depth: depth)
      }
      for part in wave {
        if sums.isEmpty {
          sums = part
        } else {
          for index in sums.indices { sums[index].add(part[index]) }
        }
      }
      first += wave.count
    }
    return sums
  }

  /// Every thread reads a stretch of the block with a reader of its own.
  private func read(_ block: [AccountSituation], _ sums: [PosteriorSums], depth: AssessmentDepth)
    -> [AccountHealth]
  {
    nonisolated(unsafe) let workers = self.workers
    let count = max(1, min(threads, (block.count + 63) / 64))
    let parts = parallelMap(count: count, threads: count) { worker in
      let stretch = worker * block.count / count..<(worker + 1) * block.count / count
      return Self.read(stretch, of: block, sums, with: &workers[worker].reader, depth: depth)
    }
    return Array(parts.joined())
  }

  private static func read(
    _ stretch: Range<Int>, of block: [AccountSituation], _ sums: [PosteriorSums],
    with reader: inout HealthReader, depth: AssessmentDepth
  ) -> [AccountHealth] {
    let halfPoints = halfPoints(sums[stretch].filter { $0.support != .lattice })
    var place = 0
    return stretch.map { index in
      var masses: ArraySlice<Double> = []
      if sums[index].support != .lattice {
        masses = halfPoints[place * HalfPoints.cells..<(place + 1) * HalfPoints.cells]
        place += 1
      }
      return reader.read(block[index], sums[index], halfPoints: masses, depth: depth)
    }
  }

  /// The masses on the half-point grid of each of these sums, one after the other.
  static func halfPoints(_ sums: [PosteriorSums]) -> [Double] {
    guard !sums.isEmpty else { return [] }
    let spectra = Matrix(
      rowCount: 2 * HalfPoints.frequencies, columnCount: sums.count, elements: sums.flatMap(\.masses))
    return (HalfPoints.backward * spectra).elements
  }

  /// The sums of one situation over all parameter values.
  func sums(of situation: AccountSituation) -> PosteriorSums {
    prepareWorkers()
    return points.count == 1 ? dealt([situation], .summary)[0] : overPoints([situation], .summary)[0]
  }

  /// What one thread keeps.
  private final class Worker {
    let layout: RoleLayout
    var smallestIntercept = 1e-9
    var reader: HealthReader
    private var passes: [GridKey: PosteriorPass] = [:]

    init(_ layout: RoleLayout, level: ConfidenceLevel) {
      self.layout = layout
      reader = HealthReader(layout, level: level)
    }

    /// To be called before another parameter value is taken up.
    func forget() { passes.removeAll() }

    func sums(
      _ situations: [AccountSituation], _ point: HealthModel.Point, isMode: Bool, depth: AssessmentDepth
    ) -> [PosteriorSums] {
      situations.map { situation in
        var sums = PosteriorSums(situation, layout, depth: depth)
        let capacity = PatternTier.capacity(for: situation.mostResponses)
        let stride = InterceptGrid.interceptStride(
          point.parameters, capacity: capacity, for: situation.resolutions)
        let key = GridKey(capacity: capacity, interceptStride: stride)
        if passes[key] == nil {
          passes[key] = PosteriorPass(
            PosteriorEngine(
              point.parameters, capacity: capacity, interceptStride: stride, weights: layout.weights), layout)
        }
        passes[key]?.smallestIntercept = smallestIntercept
        passes[key]?.add(situation, share: point.weight, isMode: isMode, depth: depth, to: &sums)
        passes[key]?.engine.trim()
        return sums
      }
    }

    /// Situations of one key share a grid.
    private struct GridKey: Hashable {
      let capacity: Int
      let interceptStride: Int
    }
  }
}
