import CredenceLinearAlgebra
import CredenceProbability
import CredenceRegression
import CredenceSurvey

/// A way to an interval of a driver's effect in points, at 95%.
enum Estimator: Int, CaseIterable {
  case mixed, leastSquares, leastSquaresCR2, jeffreys, plainLogit
  /// The guard's two parts, and other degrees of freedom: why the default covers what it covers.
  case mixedModelError, mixedCR2, mixedCR2Satterthwaite, mixedSatterthwaite, mixedResidualFreedom
  /// The remedy where moods drive the ticks.
  case within

  static let compared: [Estimator] = [.mixed, .leastSquares, .leastSquaresCR2, .jeffreys, .plainLogit]
  static let parts: [Estimator] = [
    .mixed, .mixedModelError, .mixedCR2, .mixedCR2Satterthwaite, .mixedSatterthwaite, .mixedResidualFreedom,
  ]

  var name: String {
    switch self {
    case .mixed: "mixed, guarded (default)"
    case .leastSquares: "OLS, classical"
    case .leastSquaresCR2: "OLS, CR2 Satterthwaite"
    case .jeffreys: "Jeffreys logit, CR2 Satterthwaite"
    case .plainLogit: "ML logit, model error"
    case .mixedModelError: "mixed, model error"
    case .mixedCR2: "mixed, CR2"
    case .mixedCR2Satterthwaite: "mixed, CR2 Satterthwaite"
    case .mixedSatterthwaite: "mixed, guarded, Satterthwaite where fewer"
    case .mixedResidualFreedom: "mixed, guarded, n - rank"
    case .within: "mixed, within accounts (Mundlak)"
    }
  }
}

/// All intervals of one survey.
struct SurveyIntervals {
  /// Estimator by estimator the intervals of the drivers that have one.
  private(set) var limits = [[String: ClosedRange<Double>]](repeating: [:], count: Estimator.allCases.count)
  /// Whether the within-between split could be had, and if so whether it says that accounts confound.
  private(set) var isFlagged: Bool?
  /// The same with no more degrees of freedom than are left between accounts, and within, beside the drivers.
  private(set) var isFlaggedWithMore: Bool?

  init(_ design: DriverDesign) {
    let names = design.facts.map(\.name)
    if let model = try? LinearMixedModel(
      design: design.design, outcome: design.outcome, clusters: design.clusters)
    {
      set(.mixed, model.terms, names)
      addParts(model, names)
    }
    if let model = try? LinearModel(design: design.design, outcome: design.outcome, errors: .classical) {
      set(.leastSquares, model.terms, names)
    }
    if let model = try? LinearModel(
      design: design.design, outcome: design.outcome, clusters: design.clusters, errors: .clustered(.cr2))
    {
      set(.leastSquaresCR2, model.terms, names)
    }
    let columns = Array(1..<design.design.columnCount)
    if let responses = Self.responses(design, columns),
      let fit = try? CumulativeLogit(.jeffreys).fit(responses),
      let sandwich = try? fit.clusterSandwich(design.clusters)
    {
      set(.jeffreys, fit.averageMarginalEffects(of: names).estimates(sandwich), names)
    }
    addPlainLogit(design, names)
    if let split = try? MundlakSplit(
      design: design.design, outcome: design.outcome, clusters: design.clusters, drivers: names)
    {
      isFlagged = split.isConfounded()
      let more = split.model.degreesOfFreedom
      let pValue = BetaDistribution(0.5 * Double(split.testedCount), 0.5 * more)
        .survival(split.chiSquared / (split.chiSquared + more))
      isFlaggedWithMore = pValue <= 0.05
      // A driver without a mean of its own in the model is not split.
      let means = Set(split.betweenLessWithin.map(\.name))
      set(.within, split.within.filter { means.contains("mean of \($0.name)") }, names)
    }
  }

  private mutating func addParts(_ model: LinearMixedModel, _ names: [String]) {
    let width = model.terms.count
    for (place, term) in model.terms.enumerated() where names.contains(term.name) {
      var contrast = [Double](repeating: 0, count: width)
      contrast[place] = 1
      let satterthwaite = model.sandwich.degreesOfFreedom(for: contrast)
      let own = model.modelCovariance[place, place].squareRoot()
      let robust = max(0, model.robustCovariance[place, place]).squareRoot()
      let all: [(Estimator, Double, Double)] = [
        (.mixedModelError, own, model.degreesOfFreedom), (.mixedCR2, robust, model.degreesOfFreedom),
        (.mixedCR2Satterthwaite, robust, satterthwaite),
        (.mixedSatterthwaite, max(own, robust), min(model.degreesOfFreedom, satterthwaite)),
        (.mixedResidualFreedom, max(own, robust), Double(model.observations.rows.count - width)),
      ]
      for (estimator, error, degrees) in all {
        let estimate = TermEstimate(
          name: term.name, estimate: term.estimate, standardError: error, degreesOfFreedom: max(1, degrees))
        set(estimator, [estimate], names)
      }
    }
  }

  /// As an analyst would: terms whose estimate is infinite are taken out and the rest fitted again. Those taken out
  /// have no interval.
  private mutating func addPlainLogit(_ design: DriverDesign, _ names: [String]) {
    var columns = Array(1..<design.design.columnCount)
    let all = design.design.columnNames ?? []
    while !columns.isEmpty {
      guard let responses = Self.responses(design, columns),
        let fit = try? CumulativeLogit(.none).fit(responses)
      else { return }
      let infinite = Set(fit.separations.filter { !$0.isThreshold }.map(\.term))
      if infinite.isEmpty {
        guard fit.separations.isEmpty, fit.record.stop == .converged else { return }
        let left = names.filter { responses.terms.contains($0) }
        let effects = fit.averageMarginalEffects(of: left)
        set(.plainLogit, effects.estimates(covariance: fit.observedCovariance ?? fit.covariance), names)
        return
      }
      columns.removeAll { infinite.contains(all[$0]) }
    }
  }

  private static func responses(_ design: DriverDesign, _ columns: [Int]) -> OrderedResponses? {
    let order: [LoyaltyClass] = [.detractor, .passive, .promoter]
    return try? OrderedResponses(
      design: design.design.selectingColumns(columns),
      classes: design.classes.map { order.firstIndex(of: $0) ?? 0 }, classNames: order.map(\.rawValue))
  }

  private mutating func set(_ estimator: Estimator, _ terms: [TermEstimate], _ names: [String]) {
    for term in terms where names.contains(term.name) {
      limits[estimator.rawValue][term.name] = term.lower...term.upper
    }
  }
}
