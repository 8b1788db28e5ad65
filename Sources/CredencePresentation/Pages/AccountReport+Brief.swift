import CredenceAnalysis
import CredenceHealth
import CredenceSurvey
import CredenceTables

/// The health of an account in the words of somebody who has to act on it: no more than helps to decide.
extension AccountReport {
  /// The verdict with the two probabilities it rests on, and what to do.
  var briefVerdictTable: Table? {
    guard let whole = verdictTable, let own = health else { return nil }
    let health = own.health
    var table = Table(
      title: "\(account.name): \(own.verdictWords)",
      columns: whole.columns)
    for row in whole.rows.prefix(2) { table.append(row) }
    table.notes += own.basisNotes
    if let needed = health.answersNeeded {
      if let count = needed.count, count > 0 {
        let agreeing = count == 1 ? "answer that agrees" : "answers that agree"
        table.notes.append("\(count) more \(agreeing) with where it leans would settle it.")
      } else if let reason = needed.reason {
        table.notes.append("Not settled soon: \(reason).")
      }
    }
    if let ask = health.askNext, health.roles.count > 1 {
      let (now, then) = (health.standardDeviation, health.standardDeviation - ask.expectedCut)
      table.notes.append(
        Self.points(ask.expectedCut) == "0"
          ? "No single answer would tell much more."
          : "Ask next: \(ask.role). One answer is expected to bring the uncertainty from \(Self.points(now)) points down to \(Self.points(then))."
      )
    } else if health.isKnown {
      table.notes.append("Everybody known has answered.")
    }
    return table
  }

  /// Who says so, with the nonrespondents roles and what is expected of them.
  var briefRoleTable: Table {
    var table = groupTable(
      title: "2. Who says so", heading: "role", roles.map { ($0.role.description, $0.measurement) })
    guard let health = health?.health, !health.missingRoles.isEmpty else { return table }
    let expected = health.missingRoles.map { role in
      let mean = health.roles.first { $0.role == role }?.mean
      return "\(role)\(mean.map { ", expected near \(Self.points($0))" } ?? "")"
    }
    table.notes.append("Nobody has answered: \(expected.joined(separator: "; ")).")
    return table
  }

  /// The patterns that are there, or likelier than not.
  var briefPatternTable: Table? {
    guard let whole = patternTable, let patterns = health?.health.patterns else { return nil }
    let rows: [(HealthPattern, Double?)] = [
      (.maskedRisk, patterns.maskedRisk), (.endUserFriction, patterns.endUserFriction),
      (.divided, patterns.divided),
    ]
    let likely = Set(rows.filter { ($0.1 ?? 0) >= 0.5 }.map { Cell.text($0.0.meaning) })
    var table = Table(title: "Patterns", columns: whole.columns)
    for row in whole.rows where row.last.map({ likely.contains($0) }) ?? false { table.append(row) }
    return table.rows.isEmpty ? nil : table
  }
}
