import CredenceSurvey

/// The rows of each account, in the order of the file.
struct RowsByAccount: Sendable {
  private let rows: [Int32]
  /// By account, where its rows begin; one more than there are accounts.
  private let starts: [Int32]

  /// No rows.
  static let none = RowsByAccount(CategoricalColumn(), accounts: [])

  /// - Parameters:
  ///   - column: The account of each row.
  ///   - accounts: The names of the accounts.
  init(_ column: CategoricalColumn, accounts: [String]) {
    var places = [Int32](repeating: -1, count: column.levels.count)
    for (place, name) in accounts.enumerated() {
      if let code = column.code(of: name) { places[Int(code)] = Int32(place) }
    }
    var starts = [Int32](repeating: 0, count: accounts.count + 1)
    func place(_ code: Int32?) -> Int? {
      code.map { Int(places[Int($0)]) }.flatMap { $0 < 0 ? nil : $0 }
    }
    for code in column.codes {
      if let place = place(code) { starts[place + 1] += 1 }
    }
    for place in accounts.indices { starts[place + 1] += starts[place] }
    var free = starts
    var rows = [Int32](repeating: 0, count: Int(starts[accounts.count]))
    for (row, code) in column.codes.enumerated() {
      guard let place = place(code) else { continue }
      rows[Int(free[place])] = Int32(row)
      free[place] += 1
    }
    self.rows = rows
    self.starts = starts
  }

  /// The rows of an account, by its position in the list of names.
  subscript(account: Int) -> [Int] {
    guard account + 1 < starts.count else { return [] }
    return rows[Int(starts[account])..<Int(starts[account + 1])].map { Int($0) }
  }
}
