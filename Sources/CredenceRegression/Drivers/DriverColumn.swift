public import CredenceSurvey

/// One driver as the file has it.
public struct DriverColumn: Sendable {
  /// What each row says.
  package enum Values: Sendable {
    /// Ticked, shown and not ticked, or not asked.
    case ticks([DriverSelection])
    /// A rating (Likert or other number); `nil` where not asked or not answered.
    case ratings([Double?])
  }

  /// The driver's label.
  package let name: String
  /// One a row.
  package let values: Values
  /// The question the driver is an option of, where the file does not tell "not asked" from "nothing ticked", so that a
  /// class without a tick in the whole question may not have been asked; `nil` where the file says who was.
  package let question: String?

  /// A driver that respondents tick.
  public init(name: String, ticks: [DriverSelection], question: String? = nil) {
    self.name = name
    self.question = question
    values = .ticks(ticks)
  }

  /// A driver that respondents rate; its effect is in points of the score per unit of the rating.
  public init(name: String, ratings: [Double?]) {
    self.name = name
    question = nil
    values = .ratings(ratings)
  }

  /// The number of rows.
  var count: Int {
    switch values {
    case .ticks(let ticks): ticks.count
    case .ratings(let ratings): ratings.count
    }
  }

  /// The number in the design; `nil` where the row was not asked.
  func value(_ row: Int) -> Double? {
    switch values {
    case .ticks(let ticks): ticks[row] == .notAsked ? nil : ticks[row] == .selected ? 1 : 0
    case .ratings(let ratings): ratings[row].flatMap { $0.isFinite ? $0 : nil }
    }
  }

  var isTicked: Bool {
    if case .ticks = values { true } else { false }
  }
}

/// Something the comparison is made at equal values of: role, wave, segment, tenure.
public struct AdjustmentColumn: Sendable {
  /// What each row says.
  package enum Values: Sendable {
    /// Levels against a reference: the one named, or the most frequent. A blank is a level of its own, "unknown".
    case categorical(CategoricalColumn, reference: String?)
    /// A number; rows without one are left out.
    case numeric([Double?])
  }

  /// The column's name.
  package let name: String
  /// One a row.
  package let values: Values

  /// A column of levels.
  public init(name: String, levels: CategoricalColumn, reference: String? = nil) {
    self.name = name
    values = .categorical(levels, reference: reference)
  }

  /// A column of numbers.
  public init(name: String, numbers: [Double?]) {
    self.name = name
    values = .numeric(numbers)
  }

  var count: Int {
    switch values {
    case .categorical(let column, _): column.count
    case .numeric(let numbers): numbers.count
    }
  }
}
