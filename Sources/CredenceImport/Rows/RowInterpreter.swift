import CredenceDelimitedText
import CredenceSurvey

/// Decides what a record means. The one place that does: the table and the tally see the same rows.
struct RowInterpreter {
  let plan: RowPlan
  let text: Text

  /// What the row says and whether it is kept.
  @inline(__always)
  func interpret(
    _ record: Record, cells: UnsafeMutablePointer<Field>, hasNul: Bool, line: Int, scratch: borrowing Scratch,
    codes: inout CodeCounts
  ) -> Row {
    if record.fault != nil || hasNul || record.cells != plan.columns {
      return faulty(record, cells: cells, line: line)
    }
    if !plan.filters.isEmpty, let filter = firstFilter(cells, scratch) {
      let reason = isBlank(cells) ? .blankRow : filter.reason
      return Row(verdict: .rejected(reason, column: filter.column), line: line)
    }
    if plan.hasCodes { codes.apply(plan.codes, cells, text, scratch) }
    guard let scoreColumn = plan.score else { return rated(cells, line: line, scratch) }
    let reading = plan.scores.parse(text.content(of: cells[scoreColumn], scratch: scratch))
    guard case .score(let score) = reading else {
      return unscored(reading, cells: cells, line: line, scratch)
    }
    var row = Row(verdict: .answer(score), isAboutAccount: true, line: line)
    if let column = plan.date { date(&row, cells[column], column, scratch) }
    return row
  }

  @inline(never)
  private func faulty(_ record: Record, cells: UnsafeMutablePointer<Field>, line: Int) -> Row {
    let reason =
      record.fault?.reason(isBlank: record.cells == 1 && cells[0].isEmpty) ?? .nulByte
    if reason == .raggedRow, heading(cells, min(record.cells, plan.columns), asks: 0) != nil {
      return Row(verdict: .rejected(.otherHeading, column: nil), line: line)
    }
    let column = reason == .nulByte ? columnWithNul(cells) : nil
    return Row(verdict: .rejected(reason, column: column), line: line + record.faultLine)
  }

  /// What a row is as a heading, if a cell that can only stand in one does.
  @inline(never)
  private func heading(
    _ cells: UnsafeMutablePointer<Field>, _ count: Int, asks column: Int
  ) -> HeadingMatcher.Kind? {
    guard column < count, !cells[column].isEscaped, plan.headings.mayBeHeading(bytes(cells[column])) else {
      return nil
    }
    return plan.headings.kind((0..<count).map { text.string(of: cells[$0]) })
  }

  private func bytes(_ cell: Field) -> CellBytes {
    CellBytes(start: text.base + cell.start, count: Int(cell.length))
  }

  /// The verdict on a row whose cell cannot be read: a heading, or one that is refused for it.
  private func refused(
    _ reason: RejectReason, _ column: Int, _ cells: UnsafeMutablePointer<Field>, line: Int
  ) -> Row {
    switch heading(cells, plan.columns, asks: column) {
    case .same: Row(verdict: .rejected(.repeatedHeading, column: nil), line: line)
    case .reordered, .other: Row(verdict: .rejected(.otherHeading, column: nil), line: line)
    case nil: Row(verdict: .rejected(reason, column: column), isAboutAccount: true, line: line)
    }
  }

  private func columnWithNul(_ cells: UnsafeMutablePointer<Field>) -> Int? {
    (0..<plan.columns).first { column in
      let cell = cells[column]
      return UnsafeBufferPointer(start: text.base + cell.start, count: Int(cell.length)).contains(0)
    }
  }

  /// What keeps the row from being an answer: a preview, or never sent off.
  @inline(never)
  private func firstFilter(_ cells: UnsafeMutablePointer<Field>, _ scratch: borrowing Scratch) -> RowFilter? {
    for filter in plan.filters where filter.drops(text.content(of: cells[filter.column], scratch: scratch)) {
      return filter
    }
    return nil
  }

  private func isBlank(_ cells: UnsafeMutablePointer<Field>) -> Bool {
    for column in 0..<plan.columns {
      let cell = cells[column]
      if cell.isEmpty { continue }
      let bytes = UnsafeBufferPointer(start: text.base + cell.start, count: Int(cell.length))
      if !bytes.trimmed.isEmpty { return false }
    }
    return true
  }

  /// A row of a file with scores that has none.
  @inline(never)
  private func unscored(
    _ reading: ScoreReading, cells: UnsafeMutablePointer<Field>, line: Int, _ scratch: borrowing Scratch
  ) -> Row {
    if case .rejected(let reason) = reading, let column = plan.score {
      return refused(reason, column, cells, line: line)
    }
    if isBlank(cells) { return Row(verdict: .rejected(.blankRow, column: nil), line: line) }
    var row = Row(verdict: .rejected(.blankScore, column: plan.score), isAboutAccount: true, line: line)
    if reading == .blank, let column = plan.finished {
      if RowFilter.saysFinished(text.content(of: cells[column], scratch: scratch).text) {
        row.verdict = .rejected(.missingPossibleLostZero, column: plan.score)
        return row
      }
    }
    if let date = plan.date, let respondent = plan.respondent {
      row.isNonrespondent =
        text.content(of: cells[date], scratch: scratch).trimmed.isEmpty
        && !text.content(of: cells[respondent], scratch: scratch).trimmed.isEmpty
    }
    return row
  }

  /// A row of a file without scores.
  @inline(never)
  private func rated(
    _ cells: UnsafeMutablePointer<Field>, line: Int, _ scratch: borrowing Scratch
  ) -> Row {
    if isBlank(cells) { return Row(verdict: .rejected(.blankRow, column: nil), line: line) }
    var row = Row(
      verdict: .rejected(.blankScore, column: plan.ratings.first?.column), isAboutAccount: true, line: line)
    var refused: (reason: RejectReason, column: Int)?
    for rating in plan.ratings {
      switch rating.parser.parse(text.content(of: cells[rating.column], scratch: scratch)) {
      case .rating:
        row.verdict = .ratingOnly
      case .blank, .sentinel:
        continue
      case .rejected(let reason):
        if refused == nil { refused = (reason, rating.column) }
      }
    }
    // A rating that cannot be read costs its own cell: the row goes only where it has no other.
    if case .rejected = row.verdict, let refused {
      return self.refused(refused.reason, refused.column, cells, line: line)
    }
    if case .ratingOnly = row.verdict, let column = plan.date { date(&row, cells[column], column, scratch) }
    return row
  }

  @inline(__always)
  private func date(_ row: inout Row, _ cell: Field, _ column: Int, _ scratch: borrowing Scratch) {
    if let seconds = plainDay(cell) {
      row.seconds = seconds
    } else {
      switch plan.dates.parse(text.content(of: cell, scratch: scratch)) {
      case .moment(let moment): row.seconds = moment.seconds
      case .blank: break
      case .rejected(let reason):
        row.verdict = .rejected(reason, column: column)
        return
      }
    }
    if let period = plan.period, !period.contains(row.seconds) {
      row.verdict = .rejected(row.seconds == .min ? .undatedAnswer : .outsidePeriod, column: column)
    }
  }

  /// `2025-03-01` alone, which is what most files have; anything else takes the long way.
  @inline(__always)
  private func plainDay(_ cell: Field) -> Int64? {
    guard cell.length == 10 else { return nil }
    let bytes = text.base + cell.start
    let hyphen = UInt8(ascii: "-")
    guard bytes[4] == hyphen, bytes[7] == hyphen,
      let century = twoDigits(bytes), let years = twoDigits(bytes + 2), let month = twoDigits(bytes + 5),
      let day = twoDigits(bytes + 8)
    else { return nil }
    let year = century * 100 + years
    // The 29th and later are left to the calendar.
    guard year >= 1970, year < 2100, month >= 1, month <= 12, day >= 1, day <= 28 else { return nil }
    let elapsed = year - 1970
    // 1972 is the first leap year; none is left out before 2100.
    let leapDays = (elapsed + 1) / 4 + (year % 4 == 0 && month > 2 ? 1 : 0)
    let days = elapsed * 365 + leapDays + daysBefore(month) + day - 1
    return days <= plan.today ? Int64(days) * 86_400 : nil
  }

  /// Days of an ordinary year before a month: 30.6 a month from March on, rounded.
  @inline(__always)
  private func daysBefore(_ month: Int) -> Int {
    month > 2 ? (153 * (month - 3) + 2) / 5 + 59 : (month - 1) * 31
  }

  @inline(__always)
  private func twoDigits(_ bytes: UnsafePointer<UInt8>) -> Int? {
    let tens = bytes[0] &- 0x30
    let ones = bytes[1] &- 0x30
    guard tens <= 9, ones <= 9 else { return nil }
    return Int(tens) * 10 + Int(ones)
  }
}
