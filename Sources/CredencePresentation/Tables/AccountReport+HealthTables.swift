import CredenceAnalysis
import CredenceHealth
import CredenceMethods
import CredencePosteriors
import CredenceSurvey
import CredenceTables

/// The parts of an account's page that its health answers.
extension AccountReport {
  /// The verdict with its probabilities, what would settle it and whom to ask; `nil` without health.
  var verdictTable: Table? {
    guard let report = health, total.counts.responses > 0 || !report.health.missingRoles.isEmpty else {
      return nil
    }
    let health = report.health
    var table = Table(
      title: report.verdict == nil
        ? "Prediction: nobody has answered" : "Verdict: \(report.shownVerdict?.words ?? "")",
      columns: [Table.Column("statement", "statement"), Table.Column("probability", "probability")])
    let cells = health.cells
    let rows: [(String, PointRegion, Double)] = [
      ("health above 0", .aboveZero, health.probabilityAboveZero),
      ("health below 0", .belowZero, health.probabilityBelowZero),
      ("at most -80", .atMostMinus80, cells.atMostMinus80), ("between -80 and -20", .low, cells.low),
      ("-20 to 20", .within20, cells.within20), ("between 20 and 80", .high, cells.high),
      ("at least 80", .atLeast80, cells.atLeast80),
    ]
    for (name, region, probability) in rows {
      table.append([.text(name), region.cell(probability, possible: health.nonresponseBounds)])
    }
    if let rank, rank.expected > 1 + 1e-6 {
      table.notes.append(
        "Rank among the accounts that answered: \(Int(rank.expected.rounded())) expected, 90% between \(rank.lower) and \(rank.upper)."
      )
    }
    table.notes += verdictNotes(report)
    return table
  }

  private func verdictNotes(_ report: AccountHealthReport) -> [String] {
    let health = report.health
    var notes = [
      "A sign is claimed from 90% on, a region (at most -80, -20 to 20, at least 80) from 80% on, very healthy only where a decision maker has answered; else it is unclear."
    ]
    notes += report.basisNotes
    if let needed = health.answersNeeded {
      if let count = needed.count, count > 0 {
        notes.append(
          "\(count) more answer\(count == 1 ? "" : "s") that agree\(count == 1 ? "s" : "") with where it leans would settle it."
        )
      } else if let reason = needed.reason {
        notes.append("Not settled soon: \(reason).")
      }
    }
    if let ask = health.askNext, health.roles.count > 1 {
      notes.append(
        Self.points(ask.expectedCut) == "0"
          ? "No single answer matters much: even one more of the role that tells most (\(ask.role)) leaves the standard deviation at \(Self.points(health.standardDeviation)) points."
          : "Ask next: \(ask.role); one answer is expected to cut the standard deviation of \(Self.points(health.standardDeviation)) points by \(Self.points(ask.expectedCut))."
      )
    } else if health.askNext == nil, health.standardDeviation == 0 {
      notes.append("Everybody known has answered.")
    }
    switch health.basis {
    case .realised where health.standardDeviation > 0:
      notes.append("Health is what all known contacts would give, the silent ones predicted.")
    case .mixed:
      notes.append(
        "Health is what the known contacts would give, and where their number is not known, that role's in general."
      )
    case .realised, .latent: break
    }
    return notes
  }

  /// Who says so: the roles with their weight, and what is predicted of them.
  var roleTable: Table {
    var table = groupTable(
      title: "2. Who says so", heading: "role", roles.map { ($0.role.description, $0.measurement) })
    guard let health = health?.health else { return table }
    if !health.missingRoles.isEmpty {
      let names = health.missingRoles.map(\.description).joined(separator: ", ")
      let predicted = health.missingRoles.compactMap { role in
        health.roles.first { $0.role == role }.map {
          "\(role) \(Self.points($0.mean)), standard deviation \(Self.points($0.standardDeviation))"
        }
      }
      table.notes.append(
        "Missing: \(names). Predicted from \(total.counts.responses > 0 ? "the other answers and " : "")the portfolio: \(predicted.joined(separator: "; "))."
      )
    }
    return table
  }

  /// The same answers under other weights and under the extremes of silence; `nil` with one role.
  var readingTable: Table? {
    guard let report = health, report.health.roles.count > 1, total.counts.responses > 0 else { return nil }
    var table = Table(
      title: "The same answers, read otherwise",
      columns: [
        Table.Column("reading", "reading"), Table.Column("value", "value"),
        Table.Column("interval", "interval", .interval), Table.Column("aboveZero", "P(> 0)"),
      ])
    func row(
      _ name: String, _ health: AccountHealthReport.Reading, possible: ClosedRange<Double>?
    ) -> [Cell] {
      [
        .text(name), .score(health.mean), report.health.limits(of: health.interval),
        PointRegion.aboveZero.cell(health.probabilityAboveZero, possible: possible),
      ]
    }
    let weights = report.health.roles.filter { $0.weight > 0 }.map {
      "\($0.role) \(Self.share($0.weight))"
    }.joined(separator: ", ")
    table.append(
      row("health", AccountHealthReport.Reading(report.health), possible: report.health.nonresponseBounds))
    if let equal = report.equalWeights { table.append(row("equal weights", equal, possible: nil)) }
    if let score = total.score {
      table.append([
        .text("as surveyed"), .score(score.value),
        total.counts.limits(score.interval),
        total.statements.map {
          PointRegion.aboveZero.cell($0.aboveZero, possible: total.counts.possible)
        } ?? .missing(),
      ])
    }
    if let standardised = report.standardisedScore {
      table.append([.text("role-standardised, crude"), .score(standardised), .missing(), .missing()])
    }
    if let bounds = report.health.nonresponseBounds, bounds.lowerBound < bounds.upperBound {
      table.append([
        .text("if all silent were detractors"), .score(bounds.lowerBound), .missing(), .missing(),
      ])
      table.append([.text("if all silent were promoters"), .score(bounds.upperBound), .missing(), .missing()])
    }
    table.notes.append("Weights: \(weights).")
    for role in report.health.roles where role.flipRange != 0...1 && role.weight > 0 {
      let (lower, upper) = (role.flipRange.lowerBound, role.flipRange.upperBound)
      // Of less than 0% and more than 100% nothing is to be said.
      guard lower >= 0.005 || (lower == 0 && upper < 0.995) else { continue }
      table.notes.append(
        lower > 0
          ? "The expected health changes its sign if \(role.role) weighs less than \(Self.share(lower))."
          : "The expected health changes its sign if \(role.role) weighs more than \(Self.share(upper)).")
    }
    return table
  }

  /// The patterns as probabilities; `nil` with one role.
  var patternTable: Table? {
    guard let report = health?.health, case let patterns = report.patterns,
      patterns.consensus != nil || patterns.maskedRisk != nil
    else { return nil }
    var table = Table(
      title: "Patterns",
      columns: [
        Table.Column("pattern", "pattern"), Table.Column("probability", "probability"),
        Table.Column("meaning", "meaning"),
      ])
    let rows: [(HealthPattern, Double?)] = [
      (.maskedRisk, patterns.maskedRisk), (.endUserFriction, patterns.endUserFriction),
      (.divided, patterns.divided), (.consensus, patterns.consensus),
    ]
    for (pattern, probability) in rows {
      guard let probability else { continue }
      let isNamed = patterns.named.contains(pattern)
      table.append([
        .text(isNamed ? "\(pattern.words) (found)" : pattern.words),
        // Where nobody is silent a pattern is there or is not.
        report.isKnown && (probability <= 0 || probability >= 1)
          ? .certainty(probability >= 1) : .probability(probability),
        .text(pattern.meaning),
      ])
    }
    table.notes.append(
      "A pattern counts as found from 80% on, if every role it names has answered.")
    return table
  }

  static func points(_ value: Double) -> String { String(Int(value.rounded())) }
  private static func share(_ value: Double) -> String { "\(Int((100 * value).rounded()))%" }
}
