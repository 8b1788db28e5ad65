import CredenceSurvey

/// A column of which less than half could be read: what the rest says is no result.
public struct MostlyRefused: Sendable, Hashable {
  /// The column.
  public let column: String
  /// What its cells were to be: `scores of 0 to 10`.
  public let what: String
  /// The cells that were read.
  public let read: Int
  /// The cells that hold something.
  public let answered: Int
  /// The first that were not read.
  package let examples: [ImportReport.RejectedRow]
  /// What to do.
  package let remedy: String

  var sentence: String {
    let places = examples.prefix(3).map { example in
      example.cell.map { "line \(example.line) (\($0))" } ?? "line \(example.line)"
    }.joined(separator: ", ")
    let first = places.isEmpty ? "" : "; the first that cannot: \(places)"
    return
      "\(read == 0 ? "none" : "only \(read)") of the \(answered.counted("cell")) in \u{201C}\(column)\u{201D} can be read as \(what)\(first). \(remedy)"
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
        Self.ofCounts, read: kept, column: rejection(Self.ofCounts)?.column ?? "",
        what: "counts", remedy: "Write the number of answers of each class as whole numbers")
      return
    }
    if let score = mapping.column(.score) {
      let dates = Self.ofDates.reduce(0) { $0 + self[$1] }
      let isOffScale = 2 * self[.scoreOffScale] > Self.ofScores.reduce(0) { $0 + self[$1] }
      try check(
        Self.ofScores, read: kept + dates, column: score.name,
        what: "scores of \(scale.minimum) to \(scale.maximum)",
        remedy: isOffScale
          ? "If they are on another scale, declare it with --scale; if a number stands for no answer, with --sentinel; or name another column with --score"
          : "Scores are whole numbers and are never converted: name another column with --score, or say with --words what words of this one mean"
      )
    }
    if let date = mapping.column(.date) {
      try check(
        Self.ofNoDates, read: kept, column: date.name, what: "dates up to today",
        remedy:
          "Name the column of dates with --date, or set this one aside with --map \"\(date.name)=segment\"")
    }
  }

  private func rejection(_ reasons: [RejectReason]) -> RejectedRow? {
    rejections.filter { reasons.contains($0.reason) }.flatMap(\.examples).min { $0.line < $1.line }
  }

  private func check(
    _ reasons: [RejectReason], read: Int, column: String, what: String, remedy: String
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
        column: column, what: what, read: read, answered: read + count, examples: Array(first), remedy: remedy
      ))
  }
}
