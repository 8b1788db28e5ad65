import CredenceAnalysis
import CredenceDelimitedText
import CredenceImport
import CredenceReporting
import CredenceSurvey

extension ImportReport {
  /// The members of `import.json` and of `import` in the report.
  ///
  /// - Parameters:
  ///   - hidesRows: Whether everything is left out that tells how many answered in all: `read` and `kept`, and the numbers
  ///     and lines of what was refused.
  ///   - namesLines: Whether all lines that were refused are named, not only the first.
  ///   - naming: What settings are called.
  func writeMembers(
    to json: inout JSONWriter, hidesRows: Bool = false, namesLines: Bool = false, naming: SettingNaming
  ) {
    json.member("file", Provenance.fileName(file))
    json.member("layout", layout.rawValue)
    json.member("encoding", encoding.rawValue)
    json.member("delimiter", String(delimiter))
    json.member("headerRows", headerRows)
    if hidesRows {
      json.member("hidden", true)
    } else {
      json.member("read", rowsRead)
      json.member("kept", rowsKept)
    }
    json.array("rejected") { json in
      rejections.write(to: &json, hidesRows: hidesRows, namesLines: namesLines, naming: naming)
    }
    json.member("answers", answers.rawValue)
    json.member("accounts", accounts)
    json.member("silentContacts", nonrespondentContacts)
    json.array("mapping") { json in
      for entry in mapping.entries {
        json.object { json in
          json.member("field", entry.field.rawValue)
          json.member("column", entry.column.name)
          json.member("label", entry.column.label == entry.column.name ? nil : entry.column.label)
          json.member("foundBy", entry.foundBy.rawValue)
        }
      }
    }
    json.member("sha256", sha256)
    json.array("warnings") { json in
      for warning in hidesRows ? warnings.map(\.withoutNumbers) : warnings {
        json.value(warning, naming: naming)
      }
    }
  }
}

extension ImportedRoster {
  func writeMembers(to json: inout JSONWriter, naming: SettingNaming) {
    json.member("file", Provenance.fileName(file))
    json.member("read", rowsRead)
    json.member("kept", rowsKept)
    json.array("rejected") { json in rejections.write(to: &json, naming: naming) }
    json.member("accounts", accounts.count)
    json.member("sha256", sha256)
    json.array("warnings") { json in
      for warning in warnings { json.value(warning, naming: naming) }
    }
  }
}

extension [ImportReport.Rejection] {
  func write(
    to json: inout JSONWriter, hidesRows: Bool = false, namesLines: Bool = false, naming: SettingNaming
  ) {
    for rejection in self {
      json.object { json in
        json.member("reason", rejection.reason.rawValue)
        if !hidesRows { json.member("count", rejection.count) }
        json.member("meaning", rejection.reason.sentence(naming: naming))
        json.member("remedy", rejection.reason.remedy(naming: naming))
        if hidesRows { return }
        if namesLines, !rejection.lines.isEmpty { json.member("lines", rejection.lineList) }
        json.array("examples") { json in
          for example in rejection.examples {
            json.object { json in
              json.member("line", example.line)
              json.member("column", example.column)
              json.member("cell", example.cell)
            }
          }
        }
      }
    }
  }
}

extension ImportReport.Rejection {
  /// All lines, runs of them by the first and the last: `3, 7-12`.
  fileprivate var lineList: String {
    lines.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }
}

extension Diagnostic {
  /// What is the matter, without how often and where.
  var withoutNumbers: Diagnostic { Diagnostic(FactWithoutNumbers(severity: severity, code: code)) }
}

/// A fact of which only the kind may be told.
struct FactWithoutNumbers: DiagnosticFact, Worded {
  let severity: Diagnostic.Severity
  let code: Diagnostic.Code

  func sentence(naming: SettingNaming) -> String {
    "what and where is hidden, because it bounds how many answered (\(naming(.minimumResponses)))"
  }
}
