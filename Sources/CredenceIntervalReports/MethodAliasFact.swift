import CredencePresentation
import CredenceSurvey

/// A method was named by another name of it.
struct MethodAliasFact: DiagnosticFact, Worded {
  let name: String
  let target: String
  let reason: String

  var severity: Diagnostic.Severity { .note }

  var code: Diagnostic.Code { "method-alias" }

  func sentence(naming: SettingNaming) -> String { "\(name) means \(target): \(reason)" }
}
