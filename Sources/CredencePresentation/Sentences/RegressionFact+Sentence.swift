import CredenceAnalysis
import CredenceImport
package import CredenceRegression
import CredenceSurvey

extension RegressionFact: Worded {
  package func sentence(naming: SettingNaming) -> String {
    switch self {
    case .zeroWeights(let rows):
      "\(rows.count) rows of weight zero were left out (row \(Self.list(rows))); they tell nothing"
    case .rowsDetermineTerm(let rows):
      "\(rows) rows alone determine a term, so their variance cannot be seen; the terms' standard errors are too small"
    case .classMerged(let name):
      "no answer is a \(name); the class was merged with its neighbour before the fit"
    case .classMissing(let loyalty):
      "no row used is a \(loyalty.rawValue); effects compare the other two classes only"
    case .constantTerm(let name):
      "'\(name)' is the same in every answer; it was left out, nothing can be said of it"
    case .separation(let separation):
      "\(separation.cause), so its maximum-likelihood estimate is \(separation.sign < 0 ? "minus infinity" : "infinity"); use the Jeffreys penalty, whose estimates are finite"
    case .interceptsAlike:
      "the accounts' intercepts do not differ beyond chance; the fit is that without them"
    case .noAccountVariance:
      "answers of an account are no more alike than those of different accounts; its part is estimated as zero"
    case .noRepeatedAccounts:
      "every account has one answer, so moods of accounts cannot be told from single answers; the fit is ordinary least squares"
    case .accountsAgree(let accounts):
      "answers of an account hardly differ and accounts do, so effects rest on the few differences within the \(accounts) accounts"
    case .accountMeanAliased(let driver):
      "the accounts' means of '\(driver)' are a combination of other terms, so it is not split"
    case .constantAdjustment(let name):
      "'\(name)' is the same in every row used and was left out"
    case .referenceLevelMissing(let adjustment, let wanted, let used):
      "'\(adjustment)' has no row of level '\(wanted)'; levels are compared with '\(used)'"
    case .aliasedAdjustment(let name, let others):
      others.isEmpty
        ? "'\(name)' is the same in every row used and was left out"
        : "'\(name)' follows from \(others.map { "'\($0)'" }.joined(separator: ", ")), which are adjusted for already, and was left out"
    case .classWithoutTicks(let loyalty, let answers, let question):
      "none of the \(answers) \(loyalty.rawValue)s ticked anything in '\(question)'; if they were not asked, its effects are false and are to be left out"
    case .duplicateDriver(let name, let twin):
      "'\(name)' has the same answers as '\(twin)' and was left out; read its effect as both's"
    case .tooManyDrivers(let all, let kept):
      "\(all) drivers are more than the \(kept) a model is made for; those that most answers differ in are in it. Name the ones to compare with \(naming(.column(.drivers))) or \(naming(.driverLabels)), or join rare ones"
    case .aliasedDriver(let name, let alias):
      Self.words(name, alias, naming)
    case .tickedOnce(let name, let isTicked):
      "'\(name)' \(isTicked ? "was ticked" : "differs") in one row: its effect is that row's difference from what the other terms expect"
    case .tooFew(let name, let isTicked, let rows, let accounts):
      "'\(name)' stands on \(rows) \(isTicked ? "ticks" : "answers off its most frequent step,") of \(accounts == 1 ? "one account" : "\(accounts) accounts"); its interval will be very wide"
    case .constantDriver(let name, let value):
      "'\(name)' is \(value) in every row used, so it explains nothing, and was left out"
    case .neverTicked(let name):
      "nobody ticked '\(name)'; it was left out of the model"
    case .alwaysTicked(let name):
      "everybody ticked '\(name)', so there is nobody to compare with; it was left out of the model"
    case .rowsLeftOut(let count, let all, let omissions):
      "\(count) of \(all) rows were left out: \(omissions.words)"
    case .partLeftOut(let part, let error):
      "left out \(part.words): \(Self.cause(error, naming))"
    case .failedReplicates(let failed, let all):
      "\(failed) of \(all) draws of accounts left no difference in scores to explain; intervals of shares and ranks rest on the others"
    case .noTickIntervals:
      "left out intervals and labels of what ticks add to the score: too few accounts differ in their ticks"
    case .effectLimitsCut:
      "limits beyond what an effect can be (-200 to 200 points) are cut there: the accounts are too few to say more"
    case .accountsConfound:
      "accounts that tick a driver more, or rate it higher, also score differently: effects mix answers with the moods of accounts; read the effects within accounts beside them"
    }
  }

  /// The first five.
  private static func list(_ rows: [Int]) -> String {
    let shown = rows.prefix(5).map { "\($0)" }.joined(separator: ", ")
    return rows.count > 5 ? "\(shown) and \(rows.count - 5) more" : shown
  }

  private static func words(_ name: String, _ alias: Alias, _ naming: SettingNaming) -> String {
    switch alias {
    case .levels(let adjustment, let levels):
      return
        "'\(name)' is ticked by exactly those of \(adjustment) \(levels.joined(separator: " or ")), so it cannot be told from \(adjustment) and was left out; leave \(adjustment) out of \(naming(.adjust)) to see it"
    case .opposite(let other):
      return
        "'\(name)' is ticked by exactly those who did not tick '\(other)', so it was left out; its effect is that of '\(other)' with the sign turned"
    case .combination(let drivers, let adjustments):
      let parts = drivers.map { "'\($0)'" } + adjustments
      return
        "'\(name)' follows from \(parts.joined(separator: " and ")), so it cannot be told from \(parts.count == 1 ? "it" : "them") and was left out; leave one of them out to see it"
    }
  }

  /// Here the rows are accounts and the columns means over them.
  private static func cause(_ error: RegressionError, _ naming: SettingNaming) -> String {
    switch error {
    case .tooFewRows(let accounts, let terms): "\(accounts) accounts cannot carry \(terms) terms"
    case .aliased: "drivers vary too little within accounts, or their means over accounts go together"
    default: error.sentence(naming: naming)
    }
  }
}

extension RegressionFact.Part {
  fileprivate var words: String {
    switch self {
    case .bootstrap: "how importance varies over accounts, ranks and labels"
    case .withinBetween: "the split within and between accounts"
    }
  }
}

extension Separation {
  fileprivate var cause: String {
    companions == 0
      ? "'\(term)' occurs only with \(classes.joined(separator: " and "))"
      : "'\(term)' (with \(classes.joined(separator: ", "))) and \(companions) other terms separate the classes"
  }
}
