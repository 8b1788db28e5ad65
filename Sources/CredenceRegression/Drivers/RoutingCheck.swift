import CredenceSurvey

/// Whether every class was shown what its ticks are compared by.
///
/// Not asked is not "not ticked". Where a class never saw a driver, its ticks say how respondents were routed: a
/// question about delights that only promoters are asked would get a huge effect from that alone. A file that marks who
/// was asked is taken at its word. In one that writes nothing for "not asked" and nothing for "nothing ticked", a class
/// of which nobody ticks anything is held against the others: if ticking had nothing to do with the class, the chance
/// that none of its rows ticks is hypergeometric. Below 1 in 10,000 the question was not shown to it (or might as well
/// not have been: the two cannot be told apart, and one of them makes every effect false). Between that and 1 in 20 a
/// warning says so; a class of few answers may well have ticked nothing by chance, and passes.
struct RoutingCheck {
  private(set) var diagnostics: [Diagnostic] = []

  /// Below this chance of no tick at all a class was not asked.
  static let refusedChance = 1e-4
  /// Below this chance it may not have been asked.
  static let doubtfulChance = 0.05

  /// - Throws: ``RegressionError/neverShown(driver:to:)`` or
  ///   ``RegressionError/neverTicked(question:by:answers:others:ofOthers:)``.
  init(classes: [LoyaltyClass?], drivers: [DriverColumn]) throws(RegressionError) {
    let rows = LoyaltyClass.allCases.map { loyalty in classes.indices.filter { classes[$0] == loyalty } }
    for driver in drivers {
      for (loyalty, own) in zip(LoyaltyClass.allCases, rows) {
        guard !own.isEmpty, own.allSatisfy({ driver.value($0) == nil }) else { continue }
        throw .neverShown(driver: driver.question ?? driver.name, to: loyalty.rawValue)
      }
    }
    var questions: [String] = []
    for question in drivers.compactMap(\.question) where !questions.contains(question) {
      questions.append(question)
    }
    for question in questions {
      try check(question, classes, drivers.filter { $0.question == question })
    }
  }

  private mutating func check(
    _ question: String, _ classes: [LoyaltyClass?], _ options: [DriverColumn]
  ) throws(RegressionError) {
    var asked: [LoyaltyClass: Int] = [:]
    var ticking = asked
    for (row, loyalty) in classes.enumerated() {
      guard let loyalty else { continue }
      guard options.contains(where: { $0.value(row) != nil }) else { continue }
      asked[loyalty, default: 0] += 1
      if options.contains(where: { $0.value(row) == 1 }) { ticking[loyalty, default: 0] += 1 }
    }
    let (rows, ticks) = (asked.values.reduce(0, +), ticking.values.reduce(0, +))
    for loyalty in LoyaltyClass.allCases {
      guard let own = asked[loyalty], ticking[loyalty] == nil, ticks > 0 else { continue }
      let chance = Self.chanceOfNone(in: own, ticks: ticks, of: rows)
      if chance < Self.refusedChance {
        throw .neverTicked(
          question: question, by: loyalty.rawValue, answers: own, others: ticks, ofOthers: rows - own)
      }
      if chance < Self.doubtfulChance {
        diagnostics.append(
          Diagnostic(RegressionFact.classWithoutTicks(loyalty, answers: own, question: question)))
      }
    }
  }

  /// The chance that none of `own` rows is among `ticks` ticking ones drawn from `rows`: the product of
  /// (rows - ticks - i)/(rows - i) over the class's rows.
  static func chanceOfNone(in own: Int, ticks: Int, of rows: Int) -> Double {
    var chance = 1.0
    for row in 0..<own where chance > 0 {
      chance *= Double(max(0, rows - ticks - row)) / Double(rows - row)
    }
    return chance
  }
}
