package import CredenceSurvey

/// What regressions and the analysis of drivers say of themselves.
package enum RegressionFact: DiagnosticFact {
  /// Why a driver cannot be told from other columns.
  package enum Alias: Sendable, Hashable {
    /// Exactly the rows of some levels of an adjustment tick it.
    case levels(adjustment: String, [String])
    /// Exactly those tick it who did not tick another.
    case opposite(of: String)
    /// It is a combination of other drivers and of adjustments.
    case combination(drivers: [String], adjustments: [String])
  }

  /// What of an analysis may be missing without the rest being wrong.
  package enum Part: Sendable, Hashable {
    /// How importance, ranks and labels vary over accounts.
    case bootstrap
    /// The split within and between accounts.
    case withinBetween
  }

  /// Rows without weight, counted from 1, were left out.
  case zeroWeights(rows: [Int])
  /// Rows that alone determine a term have no residual.
  case rowsDetermineTerm(rows: Int)
  /// A class without answers was merged before the fit.
  case classMerged(String)
  /// A class without rows: effects compare the other two.
  case classMissing(LoyaltyClass)
  /// A term is the same in every answer.
  case constantTerm(String)
  /// A term has no finite maximum-likelihood estimate.
  case separation(Separation)
  /// The accounts' intercepts do not differ beyond chance.
  case interceptsAlike
  /// Answers of an account are no more alike than others'.
  case noAccountVariance
  /// Every account has one answer.
  case noRepeatedAccounts
  /// Answers of an account hardly differ, and accounts do.
  case accountsAgree(accounts: Int)
  /// The accounts' means of a driver are a combination of other terms.
  case accountMeanAliased(driver: String)
  /// An adjustment is the same in every row.
  case constantAdjustment(String)
  /// No row has the level that others were to be compared with.
  case referenceLevelMissing(adjustment: String, wanted: String, used: String)
  /// A level of an adjustment follows from others; from none where it is the same in every row.
  case aliasedAdjustment(String, from: [String])
  /// A class may not have been asked a question.
  case classWithoutTicks(LoyaltyClass, answers: Int, question: String)
  /// Two drivers have the same answers.
  case duplicateDriver(String, of: String)
  /// There are more drivers than a model is made for.
  case tooManyDrivers(Int, kept: Int)
  /// A driver cannot be told from other columns.
  case aliasedDriver(String, Alias)
  /// A driver is ticked, or differs, in one row.
  case tickedOnce(driver: String, isTicked: Bool)
  /// A driver stands on few rows or accounts.
  case tooFew(driver: String, isTicked: Bool, rows: Int, accounts: Int)
  /// A rating is the same in every row.
  case constantDriver(String, value: Double)
  /// Nobody ticked a driver.
  case neverTicked(driver: String)
  /// Everybody ticked a driver.
  case alwaysTicked(driver: String)
  /// Rows that cannot be used.
  case rowsLeftOut(Int, of: Int, [DriverDesign.Omission])
  /// A part of the analysis could not be had.
  case partLeftOut(Part, RegressionError)
  /// Draws of accounts that left nothing to explain.
  case failedReplicates(Int, of: Int)
  /// Too few accounts differ in their ticks for intervals of what these add.
  case noTickIntervals
  /// Limits beyond what an effect can be.
  case effectLimitsCut
  /// Accounts that tick a driver more also score differently.
  case accountsConfound

  package var severity: Diagnostic.Severity {
    switch self {
    case .zeroWeights, .rowsDetermineTerm, .classMerged, .classMissing, .constantTerm, .separation,
      .accountsAgree, .referenceLevelMissing, .aliasedAdjustment, .classWithoutTicks, .duplicateDriver,
      .tooManyDrivers, .aliasedDriver, .tickedOnce, .tooFew, .constantDriver, .neverTicked, .alwaysTicked,
      .accountsConfound:
      .warning
    case .interceptsAlike, .noAccountVariance, .noRepeatedAccounts, .accountMeanAliased,
      .constantAdjustment, .rowsLeftOut, .failedReplicates, .noTickIntervals, .effectLimitsCut:
      .note
    // Few accounts are no fault of the data's.
    case .partLeftOut(_, .tooFewResamples), .partLeftOut(.withinBetween, _): .note
    case .partLeftOut(.bootstrap, _): .warning
    }
  }

  package var code: Diagnostic.Code {
    switch self {
    case .zeroWeights: "zero-weight"
    case .rowsDetermineTerm: "row-determines-term"
    case .classMerged, .classMissing: "empty-class"
    case .constantTerm: "constant-term"
    case .separation: "separation"
    case .interceptsAlike, .noAccountVariance: .noAccountVariance
    case .noRepeatedAccounts: "no-repeated-accounts"
    case .accountsAgree: "accounts-agree"
    case .accountMeanAliased: .noAccountMean
    case .constantAdjustment: "constant-adjustment"
    case .referenceLevelMissing: "no-reference-level"
    case .aliasedAdjustment: "aliased-adjustment"
    case .classWithoutTicks: "class-without-ticks"
    case .duplicateDriver: "duplicate-driver"
    case .tooManyDrivers: "too-many-drivers"
    case .aliasedDriver: "aliased-driver"
    case .tickedOnce: "ticked-once"
    case .tooFew: "too-few"
    case .constantDriver: "constant-driver"
    case .neverTicked: "never-ticked"
    case .alwaysTicked: "always-ticked"
    case .rowsLeftOut: "rows-left-out"
    case .partLeftOut(_, .tooFewResamples): .fewResamples
    case .partLeftOut(.bootstrap, _): "no-bootstrap"
    case .partLeftOut(.withinBetween, _): .noWithinBetween
    case .failedReplicates: .failedReplicates
    case .noTickIntervals: "no-tick-intervals"
    case .effectLimitsCut: "effect-limits-cut"
    case .accountsConfound: "accounts-confound"
    }
  }

  package var subjects: [Diagnostic.Subject] {
    switch self {
    case .constantTerm(let name), .accountMeanAliased(let name), .tickedOnce(let name, _),
      .tooFew(let name, _, _, _), .constantDriver(let name, _), .neverTicked(let name),
      .alwaysTicked(let name):
      [.driver(name)]
    case .separation(let separation): [.driver(separation.term)]
    case .duplicateDriver(let name, let other): [.driver(name), .driver(other)]
    case .aliasedDriver(let name, let alias): ([name] + alias.drivers).map { .driver($0) }
    case .zeroWeights, .rowsDetermineTerm, .classMerged, .classMissing, .interceptsAlike,
      .noAccountVariance, .noRepeatedAccounts, .accountsAgree, .constantAdjustment, .referenceLevelMissing,
      .aliasedAdjustment, .classWithoutTicks, .tooManyDrivers, .rowsLeftOut, .partLeftOut,
      .failedReplicates, .noTickIntervals, .effectLimitsCut, .accountsConfound:
      []
    }
  }
}

extension RegressionFact.Alias {
  /// The other drivers it cannot be told from.
  fileprivate var drivers: [String] {
    switch self {
    case .levels: []
    case .opposite(let other): [other]
    case .combination(let drivers, _): drivers
    }
  }
}

extension Diagnostic.Code {
  /// Accounts do not differ beyond chance.
  package static let noAccountVariance: Self = "no-account-variance"
  /// A driver is not split within and between accounts.
  package static let noAccountMean: Self = "no-account-mean"
  /// No driver is split within and between accounts.
  package static let noWithinBetween: Self = "no-within-between"
  /// Draws of accounts without a result.
  package static let failedReplicates: Self = "failed-replicates"
  /// Too few accounts to draw them with replacement.
  package static let fewResamples: Self = "no-bootstrap-few-accounts"
}
