/// What a whole column of dates shows about its form. Probes of parts of a column merge.
struct DateProbe {
  /// Cells of each form, by `DateForm.rawValue`.
  private(set) var counts = [Int](repeating: 0, count: DateForm.allCases.count)
  /// Slashed cells whose first number can only be a day.
  private(set) var dayFirstProofs = 0
  /// Slashed cells whose second number can only be a day.
  private(set) var monthFirstProofs = 0
  /// Slashed cells that both orders read, differently.
  private(set) var openCells = 0
  /// Cells in no known form.
  private(set) var unreadable = 0
  private(set) var zoned = 0
  private(set) var blank = 0

  mutating func observe(_ untrimmed: CellBytes) {
    let cell = untrimmed.trimmed
    if cell.isBlankAnswer {
      blank += 1
      return
    }
    guard let parts = DateParts(cell) else {
      unreadable += 1
      return
    }
    counts[parts.form.rawValue] += 1
    if parts.hasZone { zoned += 1 }
    guard parts.form == .slashed else { return }
    switch (parts.first > 12, parts.second > 12) {
    case (true, false): dayFirstProofs += 1
    case (false, true): monthFirstProofs += 1
    case (false, false): if parts.first != parts.second { openCells += 1 }
    case (true, true): break
    }
  }

  mutating func observe(_ text: String) { text.withCellBytes { observe($0) } }

  mutating func merge(_ other: DateProbe) {
    for index in counts.indices { counts[index] += other.counts[index] }
    dayFirstProofs += other.dayFirstProofs
    monthFirstProofs += other.monthFirstProofs
    openCells += other.openCells
    unreadable += other.unreadable
    zoned += other.zoned
    blank += other.blank
  }

  /// Cells in a known form.
  var readable: Int { counts.reduce(0, +) }

  /// The form most cells are in; ties go to the less mistakable one.
  var majority: DateForm? {
    var best: DateForm?
    for form in DateForm.allCases where counts[form.rawValue] > (best.map { counts[$0.rawValue] } ?? 0) {
      best = form
    }
    return best
  }

  /// Some written moments carry a zone and some do not, so their order may be off by hours.
  var mixesZones: Bool { zoned > 0 && zoned < readable }

  /// Decides the order of slashed dates.
  ///
  /// One proof decides, contradicted proofs need ten times as many on one side. Without any proof the order
  /// is the declared one, else the tool's convention, else open: then only cells that read the same both ways
  /// are dates.
  func order(declared: DateOrder? = nil, convention: DateOrder? = nil) -> DateOrderDecision {
    if let declared { return .decided(declared, by: .declaration) }
    if monthFirstProofs > 0, monthFirstProofs >= 10 * dayFirstProofs {
      return .decided(.monthFirst, by: .column)
    }
    if dayFirstProofs > 0, dayFirstProofs >= 10 * monthFirstProofs { return .decided(.dayFirst, by: .column) }
    if dayFirstProofs > 0 { return .contradictory }
    if counts[DateForm.slashed.rawValue] == 0 { return .notNeeded }
    if let convention { return .decided(convention, by: .layout) }
    return .open
  }
}

/// Which of the first two numbers is the month, and how that is known.
enum DateOrderDecision: Equatable {
  enum Ground { case declaration, column, layout }
  case decided(DateOrder, by: Ground)
  /// No slashed date in the column.
  case notNeeded
  /// Nothing tells.
  case open
  /// Some cells are month first and some day first.
  case contradictory

  var order: DateOrder? {
    if case .decided(let order, _) = self { return order }
    return nil
  }
}
