package import CredenceHealth
import CredenceSurvey

extension HealthFact: Worded {
  package func sentence(naming: SettingNaming) -> String {
    switch self {
    case .weakPortfolio(let accounts):
      "portfolio of \(accounts): weak prior; with answers from more accounts the roles' ties are learnt from them"
    case .roleNeverAnswered(let role):
      "no \(role) answered anywhere in this portfolio: the role is predicted from the others, with a wide error"
    case .modelNotSettled:
      "the search for the model's parameters stopped early; read the health figures as rough"
    }
  }
}
