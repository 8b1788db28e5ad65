import CredenceHealth
import CredenceIntervals
import CredenceRegression
import CredenceResampling
import CredenceSurvey

@testable import CredenceAnalysis
@testable import CredenceImport
@testable import CredencePosteriors

/// One of each fact a module knows, and of each error whose words tell what to set.
enum FactSamples {
  static let scale = ScoreScale.likelihoodToRecommend

  static let intervals: [IntervalFact] = [
    .largeSample(method: "length-optimal", largestExact: 50, isGuarded: true),
    .singleAnswer, .referenceOnly(method: "wald", instead: "wilson"),
    .zeroWidth(method: "wald", instead: "wilson"), .ratingsAlike(ratings: 4), .accountsAlike, .fewAccounts,
    .answersAsIndependent, .census(population: 4),
    .ignorableNonresponse(balance: 5, nonrespondents: 4, population: 14),
  ]

  static let resampling: [ResamplingFact] = [.answersAlike(answers: 3)]

  static let posteriors: [PosteriorFact] = [
    .answersAlike(answers: 3), .prior(.jeffreys), .priorOutweighsAnswers(weight: 3, answers: 2),
    .continuousPrediction(nonrespondents: 9000), .census(population: 3),
    .ignorableNonresponse(
      NonresponseBounds(ifAllDetractors: -50, ifAllPromoters: 50, nonrespondents: 2), population: 4),
    .weakPrior(.fewAnswered(accounts: 1, of: 3), fallback: .jeffreys),
    .weakPrior(.singleAnswers, fallback: .flat), .completePooling, .separatedAccounts, .classNeverChosen,
  ]

  static let health: [HealthFact] = [
    .weakPortfolio(accounts: 1), .roleNeverAnswered(.endUser), .modelNotSettled,
  ]

  static let regression: [RegressionFact] = [
    .zeroWeights(rows: [4]), .rowsDetermineTerm(rows: 2), .classMerged("passive"), .classMissing(.passive),
    .constantTerm("Price"), .interceptsAlike, .noAccountVariance, .noRepeatedAccounts,
    .accountsAgree(accounts: 5), .accountMeanAliased(driver: "Price"), .constantAdjustment("role"),
    .referenceLevelMissing(adjustment: "role", wanted: "pilot", used: "user"),
    .aliasedAdjustment("role: user", from: []), .aliasedAdjustment("role: user", from: ["wave: 1"]),
    .classWithoutTicks(.detractor, answers: 2, question: "Why"), .duplicateDriver("Price", of: "Cost"),
    .tooManyDrivers(60, kept: 40), .aliasedDriver("no", .opposite(of: "yes")),
    .aliasedDriver("chief", .levels(adjustment: "role", ["boss", "owner"])),
    .aliasedDriver("all", .combination(drivers: ["a", "b"], adjustments: ["role"])),
    .tickedOnce(driver: "Price", isTicked: true),
    .tooFew(driver: "Price", isTicked: false, rows: 3, accounts: 1),
    .constantDriver("Pace", value: 3), .neverTicked(driver: "Price"), .alwaysTicked(driver: "Price"),
    .rowsLeftOut(3, of: 9, []), .partLeftOut(.bootstrap, .oneCluster),
    .partLeftOut(.bootstrap, .tooFewResamples(accounts: 2, resamples: 3, needed: 40)),
    .partLeftOut(.withinBetween, .tooFewRows(rows: 3, terms: 4)), .partLeftOut(.withinBetween, .aliased([])),
    .failedReplicates(1, of: 999), .noTickIntervals, .effectLimitsCut, .accountsConfound,
  ]

  static let imports: [ImportFact] = [
    .columnChosen(.score, taken: "NPS", over: ["A", "B", "C", "D"]), .scoreByContent(column: "Q1"),
    .dateByContent(column: "When"), .respondentByContent(column: "Who"),
    .noDatesInDateColumn(["Date"]), .noAnswerDate(["Born", "Since"]), .periodsAsWaves(column: "Month"),
    .choicesAsDates(["Size"], cell: "5-Sep", isUsed: true),
    .dateOrderAssumed(column: "Date", .monthFirst), .dateOrderContradictory(column: "Date"),
    .codesDeclared(column: "score", [.init(code: -99, meaning: .missing, cells: 1)]),
    .brokenCharacters(2), .encodingAssumed, .titlesAboveHeading(lines: 1, heading: 2),
    .secondHeading(1, line: 9), .noAccountColumn,
    .allRowsOneAccount(called: "(all responses)", candidates: ["MemberSite", "Plan"]),
    .accountBlank(putUnder: "(no account)"), .accountLikeNone(1, first: ["NA"], .leftOut),
    .accountLikeNone(6, first: ["NA", "-"], .putUnder("(no account)")), .similarAccounts(7, first: []),
    .rolesOfTheirOwn(9, first: [.init(role: .unknown, answers: 3), .init(role: .endUser, answers: nil)]),
    .contactsFromFile(3), .repeatedGroups(lines: [2, 3]), .repeatedIdentifiers(2, firstLines: [3]),
    .rosterColumnUnreadable(column: "revenue", read: 1, answered: 3, firstLines: [2, 3]),
    .conflictingRoster(
      7,
      first: [.init(field: .revenue, account: "A", line: 4, kept: "5", keptLine: 2, found: "6")]),
    .repeatedContacts(lines: [3]), .repeatedContacts(lines: Array(3...9)),
    .negativeRevenue(1, first: [.init(name: "Acme", line: 2)]),
    .revenueMostlyUnreadable(read: 1, answered: 3, unread: 2, firstLines: [2, 3]),
    .conflictingRevenue(6, first: [.init(name: "A", line: 4)]), .revenueUnreadable(1, firstLine: 4),
    .revenueMarkAssumed, .anotherScaleLikely(answers: 48, lowest: 1, highest: 4), .scaleDeclared(scale),
    .frequentOffScale(score: "11", 8, scale), .possibleLostZeros(2), .classLabelsUnread(column: "Group"),
    .classLabelDiffers(
      column: "Group", 4, of: 8, first: .init(line: 2, score: 9, label: .passive),
      .init(
        ranges: [
          .init(loyalty: .promoter, lowest: 10, highest: 10), .init(loyalty: .passive, lowest: 8, highest: 9),
        ], misfits: 1), scale),
    .answersSuperseded(3, .mean), .orderOfFile(undatedRespondents: 1, .first),
    .orderOfFile(undatedRespondents: nil, .latest),
    .ratingsUnreadable(
      column: "csat", 1, .fivePoint, firstLine: 3, numbers: [.init(number: 9, cells: 1)]),
    .ratingsMostlyUnreadable(
      column: "csat", .fivePoint, read: 4, answered: 10, first: [.init(line: 6, cell: "so so")]),
    .tooManyLabels(columns: ["Why"], 3000, kept: 200), .driverColumnOfNumbers("Why"),
    .undeclaredDrivers(column: "Why", 2, first: nil), .undeclaredDrivers(column: "Why", 1, first: ["x"]),
    .driverLabelsJoined(column: "Why", 4, first: ["a, b"]),
    .driverLabelsUncertain(column: "Why", 4, first: nil),
  ]

  static let analysis: [AnalysisFact] = [
    .methodNotApplicable(.populationUnknown(method: "hypergeometric")),
    .comparisonLeftOut(distinct: 9000, most: 2000), .hidden(minimum: 5),
    .groupsHidden(accounts: 1, roles: 2, waves: 0, touchpoints: 0, minimum: 5), .latestWaveShown,
    .notInRoster(6, first: [.init(name: "A", line: 2), .init(name: "B", line: nil)]),
    .silentAccounts(1, first: [.init(name: "A", line: 2)]),
    .similarAccounts(1, first: [.init(inRoster: "Acme", line: 2, inFile: "Acme Inc")]),
    .roleWithoutAnswers(.endUser, line: 3), .revenueDiffers(1, first: [.init(name: "A", line: 2)]),
    .contactsIncomplete(.endUser, answers: 0, line: 2),
    .contactsDisagree(contacts: 3, byRole: 4, line: 2, roles: [.endUser]), .contactsRepeated,
    .moreAnswersThanContacts(.decisionMaker, answers: 2, contacts: 0, line: 2, alsoOfAccount: true),
    .moreAnswersThanContacts(nil, answers: 1, contacts: 0, line: nil, alsoOfAccount: false),
    .weightWithoutRole(.endUser, weight: 0.2, roles: [.decisionMaker]), .noWeightedRole([.endUser]),
    .rolesWithoutWeight([.endUser]), .rolesGrouped([.endUser], beside: [.decisionMaker]),
    .noDriverAnalysis(.hidden(5)), .noSecondOpinion(.withheld), .numericAdjustment("tenure"),
    .noAccountColumn(hasRespondents: true), .ratingNotRead(column: "Pace", 1, of: 9, words: ["slow"]),
    .looksLikeMissing(column: "Age", [.init(code: -99, cells: 2)], .farFromNumbers(isSure: true)),
    .looksLikeMissing(column: "Pace", [.init(code: 9, cells: 1)], .farFromRatings),
    .looksLikeMissing(column: "Pace", [.init(code: 6, cells: 1)], .outsideScale),
    .smallLevelsTogether(adjustment: "role", isConstant: false),
  ]

  static let all: [any DiagnosticFact] =
    (intervals as [any DiagnosticFact]) + resampling + posteriors + health + regression + imports + analysis
}
