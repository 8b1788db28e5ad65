public import CredenceSurvey

/// What can be said in a sentence that may tell a reader what to set.
///
/// A fact or an error holds values; here they become words. A fact of your own that conforms is shown in its own words by
/// every page, table and file.
public protocol Worded {
  /// What is the matter and what can be done, without a full stop at the end where it is a diagnostic's.
  ///
  /// - Parameter naming: What settings are called where this is read.
  func sentence(naming: SettingNaming) -> String
}

extension Diagnostic {
  /// One sentence for a person: what, and what was done or can be done. A fact that has no words is told by its code.
  ///
  /// - Parameter naming: What settings are called where this is read.
  public func sentence(naming: SettingNaming = .plan) -> String {
    (fact as? any Worded)?.sentence(naming: naming) ?? code.rawValue
  }
}
