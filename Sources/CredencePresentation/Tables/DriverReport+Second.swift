import CredenceAnalysis
import CredenceRegression
import CredenceSurvey
import CredenceTables

/// The second opinion as a table.
extension DriverReport {
  var secondTable: Table? {
    guard let second = secondOpinion, !second.effects.isEmpty else { return nil }
    var table = Table(
      title: "Second opinion: Jeffreys-penalised cumulative logit, average marginal effects in points",
      columns: [
        Table.Column("driver", "driver"), Table.Column("effect", "effect"),
        Table.Column("interval", "interval", .interval), Table.Column("df", "df"), Table.Column("p", "p"),
      ])
    let effects = Dictionary(second.effects.map { ($0.name, $0) }) { first, _ in first }
    for effect in ordered({ $0.effect.estimate }).compactMap({ effects[$0.name] }) {
      table.append(
        [.text(effect.name)] + Self.cells(effect) + [
          effect.degreesOfFreedom.map { .number($0, decimals: 1) } ?? .missing(),
          effect.pValue.map { .pValue($0) } ?? .missing(),
        ])
    }
    if second.effects.contains(where: { isRated($0.name) }) {
      table.notes.append("Of a rated driver it is the average slope, in points per step.")
    }
    table.notes.append(
      "Another model and other errors (CR2, Satterthwaite); p-values are not adjusted for their number.")
    let separations = second.separations.filter { !hidden.contains($0.term) }
    let profiled = separations.map(\.term).filter { effects[$0] != nil }
    if !profiled.isEmpty {
      table.notes.append(
        "Of \(profiled.joined(separator: ", ")) the interval comes from the profile of the likelihood: where one class alone ticks a driver, residuals tell too little of the error."
      )
    }
    let without = separations.map(\.term).filter { name in
      effects[name] == nil && analysis.drivers.contains { $0.name == name }
    }
    if !without.isEmpty {
      table.notes.append(
        "No second effect of \(without.joined(separator: ", ")): the likelihood does not fall far enough on both sides for an interval."
      )
    }
    if separations.count == 1, let only = separations.first, only.companions == 0 {
      table.notes.append(
        "\(only.term) occurs only with \(only.classes.joined(separator: " and ")): plain maximum likelihood has no finite estimate for it."
      )
    } else if !separations.isEmpty {
      // A term that occurs in every class separates nothing by itself.
      let terms = separations.map {
        $0.classes.count < 3 ? "\($0.term) (\($0.classes.joined(separator: " and ")) only)" : $0.term
      }
      table.notes.append(
        "Together these terms separate the classes: \(terms.joined(separator: ", ")). Plain maximum likelihood has no finite estimate for them."
      )
    }
    let uneven = second.proportionalOdds.filter { $0.pValue < 0.01 }.compactMap(\.term)
      .filter { !hidden.contains($0) }
    if !uneven.isEmpty {
      table.notes.append(
        "Not the same at both thresholds (p < .01): \(uneven.joined(separator: ", ")); the logit averages over them."
      )
    }
    return table
  }
}
