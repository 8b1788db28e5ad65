import CredenceLinearAlgebra
public import CredenceSurvey

/// Everything a report on drivers needs: effects with conservative errors and adjusted p-values, importance against its
/// noise floor, what the ticks say without a model, the two ends of the scale apart, and whether the random intercepts of
/// accounts are mixed up in it.
///
/// An effect is the adjusted gap in NPS between those who ticked a driver and those who did not; drivers are ticked
/// after the score was given, so it is never what fixing the driver would gain. No driver is selected or removed
/// by its result.
public struct DriverAnalysis: Sendable {
  /// How an analysis is made.
  public struct Options: Sendable, Hashable {
    /// Of all intervals.
    public var level = ConfidenceLevel.ninetyFive
    /// How p-values are adjusted for the number of drivers.
    public var multiplicity = MultipleTesting.benjaminiHochberg
    /// What an adjusted p-value must not exceed for ``Driver/isDiscovery``.
    public var discoveryRate = 0.10
    /// How importance is computed.
    public var importance = ImportanceMethod.automatic
    /// Account-bootstrap replicates.
    public var replicates = 999
    /// Of all draws.
    public var seed: UInt64 = 1
    /// How many threads to use at most; results do not depend on it.
    public var threads = 1

    /// The defaults.
    public init() {}
  }

  /// One driver of the model.
  public struct Driver: Sendable, Hashable {
    /// The driver.
    public let name: String
    /// In NPS points: the adjusted gap between ticked and not ticked (per unit, for a rated driver).
    public let effect: TermEstimate
    /// The p-value adjusted for ``DriverAnalysis/testedCount`` tests.
    public let adjustedPValue: Double?
    /// Whether the adjusted p-value is at most the discovery rate.
    public let isDiscovery: Bool
    /// Reward: the effect on the share of promoters, in points.
    public let promoters: TermEstimate
    /// Penalty: the effect on the share of detractors, in points; reward less penalty is the effect.
    public let detractors: TermEstimate
    /// The share of the variance left after the adjustments, less what noise adds to it: right on average, at most 1,
    /// and below 0 where the driver goes with less than noise does.
    public let importance: Double
    /// Where the share lies, 0...1; `nil` where ``resampled`` is.
    public let importanceInterval: Interval?
    /// Whether ``importanceInterval`` leaves out 0, which it does with a chance of at most 1 - level where the driver
    /// has no share; `nil` where there is no interval because the accounts are so few.
    public let isAboveNoise: Bool?
    /// How importance and rank vary over accounts; `nil` where too few replicates could be computed.
    public let resampled: AccountBootstrap.Driver?
    /// Ticks and accounts it stands on.
    public let fact: DriverDesign.DriverFact
  }

  /// Rows and columns.
  public let design: DriverDesign
  /// The mixed model behind the effects.
  package let model: LinearMixedModel
  /// The model's terms as they are to be read: effects within -200...200 points, an intercept that is a score within
  /// -100...100.
  package let terms: [TermEstimate]
  /// One a driver, in the order of the design.
  public let drivers: [Driver]
  /// How many tests the p-values are adjusted for.
  public let testedCount: Int
  /// How they are adjusted.
  public let multiplicity: MultipleTesting
  /// What an adjusted p-value must not exceed for ``Driver/isDiscovery``.
  public let discoveryRate: Double
  /// The shares of variance.
  public let importance: Importance
  /// What the ticks say without a model; `nil` where all drivers are rated.
  public let selection: SelectionEffect?
  /// How effects, shares and ranks vary over accounts, with the count of failed replicates; `nil` where it could not be
  /// computed.
  public let bootstrap: AccountBootstrap?
  /// Within and between accounts, the limits as the fit has them; `nil` where accounts are too few or drivers do not vary within them.
  package let mundlak: MundlakSplit?
  /// Of the design, the model and what could not be had.
  public let diagnostics: [Diagnostic]

  /// Analyses a design.
  ///
  /// - Throws: ``RegressionError`` where no effect can be estimated.
  public init(_ design: DriverDesign, options: Options = Options()) throws(RegressionError) {
    let level = options.level
    let names = design.drivers.columnNames ?? []
    let first = design.adjustments.columnCount
    let model: LinearMixedModel
    do throws(RegressionError) {
      model = try LinearMixedModel(
        design: design.design, outcome: design.outcome, clusters: design.clusters, weights: design.weights,
        level: level)
    } catch .noRemainder {
      throw .perfectFit(PerfectFit.causes(design))
    }
    let parts = try model.parts(
      design: design.design, classes: design.classes, weights: design.weights, level: level)
    let sampled = try Importance(
      adjustments: design.adjustments, drivers: design.drivers, outcome: design.outcome,
      weights: design.weights, method: options.importance)
    let importance = sampled.lessNoise(
      try ImportanceNoise.shares(
        adjustments: design.adjustments, drivers: design.drivers, outcome: design.outcome,
        clusters: design.clusters, weights: design.weights, residualVariance: model.residualVariance,
        accountVariance: model.accountVariance))
    var remarks = design.diagnostics + model.diagnostics
    let bootstrap = Self.attempt(.bootstrap, &remarks) {
      () throws(RegressionError) in
      try AccountBootstrap(
        adjustments: design.adjustments, drivers: design.drivers, outcome: design.outcome,
        clusters: design.clusters, weights: design.weights, importance: sampled,
        replicates: options.replicates, seed: options.seed, threads: options.threads, level: level)
    }
    let isWithheld = remarks.contains { $0.code == .fewResamples }
    if let bootstrap, bootstrap.failedCount > 0 {
      remarks.append(
        Diagnostic(
          RegressionFact.failedReplicates(bootstrap.failedCount, of: bootstrap.replicateCount)))
    }
    let mundlak = Self.attempt(.withinBetween, &remarks) {
      () throws(RegressionError) in
      try MundlakSplit(
        design: design.design, outcome: design.outcome, clusters: design.clusters, drivers: names,
        weights: design.weights, level: level)
    }
    if let mundlak, mundlak.isConfounded() {
      remarks.append(Diagnostic(RegressionFact.accountsConfound))
    }
    selection =
      design.ticks.columnCount == 0
      ? nil
      : try SelectionEffect(
        design, replicates: options.replicates, seed: options.seed, threads: options.threads,
        multiplicity: options.multiplicity, discoveryRate: options.discoveryRate, level: level)

    if bootstrap != nil, let selection, !selection.isResampled {
      remarks.append(Diagnostic(RegressionFact.noTickIntervals))
    }
    self.terms = Self.readable(model.terms, design)
    let terms = Array(self.terms[first...])
    let tested = terms.indices.filter { terms[$0].pValue != nil }
    let adjusted = options.multiplicity.adjusted(tested.compactMap { terms[$0].pValue })
    var pValues = [Double?](repeating: nil, count: terms.count)
    for (place, value) in zip(tested, adjusted) { pValues[place] = value }
    drivers = names.indices.map { place in
      let interval = bootstrap.map { bootstrap in
        let own = model.modelCovariance[first + place, first + place]
        let guarded = own > 0 ? max(1, model.robustCovariance[first + place, first + place] / own) : 1
        return ImportanceNoise.interval(
          share: sampled.shares[place],
          error: max(
            (guarded * importance.noise[place]).squareRoot(), bootstrap.drivers[place].rootDeviation),
          degreesOfFreedom: model.degreesOfFreedom, level: level)
      }
      return Driver(
        name: names[place], effect: terms[place], adjustedPValue: pValues[place],
        isDiscovery: pValues[place].map { $0 <= options.discoveryRate } ?? false,
        promoters: parts.promoters[first + place].clipped(to: TermEstimate.shareGaps),
        detractors: parts.detractors[first + place].clipped(to: TermEstimate.shareGaps),
        importance: importance.shares[place], importanceInterval: interval,
        isAboveNoise: isWithheld ? nil : interval.map { $0.lower > 0 },
        resampled: bootstrap?.drivers[place], fact: design.facts[place])
    }
    self.design = design
    self.model = model
    testedCount = tested.count
    multiplicity = options.multiplicity
    discoveryRate = options.discoveryRate
    self.importance = importance
    self.bootstrap = bootstrap
    self.mundlak = mundlak
    if drivers.contains(where: { $0.effect.isClipped }) {
      remarks.append(Diagnostic(RegressionFact.effectLimitsCut))
    }
    diagnostics = remarks
  }

  /// A column of zeros and ones compares two groups, as does a step of a rating; a number that is adjusted for has its
  /// own unit.
  private static func readable(_ terms: [TermEstimate], _ design: DriverDesign) -> [TermEstimate] {
    let first = design.adjustments.columnCount
    let isGap = terms.indices.map { place in
      place >= first || design.design.column(place).allSatisfy { $0 == 0 || $0 == 1 }
    }
    let isScore =
      isGap.allSatisfy { $0 } && design.ticks.columnCount == design.drivers.columnCount
    return terms.enumerated().map { place, term in
      if design.design.column(place).allSatisfy({ $0 == 1 }) {
        return isScore ? term.clipped(to: TermEstimate.scores) : term
      }
      return isGap[place] ? term.clipped(to: TermEstimate.scoreGaps) : term
    }
  }

  /// A part of the report that may be missing without the rest being wrong.
  private static func attempt<Value>(
    _ part: RegressionFact.Part, _ remarks: inout [Diagnostic],
    _ body: () throws(RegressionError) -> Value
  ) -> Value? {
    do throws(RegressionError) {
      return try body()
    } catch {
      remarks.append(Diagnostic(RegressionFact.partLeftOut(part, error)))
      return nil
    }
  }
}
