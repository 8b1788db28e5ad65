import CredenceConcurrency
import CredenceIntervals
import CredenceMethods
import CredencePosteriors
import CredenceProbability
import CredenceResampling
import CredenceSurvey

/// Measures groups of answers, each distinct set of counts once.
///
/// Accounts with few answers repeat the same counts over and over: 200,000 accounts of up to 30 answers have at most
/// 5,455 different ones (without populations). So the distinct counts are measured in parallel and looked up.
struct ScoreEstimator: Sendable {
  /// The methods there are.
  let methods: ScoreMethods
  /// The method asked for; `nil` takes the standard one for each group.
  let method: (any IntervalMethod<NetPromoterScore>)?
  /// The prior of the statements; `nil` takes the usual ones.
  let prior: DirichletPrior?
  /// The level of every interval.
  let level: ConfidenceLevel

  /// The measurement of each distinct set of counts.
  func measure(_ groups: some Sequence<ScoreCounts>, threads: Int) -> [ScoreCounts: ScoreMeasurement] {
    var seen = Set<ScoreCounts>()
    var distinct: [ScoreCounts] = []
    for counts in groups where seen.insert(counts).inserted { distinct.append(counts) }
    let groups = distinct
    let measured = parallelMap(count: groups.count, threads: threads) { measure(groups[$0]) }
    var result: [ScoreCounts: ScoreMeasurement] = [:]
    result.reserveCapacity(distinct.count)
    for (counts, measurement) in zip(distinct, measured) { result[counts] = measurement }
    return result
  }

  /// The measurement of one group. What a method cannot do becomes a diagnostic, so that one account never stops the
  /// others.
  func measure(_ counts: ScoreCounts) -> ScoreMeasurement {
    guard counts.responses > 0 else {
      return ScoreMeasurement(counts: counts)
    }
    var diagnostics: [Diagnostic] = []
    let chosen = method ?? methods.standard(for: counts)
    var score = estimate(counts, by: chosen, into: &diagnostics)
    var inner = try? chosen.interval(of: .netPromoterScore, in: counts, level: .innerBar)
    if score == nil {
      let standard = methods.standard(for: counts)
      score = estimate(counts, by: standard, into: &diagnostics)
      inner = try? standard.interval(of: .netPromoterScore, in: counts, level: .innerBar)
    }
    var ignored: [Diagnostic] = []
    let others = [
      estimate(counts, by: NewcombeInterval(), into: &ignored),
      estimate(counts, by: BootstrapInterval(.bca), into: &ignored),
    ].compactMap { $0 }
    return ScoreMeasurement(
      counts: counts, score: score,
      promoters: try? counts.estimate(.share(of: .promoter), by: WilsonInterval(), level: level),
      detractors: try? counts.estimate(.share(of: .detractor), by: WilsonInterval(), level: level),
      otherIntervals: others.filter { $0.interval.method != score?.interval.method },
      statements: ScoreStatements(counts, prior: prior), inner: inner, diagnostics: diagnostics)
  }

  private func estimate(
    _ counts: ScoreCounts, by method: some IntervalMethod<NetPromoterScore>,
    into diagnostics: inout [Diagnostic]
  ) -> Estimate? {
    do {
      let estimate = try counts.estimate(.netPromoterScore, by: method, level: level)
      diagnostics += estimate.diagnostics
      return estimate
    } catch {
      diagnostics.append(Diagnostic(AnalysisFact.methodNotApplicable(error)))
      return nil
    }
  }
}
