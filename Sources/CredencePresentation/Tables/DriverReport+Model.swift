package import CredenceAnalysis
import CredenceRegression
import CredenceReporting
import CredenceSurvey
package import CredenceTables

/// The model's terms, figures and observations.
extension DriverReport {
  /// One row a term of the model.
  var termTable: Table {
    var table = Table(
      title: "Model: terms",
      columns: [
        Table.Column("term", "term"), Table.Column("estimate", "estimate"),
        Table.Column("interval", "interval", .interval), Table.Column("standardError", "standard error"),
        Table.Column("df", "df"), Table.Column("p", "p"),
      ])
    for term in analysis.terms where !hidden.contains(term.name) {
      table.append(
        [.text(term.name)] + Self.cells(term) + [
          .number(term.standardError, decimals: 1),
          term.degreesOfFreedom.map { .number($0, decimals: 0) } ?? .missing(),
          term.pValue.map { .pValue($0) } ?? .missing(),
        ])
    }
    return table
  }

  /// The model in single numbers, and what the solver did.
  var fitStatisticTable: Table {
    var table = Table(
      title: "Model: figures",
      columns: [Table.Column("figure", "figure"), Table.Column("value", "value")])
    for figure in analysis.fitStatistics {
      let isWhole = figure.value == figure.value.rounded() && abs(figure.value) < 1e9
      table.append([
        .text(figure.name),
        isWhole ? .count(Int(figure.value)) : .number(figure.value, decimals: 3),
      ])
    }
    let record = analysis.record
    table.notes.append(
      "Solver: \(record.stop.rawValue), \(record.iterations) iterations, gradient \(Self.short(record.largestGradient)), \(record.correctDecimals) correct decimals, condition \(Self.short(record.condition))."
    )
    if let within = analysis.withinAccounts {
      table.notes.append(
        "Within against between accounts: p = \(NumberStyle().pValue(within.pValue))\(within.isConfounded ? "; accounts' moods are mixed up in the effects" : "")."
      )
    }
    return table
  }

  /// One row an answer used: its line of the file, what the model fits and leaves.
  package var observationTable: Table {
    var table = Table(
      title: "Model: observations",
      columns: [
        Table.Column("line", "line"), Table.Column("account", "account"), Table.Column("fitted", "fitted"),
        Table.Column("residual", "residual"), Table.Column("leverage", "leverage"),
      ])
    for observation in observations {
      table.append([
        .count(observation.line), .text(observation.account), .number(observation.fitted, decimals: 2),
        .number(observation.residual, decimals: 2), .number(observation.leverage, decimals: 4),
      ])
    }
    return table
  }

  /// Three significant digits without Foundation.
  private static func short(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return value == 0 ? "0" : "none" }
    if abs(value) >= 0.001 && abs(value) < 1e6 {
      return "\((1000 * value).rounded() / 1000)"
    }
    var exponent = 0
    var mantissa = abs(value)
    while mantissa < 1 {
      mantissa *= 10
      exponent -= 1
    }
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    return "\(value < 0 ? "-" : "")\((10 * mantissa).rounded() / 10)e\(exponent)"
  }
}
