import CredenceReporting
import CredenceSurvey

extension NumberStyle {
  /// A number of things with its word: `1 account`, `1,204 accounts`.
  func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count(number)) \(number.named(one, many))"
  }
}
