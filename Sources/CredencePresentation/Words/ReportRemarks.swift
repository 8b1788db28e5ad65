public import CredenceAnalysis
import CredenceHealth
public import CredenceImport
import CredenceIntervals
import CredencePosteriors
import CredenceRegression
package import CredenceSurvey

extension ImportReport {
  /// What puts every result in doubt, for those who read on: it is to be said before them.
  ///
  /// - Parameter naming: What settings are called.
  package func doubts(naming: SettingNaming = .plan) -> [String] {
    doubtful.map { $0.remark(in: file, naming: naming) }
  }

  /// The same, as sentences of a page.
  func doubtLines(naming: SettingNaming) -> [String] {
    doubtful.map { "Doubtful: " + $0.sentence(naming: naming) + "." }
  }

  private var doubtful: [Diagnostic] { warnings.filter(\.putsAllInDoubt) }

  /// One line a thing worth saying: refused rows by reason with the first lines and the remedy, then warnings.
  ///
  /// - Parameter naming: What settings are called.
  public func remarks(naming: SettingNaming = .plan) -> [String] { remarks(hidesRows: false, naming: naming) }

  /// The same, where the number of rows is hidden without numbers and lines: they would bound it.
  func remarks(hidesRows: Bool, naming: SettingNaming) -> [String] {
    hidesRows
      ? rejections.map { $0.remarkWithoutNumbers(in: file, naming: naming) }
        + warnings.map {
          "\($0.severity.rawValue): \($0.code): \($0.withoutNumbers.sentence(naming: naming))"
        }
      : rejections.map { $0.remark(in: file, naming: naming) }
        + warnings.map { $0.remark(in: file, naming: naming) }
  }
}

extension ImportError {
  /// What there is to say of a file of which nothing can be used, a line each.
  ///
  /// - Parameter naming: What settings are called.
  public func remarks(naming: SettingNaming = .plan) -> [String] {
    guard case .nothingUsable(let file, let rejections, let warnings) = self else { return [] }
    return rejections.map { $0.remark(in: file, naming: naming) }
      + warnings.map { $0.remark(in: file, naming: naming) }
  }
}

extension ImportReport.Rejection {
  /// What was refused, and what to do.
  func remarkWithoutNumbers(in file: String, naming: SettingNaming) -> String {
    let severity = reason.isExpected ? "note" : "warning"
    let remedy = reason.isExpected ? "" : " \(reason.remedy(naming: naming))"
    return
      "\(severity): \(file): rows not kept, \(reason.rawValue): \(reason.sentence(naming: naming))\(remedy)"
  }

  /// What was refused, where, and what to do.
  func remark(in file: String, naming: SettingNaming) -> String {
    let severity = reason.isExpected ? "note" : "warning"
    let places = examples.prefix(3).map { example -> String in
      guard let cell = example.cell, !cell.isEmpty else { return "line \(example.line)" }
      return "line \(example.line) (\(cell))"
    }
    let more = count > places.count ? ", ..." : ""
    let remedy = reason.isExpected ? "" : " \(reason.remedy(naming: naming))"
    return
      "\(severity): \(file): \(count.counted("row")) not kept, \(reason.rawValue): \(reason.sentence(naming: naming)) At \(places.joined(separator: ", "))\(more).\(remedy)"
  }
}

extension AnalysisReport {
  /// Remarks of this many accounts are said one by one for each code; of more, their number.
  private static let accountsSaid = 5

  /// What puts every result in doubt; nothing where the number of rows is hidden, which it would tell.
  ///
  /// - Parameter naming: What settings are called.
  package func doubts(naming: SettingNaming = .plan) -> [String] {
    hidesRows ? [] : importReport.doubts(naming: naming)
  }

  /// One line a thing worth saying of file, roster and accounts.
  ///
  /// - Parameters:
  ///   - details: Also of methods; without, nothing of them that changes no decision.
  ///   - naming: What settings are called.
  public func remarks(details: Bool = true, naming: SettingNaming = .plan) -> [String] {
    var lines =
      fileRemarks(naming)
      + (diagnostics + portfolio.diagnostics).filter { details || !$0.isOfMethod }
      .map { Self.line($0, naming) }
    var said: [(code: Diagnostic.Code, accounts: Int)] = []
    for report in accounts {
      for diagnostic in report.diagnostics where diagnostic.severity == .warning {
        let place = said.firstIndex { $0.code == diagnostic.code } ?? said.endIndex
        if place == said.endIndex { said.append((diagnostic.code, 0)) }
        said[place].accounts += 1
        if said[place].accounts <= Self.accountsSaid {
          lines.append("warning: \(report.account.name): \(diagnostic.sentence(naming: naming))")
        }
      }
    }
    for (code, count) in said where count > Self.accountsSaid {
      lines.append(
        "warning: \((count - Self.accountsSaid).counted("more remark")) of this kind: \(code); the accounts' own pages and accounts.csv have them"
      )
    }
    return lines
  }

  /// One line a thing worth saying beside the page of one account: of the files, of how the whole was read, and of
  /// the account; nothing of others. That it is hidden stands in the page itself.
  public func remarks(
    on account: AccountReport, details: Bool = true, naming: SettingNaming = .plan
  ) -> [String] {
    fileRemarks(naming)
      + (diagnostics + own(account)).filter { details || !$0.isOfMethod }.map { Self.line($0, naming) }
  }

  /// Whether anything said beside the page of one account asks for attention.
  public func hasWarnings(on account: AccountReport) -> Bool {
    hasFileWarnings || (diagnostics + own(account)).contains { $0.severity == .warning }
  }

  private func own(_ account: AccountReport) -> [Diagnostic] {
    (account.total.diagnostics + account.diagnostics).filter { $0.code != .hidden }
  }

  private func fileRemarks(_ naming: SettingNaming) -> [String] {
    let own = importReport.remarks(hidesRows: hidesRows, naming: naming)
    guard let roster else { return own }
    return own + roster.rejections.map { $0.remark(in: roster.file, naming: naming) }
      + roster.warnings.map { $0.remark(in: roster.file, naming: naming) }
  }

  private static func line(_ diagnostic: Diagnostic, _ naming: SettingNaming) -> String {
    "\(diagnostic.severity.rawValue): \(diagnostic.sentence(naming: naming))"
  }
}

extension Diagnostic {
  /// Whether it is a note on how something was computed, which no reader has to act on.
  package var isOfMethod: Bool { severity == .note && Self.methodCodes.contains(code) }

  private static let methodCodes: Set<Diagnostic.Code> = [
    .completePooling, .weakPrior, .weakPortfolio, .largeSample, .continuousPrediction, .prior,
    .noAccountVariance, .noWithinBetween, .noAccountMean, .failedReplicates, .comparisonLeftOut,
  ]

  /// What is to be said, and of which file.
  func remark(in file: String, naming: SettingNaming) -> String {
    "\(severity.rawValue): \(file): \(sentence(naming: naming))"
  }
}
