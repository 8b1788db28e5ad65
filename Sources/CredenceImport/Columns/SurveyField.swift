/// What a column of a survey file can be.
public enum SurveyField: String, Sendable, Hashable, Codable, CaseIterable {
  case account
  case respondent
  case role
  case score
  case date
  case wave
  case csat
  case revenue
  case comment
  case drivers
  case segment
  /// The class label a tool computed. It is compared with the class of the score, never used.
  case scoreClass = "score-class"
  /// What the tool notes about a response (identifiers, addresses, durations): not kept.
  case metadata

  /// Whether several columns can be it.
  package var allowsSeveral: Bool {
    switch self {
    case .csat, .drivers, .segment, .scoreClass, .metadata: true
    case .account, .respondent, .role, .score, .date, .wave, .revenue, .comment: false
    }
  }

  /// Whether columns can be named for it: the others are only recognised.
  package var canBeNamed: Bool { self != .scoreClass && self != .metadata }
}
