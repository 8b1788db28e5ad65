import CredenceAnalysis
import CredenceHealth
import CredenceSurvey
import CredenceTables

/// The third part of an account's page: why it scores so.
extension AccountReport {
  /// Whether end users are likelier than not to be unhappy alone: an expansion lead, which takes their own reasons.
  var isExpansionLead: Bool { (health?.health.patterns.endUserFriction ?? 0) >= 0.5 }

  /// The drivers ticked and the comments; those of end users apart where they are an expansion lead.
  var reasonTables: [Table] {
    guard let reasons else { return [] }
    var tables = [Self.driverTable("3. Why: drivers ticked", reasons.drivers)]
    if isExpansionLead {
      tables.append(
        Self.driverTable("3. Why: end users' drivers (expansion lead)", reasons.endUserDrivers))
      tables.append(
        Self.commentTable(
          "3. Why: end users' comments (expansion lead)", reasons.comments.filter { $0.role == .endUser }))
      let others = reasons.comments.filter { $0.role != .endUser }
      tables.append(
        Self.commentTable(
          others.count < reasons.comments.count ? "3. Why: the others' comments" : "3. Why: comments", others)
      )
    } else {
      tables.append(Self.commentTable("3. Why: comments", reasons.comments))
    }
    return tables.compactMap { $0 }
  }

  private static func driverTable(_ title: String, _ drivers: [AccountReasons.Driver]) -> Table? {
    if drivers.isEmpty { return nil }
    var table = Table(
      title: title,
      columns: [
        Table.Column("driver", "driver"), Table.Column("ticks", "ticks"), Table.Column("praise", "praise"),
        Table.Column("passives", "passives"), Table.Column("complaint", "complaint"),
      ])
    for driver in drivers {
      table.append([
        .text(driver.name), .count(driver.ticks), .count(driver.promoters), .count(driver.passives),
        .count(driver.detractors),
      ])
    }
    table.notes.append("Praise: ticked by promoters; complaint: ticked by detractors.")
    return table
  }

  /// Scores and roles have a column only where a comment has one.
  private static func commentTable(_ title: String, _ comments: [AccountReasons.Comment]) -> Table? {
    if comments.isEmpty { return nil }
    let hasScores = comments.contains { $0.score != nil }
    let hasRoles = comments.contains { $0.role != nil }
    var table = Table(
      title: title,
      columns: (hasScores ? [Table.Column("score", "score given")] : [])
        + (hasRoles ? [Table.Column("role", "role")] : []) + [Table.Column("comment", "comment")])
    for comment in comments {
      let score: Cell = comment.score.map { .count($0) } ?? .missing()
      let role: Cell = comment.role.map { .text($0.description) } ?? .missing()
      table.append((hasScores ? [score] : []) + (hasRoles ? [role] : []) + [.text(comment.text)])
    }
    return table
  }
}
