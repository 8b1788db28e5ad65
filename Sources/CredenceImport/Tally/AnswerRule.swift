/// Which answers count where one respondent of one account gave several in a wave.
public enum AnswerRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// The last by date; without dates, the last in the file. An undated answer is older than any dated one.
  case latest
  /// The first by date; without dates, the first in the file. An undated answer is younger than any dated one.
  case first
  /// One answer: the mean score, rounded to the nearest whole score, halves up.
  case mean
  /// Every answer counts as if it were a respondent's.
  case all
}
