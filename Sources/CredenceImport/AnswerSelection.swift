public import CredenceSurvey

/// Which of a file's answers show how things stand now: each contact once, whatever the number of waves.
public struct AnswerSelection: Sendable, Hashable {
  /// What makes two answers one contact's.
  public enum Basis: String, Sendable, Hashable {
    /// The respondent: one answer of each, by the answers rule.
    case respondents
    /// Nothing: the file has waves and no respondents, so each account's latest wave counts.
    case latestWave = "latest-wave"
    /// Nothing, and every answer counts: the file has no respondents and one wave at the most, or all were asked for.
    case everyAnswer = "every-answer"
  }

  /// What makes two answers one contact's.
  public let basis: Basis
  /// Which of a contact's answers counts.
  public let rule: AnswerRule
  /// The one wave that was asked for; `nil` for all.
  public let wave: String?
  /// The days that were asked for.
  public let period: AnswerPeriod
  /// Answers shown.
  public let answers: Int
  /// Further answers of the same contacts within a wave, which count nowhere.
  public let superseded: Int
  /// Answers that count in their own wave alone.
  package let inOwnWaveAlone: Int
  /// When the oldest answer shown came; `nil` where none is dated.
  public let oldest: Timestamp?
  /// When the newest came.
  public let newest: Timestamp?
  /// Answers shown that have no date, in a file that has dates; `nil` where it has none.
  package let undated: Int?
  /// Accounts of which a contact counts more than once, because all answers were asked for: of these nobody knows how many
  /// contacts were heard.
  package let repeatedAccounts: Set<String>

  init(
    basis: Basis, rule: AnswerRule, wave: String?, period: AnswerPeriod, answers: Int, superseded: Int,
    inOwnWaveAlone: Int, times: [Timestamp?]? = nil, repeatedAccounts: Set<String> = []
  ) {
    self.basis = basis
    self.rule = rule
    self.wave = wave
    self.period = period
    self.answers = answers
    self.superseded = superseded
    self.inOwnWaveAlone = inOwnWaveAlone
    self.repeatedAccounts = repeatedAccounts
    var (oldest, newest): (Timestamp?, Timestamp?)
    var undated = 0
    for time in times ?? [] {
      guard let time else {
        undated += 1
        continue
      }
      if oldest.map({ time < $0 }) ?? true { oldest = time }
      if newest.map({ time > $0 }) ?? true { newest = time }
    }
    self.oldest = oldest
    self.newest = newest
    self.undated = times.map { _ in undated }
  }

  /// Days from the oldest to the newest answer shown.
  package var daysApart: Int? {
    guard let oldest, let newest else { return nil }
    return newest.day - oldest.day
  }
}
