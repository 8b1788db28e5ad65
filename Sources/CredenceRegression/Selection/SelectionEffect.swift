import CredenceLinearAlgebra
public import CredenceSurvey

/// What ticks say of scores without any model, shown beside every driver effect: drivers are ticked after the
/// score was given, as reasons for it, so a coefficient is an adjusted gap and never what fixing the driver would
/// gain. A driver that promoters and detractors tick alike has no effect and can still be the top topic.
public struct SelectionEffect: Sendable {
  /// One a ticked driver, also those no model can estimate.
  public let drivers: [Driver]
  /// The contribution of rows without a tick, in points; with the drivers' it sums to ``netPromoterScore``.
  public let noneContribution: Double
  /// Of all rows used, in points.
  public let netPromoterScore: Double
  /// Whether there are intervals: draws of accounts give enough different resamples.
  let isResampled: Bool
  /// Bootstrap replicates behind the intervals.
  public let replicateCount: Int

  /// What a driver is ticked for, by exact tests on the counts that answers of an account may not pass because they
  /// are alike (``TickContrast``). Each label is given wrongly to at most half of 1 - level of the drivers, whatever
  /// the number of ticks, and adjusted for the number of drivers as an effect is that counts as found.
  public enum Label: String, Sendable, Hashable, Codable {
    /// Promoters tick it more than detractors, by ``Driver/valencePValue``.
    case praise
    /// Detractors tick it more than promoters, likewise.
    case complaint
    /// Promoters and detractors each tick it more than passives, by ``Driver/contestedPValue``, and neither end clearly
    /// more than the other.
    case contested
    /// None of these can be said, or accounts hardly differ, or it has fewer than 5 ticks or 4 ticking accounts.
    case unclear
  }

  /// One driver's ticks.
  public struct Driver: Sendable, Hashable {
    /// The driver.
    public let name: String
    /// Tick rates; `nil` where no row is of the class.
    public let promoters: TickRate?
    /// As ``promoters``.
    public let passives: TickRate?
    /// As ``promoters``.
    public let detractors: TickRate?
    /// t_P - t_D, a share in -1...1; `nil` without promoters or detractors.
    public let valence: Double?
    /// Account-bootstrap percentiles of ``valence``.
    public let valenceInterval: Interval?
    /// (t_P + t_D)/2 - t_M, a share in -1...1: ticked more at both ends than in the middle.
    public let salience: Double?
    /// Account-bootstrap percentiles of ``salience``.
    package let salienceInterval: Interval?
    /// 100/n times the sum over promoters of 1/(ticks in the row), in points of NPS, not negative.
    public let praise: Double
    /// The same over detractors, not positive.
    public let complaint: Double
    /// praise + complaint.
    public let contribution: Double
    /// Account-bootstrap percentiles of ``contribution``, in points; `nil`, like the other intervals, where draws of
    /// so few accounts hardly differ.
    package let contributionInterval: Interval?
    /// NPS of the rows that ticked it, in points; `nil` where none did.
    package let scoreOfTicking: Double?
    /// NPS of the rows that did not; `nil` where all did.
    package let scoreOfOthers: Double?
    /// Of promoters ticking it as often as detractors, two-sided, not adjusted; `nil` where it was not tested.
    public let valencePValue: Double?
    /// Of one end at least ticking it no more than passives: twice the larger of the two one-sided p-values, so that
    /// it compares with 1 - level as the other does; not adjusted.
    public let contestedPValue: Double?
    /// What the driver is ticked for.
    public let label: Label
  }

  /// Describes the ticks of a design.
  ///
  /// - Parameters:
  ///   - replicates: of the account bootstrap.
  ///   - multiplicity: how the tests behind the labels are adjusted for the number of drivers.
  ///   - discoveryRate: what an adjusted p-value must not exceed for a label.
  ///   - threads: how many to use at most; the result does not depend on it.
  /// - Throws: ``RegressionError/noRows`` where no driver is ticked or not (only rated).
  public init(
    _ design: DriverDesign, replicates: Int = 999, seed: UInt64 = 1, threads: Int = 1,
    multiplicity: MultipleTesting = .benjaminiHochberg, discoveryRate: Double = 0.10,
    level: ConfidenceLevel = .standard
  ) throws(RegressionError) {
    precondition(replicates > 0, "intervals need replicates")
    let ticks = design.ticks
    guard ticks.columnCount > 0 else { throw .noRows }
    let signs = design.outcome.map { $0 / 100 }
    let weights = design.weights ?? Array(repeating: 1, count: signs.count)
    let sums = TickSums(ticks: ticks, signs: signs, weights: weights, clusters: design.clusters)
    let observed = sums.observed
    let distinct = DistinctResamples(design.clusters, level: level) { row in
      (0..<ticks.columnCount).map { ticks[row, $0] } + [signs[row], weights[row]]
    }
    isResampled = distinct.isEnough
    let isResampled = isResampled
    let drawn = !isResampled ? [] : sums.replicates(count: replicates, seed: seed, threads: threads)
    let names = ticks.columnNames ?? []
    let facts = names.indices.map { place in
      let ticking = (0..<ticks.rowCount).filter { ticks[$0, place] > 0 }
      return DriverDesign.DriverFact(
        name: names[place], tickCount: ticking.count,
        accountCount: Set(ticking.map { design.clusters.ofRow[$0] }).count)
    }
    let tests = LabelTests(
      ticks: ticks, classes: design.classes, clusters: design.clusters, isTested: facts.map { !$0.isTooFew },
      multiplicity: multiplicity, discoveryRate: discoveryRate, level: level)
    drivers = names.indices.map { place in
      let column = ticks.column(place)
      func rate(_ loyalty: LoyaltyClass) -> TickRate? {
        let rows = column.indices.filter { design.classes[$0] == loyalty }
        guard !rows.isEmpty else { return nil }
        return TickRate(
          ticks: rows.map { column[$0] }, weights: rows.map { weights[$0] },
          clusters: rows.map { design.clusters.ofRow[$0] }, clusterCount: design.clusters.count, level: level)
      }
      let own = observed[place]
      let valence = Self.interval(drawn.compactMap { $0[place].valence }, of: own.valence, replicates, level)
      let salience = Self.interval(
        drawn.compactMap { $0[place].salience }, of: own.salience, replicates, level)
      let contributions = drawn.map { $0[place].praise + $0[place].complaint }.sorted()
      let ticking = column.indices.filter { column[$0] > 0 }
      let (promoters, passives, detractors) = (rate(.promoter), rate(.passive), rate(.detractor))
      return Driver(
        name: names[place], promoters: promoters, passives: passives, detractors: detractors,
        valence: own.valence, valenceInterval: valence,
        salience: own.salience, salienceInterval: salience, praise: own.praise, complaint: own.complaint,
        contribution: own.praise + own.complaint,
        contributionInterval: isResampled ? AccountBootstrap.interval(contributions, level) : nil,
        scoreOfTicking: Self.score(ticking, signs, weights),
        scoreOfOthers: Self.score(column.indices.filter { column[$0] == 0 }, signs, weights),
        valencePValue: tests.valence[place], contestedPValue: tests.contested[place],
        label: valence == nil
          ? .unclear
          : tests.label(
            place, promoters: promoters?.share, passives: passives?.share, detractors: detractors?.share))
    }
    let none = observed[names.count]
    noneContribution = none.praise + none.complaint
    netPromoterScore =
      100 * zip(signs, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    replicateCount = replicates
  }

  /// `nil` where the data, or more than half of the replicates, lack a class.
  private static func interval(
    _ values: [Double], of observed: Double?, _ replicates: Int, _ level: ConfidenceLevel
  ) -> Interval? {
    guard observed != nil, !values.isEmpty, 2 * values.count >= replicates else { return nil }
    return AccountBootstrap.interval(values.sorted(), level)
  }

  private static func score(_ rows: [Int], _ signs: [Double], _ weights: [Double]) -> Double? {
    guard !rows.isEmpty else { return nil }
    let total = rows.reduce(0) { $0 + weights[$1] }
    return 100 * rows.reduce(0) { $0 + weights[$1] * signs[$1] } / total
  }
}
