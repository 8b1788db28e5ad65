/// Class counts per account, role and wave: all that anything but driver regression needs of a survey.
///
/// Tallies of disjoint files merge; any engine that can group and count can make one.
public struct ScoreTally: Sendable {
  /// Where a count belongs.
  public struct Key: Sendable, Hashable {
    /// Position in ``ScoreTally/accounts``.
    public let account: Int32
    /// Position in ``ScoreTally/roles``, or `nil` if the file has no roles.
    public let role: Int32?
    /// Position in ``ScoreTally/waves``, or `nil` if the file has no waves.
    public let wave: Int32?
    /// Makes a key.
    public init(account: Int32, role: Int32? = nil, wave: Int32? = nil) {
      self.account = account
      self.role = role
      self.wave = wave
    }
  }

  /// The accounts, in order of first appearance; also those without any answer.
  public let accounts: [String]
  /// The roles that occur.
  public let roles: [Role]
  /// The waves that occur, oldest first where their names or dates tell; otherwise in order of first appearance.
  public let waves: [String]
  /// The counts of each group that has answers or a known population, wave by wave.
  public let cells: [Key: ScoreCounts]
  /// How things stand now, by account and role: each contact once, whatever the number of waves. `nil` where the cells
  /// say that already, with one wave or none.
  package let current: [Key: ScoreCounts]?

  /// Makes a tally.
  ///
  /// - Precondition: every key points into the three lists.
  public init(
    accounts: [String], roles: [Role] = [], waves: [String] = [], cells: [Key: ScoreCounts],
    current: [Key: ScoreCounts]? = nil
  ) {
    for key in [cells.keys, current?.keys].compactMap({ $0 }).joined() {
      precondition(
        accounts.indices.contains(Int(key.account))
          && key.role.map { roles.indices.contains(Int($0)) } ?? true
          && key.wave.map { waves.indices.contains(Int($0)) } ?? true,
        "a key of a tally points into its lists")
    }
    self.current = current
    self.accounts = accounts
    self.roles = roles
    self.waves = waves
    self.cells = cells
  }

  /// The keys by account, then wave, then role order: the order of every output.
  public var sortedKeys: [Key] {
    let roleOrder = roles.indices.sorted { roles[$0] < roles[$1] }
    var rank = Array(repeating: 0, count: roles.count)
    for (position, role) in roleOrder.enumerated() { rank[role] = position }
    return cells.keys.sorted { left, right in
      let first = (left.account, left.wave ?? -1, left.role.map { rank[Int($0)] } ?? -1)
      let second = (right.account, right.wave ?? -1, right.role.map { rank[Int($0)] } ?? -1)
      return first < second
    }
  }
}
