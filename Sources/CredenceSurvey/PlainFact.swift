/// A fact that is a sentence already: for the modules whose facts are not typed yet.
package struct PlainFact: DiagnosticFact {
  package let severity: Diagnostic.Severity
  package let code: Diagnostic.Code
  package let message: String
  package let subjects: [Diagnostic.Subject]
}

extension Diagnostic {
  package init(_ severity: Severity, code: String, _ message: String, about subjects: [Subject] = []) {
    self.init(PlainFact(severity: severity, code: Code(rawValue: code), message: message, subjects: subjects))
  }

  package var message: String { (fact as? PlainFact)?.message ?? code.rawValue }
}
