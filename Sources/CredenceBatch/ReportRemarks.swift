public import CredenceImport
import CredenceSurvey

extension ImportReport {
  /// Whether a person should look at the file: rows refused for what they hold, or warnings.
  public var needsAttention: Bool { hasWarnings }

  /// One line a thing worth saying: refused rows by reason with the first lines and the remedy, then warnings.
  public var remarks: [String] { remarks(hidesRows: false) }

  /// The same, where the number of rows is hidden without numbers and lines: they would bound it.
  func remarks(hidesRows: Bool) -> [String] {
    hidesRows
      ? rejections.map { $0.remarkWithoutNumbers(in: file) }
        + warnings.map { "\($0.severity.rawValue): \($0.code): \($0.withoutNumbers.message)" }
      : rejections.map { $0.remark(in: file) } + warnings.map { "\($0.severity.rawValue): \($0.message)" }
  }
}

extension ImportReport.Rejection {
  /// What was refused, and what to do.
  func remarkWithoutNumbers(in file: String) -> String {
    let severity = reason.isExpected ? "note" : "warning"
    let remedy = reason.isExpected ? "" : " \(reason.remedy)"
    return "\(severity): \(file): rows not kept, \(reason.rawValue): \(reason.sentence)\(remedy)"
  }

  /// What was refused, where, and what to do.
  func remark(in file: String) -> String {
    let severity = reason.isExpected ? "note" : "warning"
    let rows = count == 1 ? "1 row" : "\(count) rows"
    let places = examples.prefix(3).map { example -> String in
      guard let cell = example.cell, !cell.isEmpty else { return "line \(example.line)" }
      return "line \(example.line) (\(cell))"
    }
    let more = count > places.count ? ", ..." : ""
    let remedy = reason.isExpected ? "" : " \(reason.remedy)"
    return
      "\(severity): \(file): \(rows) not kept, \(reason.rawValue): \(reason.sentence) At \(places.joined(separator: ", "))\(more).\(remedy)"
  }
}

extension AnalysisReport {
  /// One line a thing worth saying of file, roster and accounts.
  public var remarks: [String] {
    var lines = importReport.remarks(hidesRows: hidesRows)
    if let roster {
      lines += roster.rejections.map { $0.remark(in: roster.file) }
      lines += roster.warnings.map { "\($0.severity.rawValue): \($0.message)" }
    }
    lines += (diagnostics + portfolio.diagnostics).map { "\($0.severity.rawValue): \($0.message)" }
    for report in accounts {
      for diagnostic in report.diagnostics where diagnostic.severity == .warning {
        lines.append("warning: \(report.account.name): \(diagnostic.message)")
      }
    }
    return lines
  }
}
