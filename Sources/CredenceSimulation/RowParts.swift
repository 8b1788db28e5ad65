import CredenceSurvey

/// The pieces of rows that do not depend on the account, spelled once.
struct RowParts: Sendable {
  /// Per role: `end_user,`
  let roles: [[UInt8]]
  /// Per answer 0...10: `10,`
  let scores: [[UInt8]]
  /// Per wave, then per open day: `2025-03-01,`
  let dates: [[UInt8]]
  /// Per set of ticks: the finished cell and a comma.
  let drivers: [[UInt8]]
  /// Per wave: `W1`
  let waves: [[UInt8]]
  let comments: CommentBank

  init(_ plan: SimulationPlan) {
    roles = plan.roles.map { Self.bytes(Self.label(of: $0.role) + ",") }
    scores = (0...10).map { Self.bytes("\($0),") }
    var dates: [[UInt8]] = []
    for wave in 0..<plan.waves.count {
      for day in 0..<plan.waves.openDays {
        let days = Int64(wave * plan.waves.spacingDays + day)
        dates.append(Self.bytes("\(Timestamp(seconds: plan.waves.start.seconds + days * 86_400)),"))
      }
    }
    self.dates = dates
    drivers = (0..<(1 << plan.drivers.count)).map { set in
      let ticked = plan.drivers.indices.filter { set >> $0 & 1 == 1 }.map { plan.drivers[$0].label }
      var cell = ByteText()
      cell.appendCell(ticked.joined(separator: ";"))
      cell.append(ByteText.comma)
      return cell.bytes
    }
    waves = (1...plan.waves.count).map { wave in
      var cell = ByteText()
      cell.append("W")
      cell.append(number: wave, width: plan.waves.count > 9 ? 2 : 1)
      return cell.bytes
    }
    comments = CommentBank(plan.drivers)
  }

  /// The role as files write it: `end_user`.
  static func label(of role: Role) -> String {
    role.rawValue.split(separator: "-").joined(separator: "_")
  }

  static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
