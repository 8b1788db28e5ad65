public import CredenceSurvey

/// A column of which less than half could be read: what the rest says is no result.
public struct MostlyRefused: Sendable, Hashable {
  /// The column.
  public let column: String
  /// What its cells were to be.
  public let what: Content
  /// The cells that were read.
  public let read: Int
  /// The cells that hold something.
  public let answered: Int
  /// The first that were not read.
  package let examples: [ImportReport.RejectedRow]

  /// What the cells of a column were to be, and what may be the matter where they are not.
  public enum Content: Sendable, Hashable {
    /// Numbers of answers in each class.
    case counts
    /// Scores on a scale; whether most that were refused lie off it, and may be on another one.
    case scores(ScoreScale, areOffScale: Bool)
    /// Ratings on a scale.
    case ratings(SatisfactionScale)
    /// Dates up to today.
    case dates
  }
}

extension ImportReport {
  /// So many refused cells are no slips, whatever is wrong with them.
  private static let refusedInAnyWay = 20

  private static let ofScores: [RejectReason] = [
    .scoreOffScale, .scoreNotInteger, .scoreExponent, .scoreHexadecimal, .scorePercent, .scoreRatio,
    .scoreWords,
  ]
  private static let ofDates: [RejectReason] = [
    .unreadableDate, .impossibleDate, .futureDate, .ambiguousDate,
  ]
  /// What a column that holds no dates gives. A day that there is not, or that can be read two ways, is a date to mend.
  private static let ofNoDates: [RejectReason] = [.unreadableDate, .futureDate]
  private static let ofCounts: [RejectReason] = [
    .countUnreadable, .countPercent, .countNegative, .countsDisagree,
  ]

  /// Refuses a file of which most scores, dates or counts were refused: what is left is no picture of it.
  ///
  /// - Throws: ``ImportError/mostlyRefused(file:_:)`` with the first cells that do not fit.
  package func checkReadable() throws(ImportError) {
    let kept = rowsKept + rowsSuperseded + self[.outsidePeriod] + self[.undatedAnswer]
    if layout.isCounts {
      try check(
        Self.ofCounts, read: kept, column: rejection(Self.ofCounts)?.column ?? "", what: .counts)
      return
    }
    if let score = mapping.column(.score) {
      let dates = Self.ofDates.reduce(0) { $0 + self[$1] }
      let isOffScale = 2 * self[.scoreOffScale] > Self.ofScores.reduce(0) { $0 + self[$1] }
      try check(
        Self.ofScores, read: kept + dates, column: score.name,
        what: .scores(scale, areOffScale: isOffScale))
    }
    if let date = mapping.column(.date) {
      try check(Self.ofNoDates, read: kept, column: date.name, what: .dates)
    }
  }

  private func rejection(_ reasons: [RejectReason]) -> RejectedRow? {
    rejections.filter { reasons.contains($0.reason) }.flatMap(\.examples).min { $0.line < $1.line }
  }

  private func check(
    _ reasons: [RejectReason], read: Int, column: String, what: MostlyRefused.Content
  ) throws(ImportError) {
    let refused = rejections.filter { reasons.contains($0.reason) }
    let count = refused.reduce(0) { $0 + $1.count }
    guard count > read else { return }
    // A column that is not what it was taken for is wrong in one way. A few rows wrong in many ways are rows to mend.
    let mostOfOneKind = refused.map(\.count).max() ?? 0
    guard 2 * mostOfOneKind >= count || count >= Self.refusedInAnyWay else { return }
    let first = refused.flatMap(\.examples).sorted { $0.line < $1.line }.prefix(3)
    throw .mostlyRefused(
      file: file,
      MostlyRefused(
        column: column, what: what, read: read, answered: read + count, examples: Array(first)))
  }
}
