import CredenceRegression
import CredenceSurvey

/// The rows of a driver model in an order that depends on what they say and not on where they stand in the file.
///
/// Sums of numbers round by their order, and draws go to accounts by their number: with one order for the same answers,
/// a file gives the same results however its rows are sorted. Rows go by account, then by a hash of what they hold; rows
/// with equal content may change places without a trace. The names of drivers and adjustments go into the hash, their
/// order does not. Levels stand by name.
struct RowOrder {
  let classes: [LoyaltyClass?]
  let drivers: [DriverColumn]
  let adjustments: [AdjustmentColumn]
  /// What is taken for the account of each row; `nil` where each stands alone.
  let accounts: CategoricalColumn?
  /// The account of each row as the file names it.
  let shownAccounts: CategoricalColumn
  /// The line of the file of each row.
  let lines: [Int]

  init(_ input: DriverInput, classes: [LoyaltyClass?], lines: [Int], shownAccounts: CategoricalColumn) {
    let accounts = input.accounts.map(Self.byName)
    let contents = Self.contents(input, classes)
    let order = classes.indices
      .map { row in (accounts?.codes[row] ?? -1, contents[row], row) }
      .sorted { $0 < $1 }.map(\.2)
    self.classes = order.map { classes[$0] }
    self.lines = order.map { lines[$0] }
    self.accounts = accounts.map { Self.column($0, order) }
    self.shownAccounts = Self.column(shownAccounts, order)
    drivers = input.drivers.map { driver in
      switch driver.values {
      case .ticks(let ticks):
        DriverColumn(name: driver.name, ticks: order.map { ticks[$0] }, question: driver.question)
      case .ratings(let ratings): DriverColumn(name: driver.name, ratings: order.map { ratings[$0] })
      }
    }
    adjustments = input.adjustments.map { adjustment in
      switch adjustment.values {
      case .categorical(let levels, let reference):
        AdjustmentColumn(
          name: adjustment.name, levels: Self.column(Self.byName(levels), order), reference: reference)
      case .numeric(let numbers):
        AdjustmentColumn(name: adjustment.name, numbers: order.map { numbers[$0] })
      }
    }
  }

  /// The same rows with the levels by name.
  private static func byName(_ column: CategoricalColumn) -> CategoricalColumn {
    var sorted = CategoricalColumn()
    for level in column.levels.sorted() { sorted.intern(level) }
    let codes = column.levels.map { sorted.code(of: $0) }
    for code in column.codes { sorted.append(code: code.flatMap { codes[Int($0)] }) }
    return sorted
  }

  private static func column(_ column: CategoricalColumn, _ order: [Int]) -> CategoricalColumn {
    var sorted = CategoricalColumn()
    for level in column.levels { sorted.intern(level) }
    for row in order { sorted.append(code: column.codes[row]) }
    return sorted
  }

  /// A number for what each row holds.
  private static func contents(_ input: DriverInput, _ classes: [LoyaltyClass?]) -> [UInt64] {
    var sums = classes.map { loyalty -> UInt64 in
      switch loyalty {
      case .promoter: mixed(1)
      case .passive: mixed(2)
      case .detractor: mixed(3)
      case nil: mixed(4)
      }
    }
    for driver in input.drivers {
      let seed = hash(driver.name)
      switch driver.values {
      case .ticks(let ticks):
        let (yes, no, never) = (mixed(seed ^ 1), mixed(seed ^ 2), mixed(seed ^ 3))
        for (row, tick) in ticks.enumerated() {
          sums[row] &+= tick == .selected ? yes : tick == .notAsked ? never : no
        }
      case .ratings(let ratings):
        for (row, rating) in ratings.enumerated() { sums[row] &+= mixed(seed ^ bits(rating)) }
      }
    }
    for adjustment in input.adjustments {
      let seed = hash(adjustment.name)
      switch adjustment.values {
      case .numeric(let numbers):
        for (row, number) in numbers.enumerated() { sums[row] &+= mixed(seed ^ bits(number)) }
      case .categorical(let column, _):
        let levels = column.levels.map { mixed(seed ^ hash($0)) }
        for (row, code) in column.codes.enumerated() {
          sums[row] &+= code.map { levels[Int($0)] } ?? mixed(seed)
        }
      }
    }
    return sums
  }

  private static func bits(_ value: Double?) -> UInt64 {
    // 0 and -0 are equal, and a missing value is no number.
    value.map { ($0 + 0).bitPattern } ?? 0x7FF8_0000_0000_0001
  }

  /// FNV-1a: the same in every process, unlike `Hasher`.
  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
