import CredencePresentation
import CredenceSurvey
import CredenceTestSupport
import Foundation
import Testing

@testable import CredenceAnalysis
@testable import CredenceImport
@testable import CredenceRegression

@Suite("Sentences are made of facts, with settings called what the reader calls them")
struct SentenceTests {
  /// An interface that writes settings between marks.
  static let marked = SettingNaming { setting, value in
    "<\(setting.planName)\(value.map { "=" + $0 } ?? "")>"
  }

  @Test("every fact has a sentence under any naming, and no option of the command in the plan's")
  func everyFact() {
    for fact in FactSamples.all {
      let diagnostic = Diagnostic(fact)
      let plan = diagnostic.sentence()
      #expect(plan != diagnostic.code.rawValue && plan.contains(" "), "\(fact)")
      #expect(!plan.contains("--") && !plan.contains("<"), "\(plan)")
      let marked = diagnostic.sentence(naming: Self.marked)
      #expect(!marked.contains("--") && marked.count >= plan.count, "\(marked)")
    }
  }

  @Test("the samples are all facts the modules know")
  func samplesAreWhole() throws {
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: Fixtures.project.appending(path: "Sources").path)
    var declared = Set<String>()
    for file in files where file.hasSuffix("Fact.swift") && !file.contains("Reports/") {
      let text = try String(
        contentsOf: Fixtures.project.appending(path: "Sources/" + file), encoding: .utf8)
      // The cases of the enum itself stand two spaces in; those of its parts, four.
      let type = file.split(separator: "/").last.map { $0.dropLast(".swift".count) } ?? ""
      for line in text.split(separator: "\n") where line.hasPrefix("  case ") {
        declared.insert("\(type).\(line.dropFirst(7).prefix { $0.isLetter })")
      }
    }
    let sampled = Set(FactSamples.all.map { "\(type(of: $0)).\("\($0)".prefix { $0.isLetter })" })
    #expect(declared.count > 100)
    // A separation comes out of a fit alone; `separation` below has its sentence.
    #expect(declared.subtracting(sampled) == ["RegressionFact.separation"])
  }

  @Test(
    "what was a sentence of the command is one",
    arguments: [
      (
        Diagnostic(ImportFact.columnChosen(.score, taken: "NPS", over: ["Score"])),
        "\u{201C}NPS\u{201D} was taken for the score over \u{201C}Score\u{201D}; choose with <columns.score>"
      ),
      (
        Diagnostic(ImportFact.repeatedContacts(lines: [3])),
        "1 line names a contact again and was not counted (line 3); keep one line a contact"
      ),
      (
        Diagnostic(ImportFact.repeatedContacts(lines: Array(3...9))),
        "7 lines name a contact again and were not counted (lines 3, 4, 5, 6, 7, ...); keep one line a contact"
      ),
      (
        Diagnostic(ImportFact.negativeRevenue(1, first: [.init(name: "Acme", line: 2)])),
        "1 revenue is negative and left out: Acme (line 2); correct the amount, or leave the cell blank"
      ),
      (
        Diagnostic(
          ImportFact.conflictingRoster(
            1,
            first: [
              .init(
                field: .contactsOf(.decisionMaker), account: "A", line: 5, kept: "1", keptLine: 2, found: "2")
            ])),
        "1 value contradicts an earlier line, which counts: contacts of decision maker of A (line 5): 1 of line 2 is kept, 2 is not. Keep one value"
      ),
      (
        Diagnostic(
          ImportFact.classLabelDiffers(
            column: "Group", 4, of: 8, first: .init(line: 2, score: 9, label: .passive),
            .init(
              ranges: [
                .init(loyalty: .promoter, lowest: 10, highest: 10),
                .init(loyalty: .passive, lowest: 8, highest: 9),
                .init(loyalty: .detractor, lowest: 2, highest: 6),
              ], misfits: 1), .likelihoodToRecommend)),
        "\u{201C}Group\u{201D} names another class than the score in 4 of 8 rows (first on line 2, where 9 is called a passive); the score counts. The file's labels fit promoters 10, passives 8-9, detractors 2-6, but for 1 row: they were made with other cuts than promoters 9-10, passives 7-8, detractors 0-6"
      ),
      (
        Diagnostic(ImportFact.anotherScaleLikely(answers: 48, lowest: 1, highest: 4)),
        "all 48 scores lie in 1 to 4, so another scale than 0 to 10 is likely and the classes below would be wrong; declare the scale with <scale>, as in <scale=1-4:3:4> (passives from 3, promoters from 4), or say <scale=0-10> if it is that one"
      ),
      (
        Diagnostic(ImportFact.orderOfFile(undatedRespondents: nil, .latest)),
        "no column dates the answers, so the order of the file was taken: the lower row as the later answer. Whether the file has the newest first cannot be told; if it has, choose <answers=first>, or name the date with <columns.date>"
      ),
      (
        Diagnostic(
          AnalysisFact.moreAnswersThanContacts(
            .decisionMaker, answers: 2, contacts: 0, line: 2, alsoOfAccount: true)),
        "the role decision maker has 2 answers but no known contacts (roster line 2); the number of contacts is taken as unknown, for the role and the account. Correct it"
      ),
      (
        Diagnostic(
          AnalysisFact.looksLikeMissing(
            column: "Age", [.init(code: -99, cells: 2)], .farFromNumbers(isSure: true))),
        "\"Age\" holds -99 in 2 cells, far from its other numbers, adjusted for as a number; if it stands for no answer, say <sentinels=\"Age:-99=missing\">"
      ),
      (
        Diagnostic(RegressionFact.aliasedDriver("chief", .levels(adjustment: "role", ["boss"]))),
        "'chief' is ticked by exactly those of role boss, so it cannot be told from role and was left out; leave role out of <drivers.adjust> to see it"
      ),
      (
        Diagnostic(RegressionFact.zeroWeights(rows: [4])),
        "1 rows of weight zero were left out (row 4); they tell nothing"
      ),
    ])
  func words(of diagnostic: Diagnostic, are sentence: String) {
    #expect(diagnostic.sentence(naming: Self.marked) == sentence)
  }

  @Test("an error tells what to set under any naming")
  func errors() {
    #expect(
      ColumnMappingError.tied(.score, ["A", "B"]).sentence(naming: Self.marked)
        == "2 columns fit the score about equally: \"A\", \"B\". Name the one that counts with <columns.score=COLUMN>."
    )
    let noScore = ColumnMappingError.noScore(columns: ["a"], candidates: [])
    #expect(
      noScore.sentence(naming: Self.marked)
        == "No column was recognised as the score. No column holds numbers on the scale. Name it with <columns.score=COLUMN> (or <columns.csat=COLUMN> for a file of satisfaction ratings alone). The columns are: \"a\"."
    )
    #expect(
      ColumnMappingError.noSuchField("scores", nearest: .score).description.contains("Did you mean score?"))
    let dates = ImportError.ambiguousDates(file: "s.csv", column: "Date", example: "1/2/2025", line: 2)
    #expect("\(dates)".hasSuffix("say dateOrder month-first or dateOrder day-first"))
    #expect("\(ImportError.changed(file: "s.csv"))".contains("changed while it was read"))
    let routed = RegressionError.neverTicked(
      question: "Why", by: "passive", answers: 2, others: 4, ofOthers: 4)
    #expect(routed.sentence(naming: Self.marked).contains("with <columns.drivers>, or"))
    let unread = PlanError.column(.rated, .unreadable("Pace", read: 0, answers: 3, words: ["slow"]))
    #expect(
      unread.sentence(naming: Self.marked)
        == "<drivers.rated>: none of the 3 answers in \"Pace\" are numbers or steps of a known scale; the first that are not: \"slow\". Write them as numbers, lowest first, say with <words> what they mean, or leave the column out"
    )
    #expect("\(DriverReportError.hidden(5))".hasSuffix("by subtraction (minimumResponses)"))
    for reason in RejectReason.allCases {
      #expect(!reason.sentence(naming: .plan).isEmpty && !reason.remedy().isEmpty)
      #expect(!reason.remedy().contains("--"))
    }
    #expect(RejectReason.futureDate.remedy(naming: Self.marked).contains("<columns.date=COLUMN>"))
    #expect(RejectReason.futureDate.remedy(naming: Self.marked).contains("<map=\"COLUMN=ignore\">"))
    #expect(RejectReason.scoreDate.sentence(naming: .plan).contains("spreadsheet"))
  }

  @Test("a separation says which classes it occurs with, and what else goes along")
  func separation() {
    let alone = Separation(
      parameter: 2, term: "price", sign: -1, classes: ["detractor"], companions: 0, isThreshold: false)
    #expect(
      Diagnostic(RegressionFact.separation(alone)).sentence()
        == "'price' occurs only with detractor, so its maximum-likelihood estimate is minus infinity; use the Jeffreys penalty, whose estimates are finite"
    )
    let together = Separation(
      parameter: 2, term: "price", sign: 1, classes: ["passive", "promoter"], companions: 2,
      isThreshold: false)
    #expect(
      Diagnostic(RegressionFact.separation(together)).sentence()
        == "'price' (with passive, promoter) and 2 other terms separate the classes, so its maximum-likelihood estimate is infinity; use the Jeffreys penalty, whose estimates are finite"
    )
  }

  /// A fact of somebody's own, with words and without.
  struct OwnFact: DiagnosticFact, Worded {
    var severity: Diagnostic.Severity { .note }
    var code: Diagnostic.Code { "own" }
    func sentence(naming: SettingNaming) -> String { "of my own" }
  }

  struct SilentFact: DiagnosticFact {
    var severity: Diagnostic.Severity { .note }
    var code: Diagnostic.Code { "silent" }
  }

  @Test("a fact of one's own is shown in its own words; without any by its code")
  func ownFacts() {
    #expect(Diagnostic(OwnFact()).sentence() == "of my own")
    #expect(Diagnostic(SilentFact()).sentence() == "silent")
    #expect(
      Diagnostic(OwnFact()) != Diagnostic(SilentFact()) && Diagnostic(OwnFact()) == Diagnostic(OwnFact()))
  }
}
