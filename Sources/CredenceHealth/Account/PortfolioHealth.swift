import CredenceSurvey

/// The health of every account of a portfolio.
public struct PortfolioHealth: Sendable {
  /// The fitted model.
  public let model: HealthModel
  /// What was asked.
  public let settings: HealthSettings
  private let results: [AccountHealth]
  /// Up to so many different accounts the answers needed are counted under all sigma points.
  private static let largestMixedSearch = 300
  private let resultOfAccount: [Int32]

  /// Works out the health of every account under a model.
  ///
  /// - Parameters:
  ///   - portfolio: the answers; its roles are the model's.
  ///   - threads: How many to use; the result does not depend on it.
  public init(
    _ portfolio: HealthPortfolio, model: HealthModel, settings: HealthSettings = HealthSettings(),
    threads: Int = 1
  ) {
    precondition(model.roles == portfolio.roles, "a model knows the roles it was fitted to")
    let list = SituationList(portfolio)
    let layout = RoleLayout(portfolio.roles, settings.weights)
    let assessment = SituationAssessment(
      points: model.points, layout: layout, settings: settings, threads: threads)
    var results = assessment.health(of: list.situations, depth: settings.describesRoles ? .full : .summary)
    if settings.countsAnswersNeeded {
      // The mixture in small portfolios, where the mode alone is too sure of itself; else the mode.
      let search =
        list.situations.count <= Self.largestMixedSearch || model.points.count == 1
        ? assessment
        : SituationAssessment(
          points: [HealthModel.Point(parameters: model.mode, weight: 1)], layout: layout,
          settings: settings, threads: threads)
      let needed = AnswersNeededSearch(search).needed(list.situations, results)
      for index in results.indices { results[index].answersNeeded = needed[index] }
    }
    self.model = model
    self.settings = settings
    self.results = results
    resultOfAccount = list.ofAccount
  }

  /// Fits the model and works out the health of every account.
  public init(
    _ portfolio: HealthPortfolio, settings: HealthSettings = HealthSettings(), threads: Int = 1
  ) {
    self.init(
      portfolio, model: HealthModel(portfolio, threads: threads), settings: settings, threads: threads)
  }

  /// The number of accounts.
  public var count: Int { resultOfAccount.count }

  /// The health of an account, by its position in the portfolio.
  public subscript(account: Int) -> AccountHealth { results[Int(resultOfAccount[account])] }
}
