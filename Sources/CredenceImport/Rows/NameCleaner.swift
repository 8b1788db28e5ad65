import CredenceSurvey

/// Turns raw cells into names: once per distinct cell, not once per row.
struct NameCleaner: Sendable {
  /// Where rows without an account go.
  static let noAccount = ResponseTable.unnamedAccount
  /// The one account of a file that has no column for it.
  static let allResponses = "(all responses)"
  /// Where rows without a wave go, in a file that has waves.
  static let noWave = "(no wave)"

  var roles: RoleAliases = .standard
  var aliases: AccountAliases = .none

  /// The account a cell names.
  func account(_ cell: CellBytes, isColumn: Bool) -> String {
    guard isColumn else { return Self.allResponses }
    guard let name = AccountNames.clean(cell.text) else { return Self.noAccount }
    return aliases.name(for: name)
  }

  /// The role a cell names; a blank is ``Role/unknown``.
  func role(_ cell: CellBytes) -> Role { roles.role(of: cell.text) ?? .unknown }

  /// The wave a cell names.
  func wave(_ cell: CellBytes) -> String { AccountNames.clean(cell.text) ?? Self.noWave }
}
