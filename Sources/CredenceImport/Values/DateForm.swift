/// How one cell writes a moment.
enum DateForm: Int, CaseIterable {
  /// `2025-03-01`, `2025/3/1`, `20250301`, with or without a time: year first, hence unmistakable.
  case yearFirst
  /// `3/1/2025` or `1-3-25`: month or day first is for the column to decide.
  case slashed
  /// `1.3.2025`: day first by the custom of all countries that write points.
  case dotted
  /// `March 1, 2025`, `1 Mar 2025`, `1. März 2025`.
  case long
  /// Days since 1899-12-30, as spreadsheets store dates: five digits, 20000 (1954) to 99999.
  case serial
  /// Seconds since 1970, nine or ten digits.
  case unixSeconds
  /// Milliseconds since 1970, twelve or thirteen digits.
  case unixMilliseconds
}

/// Which of the first two numbers of a slashed date is the month.
public enum DateOrder: String, Sendable, Hashable, Codable {
  /// `3/1/2025` is the first of March.
  case monthFirst = "month-first"
  /// `3/1/2025` is the third of January.
  case dayFirst = "day-first"
}

/// The numbers of a date cell, before anyone decided which is the month.
struct DateParts: Equatable {
  var form: DateForm
  /// In the order they are written for `slashed`; otherwise year, month, day. Serials and Unix times have
  /// their number in `first`.
  var first: Int
  var second = 0
  var third = 0
  var hour = 0
  var minute = 0
  var second60 = 0
  /// The offset written behind the time, if any: the wall clock is kept as it is written.
  var hasZone = false
  /// Whether the time of day has been read with the date, which it stands in the middle of.
  var isTimed = false
}
