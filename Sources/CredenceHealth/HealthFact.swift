package import CredenceSurvey

/// What the health model says of itself.
package enum HealthFact: DiagnosticFact {
  /// So few accounts have answers that the roles' ties rest on the prior.
  case weakPortfolio(accounts: Int)
  /// Nobody of a role answered anywhere.
  case roleNeverAnswered(Role)
  /// The search for the parameters stopped early.
  case modelNotSettled

  package var severity: Diagnostic.Severity {
    switch self {
    case .weakPortfolio, .roleNeverAnswered: .note
    case .modelNotSettled: .warning
    }
  }

  package var code: Diagnostic.Code {
    switch self {
    case .weakPortfolio: .weakPortfolio
    case .roleNeverAnswered: .roleNeverAnswered
    case .modelNotSettled: "model-not-settled"
    }
  }

  package var subjects: [Diagnostic.Subject] {
    switch self {
    case .roleNeverAnswered(let role): [.role(role)]
    case .weakPortfolio, .modelNotSettled: []
    }
  }
}

extension Diagnostic.Code {
  /// The portfolio says nothing of how roles go together.
  package static let weakPortfolio: Self = "weak-portfolio"
  /// Nobody of a role answered anywhere.
  package static let roleNeverAnswered: Self = "role-never-answered"
}
