import CredenceConcurrency
import CredenceIntervals
import CredenceProbability
import CredenceSurvey

/// The search for the setting with the narrowest intervals that keeps a promise, for one n.
///
/// Candidates are all r in steps of 1/100 and w in steps of 1/20 for which an outcome that nothing is ranked below can
/// be lost without breaking the promise: r (1 - level) / w <= 1 - minimum. They are put in the order of their mean
/// width as a grid of net shares gives it, and proved one by one with the intervals themselves; the first that keeps
/// the promise is taken. Intervals grow when r falls or w rises, so a setting that fails shows that all with no
/// smaller r and no larger w fail, and these are passed over.
struct Search {
  let responses: Int
  let level: ConfidenceLevel
  let promise: Promise
  let screen: LengthOptimalScreen
  /// For each outcome its probability, averaged over the lattice, in truths below each net share.
  private let cumulated: [[Double]]

  static let ratios = 50...200
  static let weights = stride(from: 50, through: 100, by: 5)

  struct Found {
    let setting: LengthOptimalSetting
    let proof: Proof
    let attempts: Int
  }

  private struct Candidate {
    let ratio: Int
    let weight: Int
    let width: Double

    var setting: LengthOptimalSetting {
      LengthOptimalSetting(thresholdRatio: Double(ratio) / 100, tieWeight: Double(weight) / 100)
    }
  }

  init(responses: Int, level: ConfidenceLevel, promise: Promise) {
    self.responses = responses
    self.level = level
    self.promise = promise
    let steps = responses <= 8 ? 4000 : responses <= 12 ? 2000 : responses <= 20 ? 800 : 200
    screen = LengthOptimalScreen(responses: responses, steps: steps, threads: threads)
    cumulated = LatticeWeights(screen.outcomes).byShare.map { shares in
      shares.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    }
  }

  func narrowest() throws -> Found {
    var failed: [Candidate] = []
    var attempts = 0
    for candidate in candidates() {
      if failed.contains(where: { candidate.ratio >= $0.ratio && candidate.weight <= $0.weight }) { continue }
      attempts += 1
      let method = LengthOptimalInterval.candidate(candidate.setting)
      let proof = try Proof(of: method, responses: responses, level: level)
      if promise.isKept(by: proof) {
        return Found(setting: candidate.setting, proof: proof, attempts: attempts)
      }
      failed.append(candidate)
    }
    throw NothingFound(responses: responses)
  }

  struct NothingFound: Error {
    let responses: Int
  }

  /// Those that could keep the promise, the narrowest first.
  private func candidates() -> [Candidate] {
    var pairs: [(ratio: Int, weight: Int)] = []
    for weight in Self.weights {
      let most = Double(weight) * (1 - promise.minimum) / level.significanceLevel
      for ratio in Self.ratios where Double(ratio) <= most + 1e-9 { pairs.append((ratio, weight)) }
    }
    let all = pairs
    let approximations = parallelMap(count: all.count, threads: threads) { index in
      screened(ratio: all[index].ratio, weight: all[index].weight)
    }
    // The grid passes over pieces of intervals between its values, so its mean is a little low.
    return zip(all, approximations).filter { $0.1.mean >= promise.mean - 5e-4 }
      .map { Candidate(ratio: $0.0.ratio, weight: $0.0.weight, width: $0.1.width) }
      .sorted { ($0.width, $0.ratio) < ($1.width, $1.ratio) }
  }

  /// Mean coverage and mean width over the lattice, as the grid gives them.
  private func screened(ratio: Int, weight: Int) -> (mean: Double, width: Double) {
    let outcomes = screen.outcomes
    let steps = screen.steps
    let threshold = Double(ratio) / 100 * level.significanceLevel
    let tieWeight = Double(weight) / 100
    var own = Array(repeating: 0.0, count: outcomes.count)
    outcomes.forEach { position, promoters, _, detractors in
      let pointEstimate = Double((promoters - detractors) * steps) / Double(responses)
      own[position] = max(pointEstimate, lastKept(position, threshold: threshold, tieWeight: tieWeight))
    }
    var upper = own
    outcomes.forEach { position, promoters, passives, detractors in
      if promoters > 0 {
        let worse = outcomes.position(promoters: promoters - 1, detractors: detractors)
        upper[position] = max(upper[position], own[worse])
      }
      if passives > 0 {
        let worse = outcomes.position(promoters: promoters, detractors: detractors + 1)
        upper[position] = max(upper[position], own[worse])
      }
    }
    var (covered, width) = (0.0, 0.0)
    let perHundredth = Double(steps) / 100
    outcomes.forEach { position, promoters, _, detractors in
      let high = upper[position]
      let low = -upper[outcomes.position(promoters: detractors, detractors: promoters)]
      let last = Int((high / perHundredth + 1e-9).rounded(.down))
      let first = Int((low / perHundredth - 1e-9).rounded(.up))
      covered += cumulated[position][101 + last] - cumulated[position][100 + first]
      width += cumulated[position][201] * (high - low)
    }
    return (covered, 100 * width / Double(steps))
  }

  /// The largest kept value in steps, with the rest of the way to the next value of the grid by proportion.
  private func lastKept(_ position: Int, threshold: Double, tieWeight: Double) -> Double {
    let values = 2 * screen.steps + 1
    let start = position * values
    var last = 0.0
    for step in stride(from: values - 1, through: 0, by: -1) {
      let excess = screen.below[start + step] + tieWeight * screen.own[start + step] - threshold
      if excess > 0 {
        let part = step == values - 1 ? 0 : excess / (excess - last)
        return Double(step - screen.steps) + min(part, 0.999)
      }
      last = excess
    }
    return -Double(screen.steps)
  }
}
