import CredenceLinearAlgebra
import CredenceProbability
import CredenceRegression
import CredenceSurvey
import Foundation

/// The driver regressions, on data as the peers' script writes them: 64-bit integers, first the numbers of rows and
/// drivers, then the classes (0, 1, 2), the accounts, and the ticks driver by driver. One thread.
struct DriverTimings {
  let design: Matrix
  let classes: [Int]
  let accounts: Clusters

  init(_ path: String?) throws {
    let data = try Data(contentsOf: URL(filePath: path ?? "drivers.bin"))
    let words = data.withUnsafeBytes { Array($0.bindMemory(to: Int64.self)) }
    let (rows, drivers) = (Int(words[0]), Int(words[1]))
    classes = words[2..<2 + rows].map { Int($0) }
    accounts = Clusters(words[2 + rows..<2 + 2 * rows])
    design = Matrix(
      rowCount: rows, columnCount: drivers, elements: words[(2 + 2 * rows)...].map { Double($0) },
      columnNames: (1...drivers).map { "x\($0)" })
  }

  func responses() throws -> OrderedResponses {
    try OrderedResponses(design: design, classes: classes, classNames: ["detractor", "passive", "promoter"])
  }

  /// Prints the seconds of a fit from the rows on (checks and pooling too), and the first coefficient.
  func run(_ name: String) throws {
    switch name {
    case "jeffreys-logit", "ml-logit":
      let method = CumulativeLogit(name == "ml-logit" ? .none : .jeffreys)
      // Enough repetitions that the clock does not show.
      let repetitions = max(1, 200_000 / classes.count)
      try Timings.timed(per: repetitions) {
        var sum = 0.0
        for _ in 0..<repetitions { sum += try method.fit(responses()).coefficient(of: "x1") ?? 0 }
        return sum / Double(repetitions)
      }
    case "mixed-model":
      // Effects with guarded errors: the intercept and the drivers.
      let ones = Matrix(rowCount: design.rowCount, columnCount: 1, repeating: 1, columnNames: ["(intercept)"])
      let whole = Matrix(
        columns: [ones.column(0)] + (0..<design.columnCount).map { design.column($0) },
        columnNames: ["(intercept)"] + (design.columnNames ?? []))
      let outcome = classes.map { 100 * Double($0 - 1) }
      try Timings.timed {
        let model = try LinearMixedModel(design: whole, outcome: outcome, clusters: accounts)
        return model.terms[1].estimate
      }
    case "driver-bootstrap":
      // 999 replicates of effects and importance, one thread.
      let (ones, outcome) = (
        Matrix(rowCount: design.rowCount, columnCount: 1, repeating: 1, columnNames: ["(intercept)"]),
        classes.map { 100 * Double($0 - 1) }
      )
      try Timings.timed {
        let importance = try Importance(adjustments: ones, drivers: design, outcome: outcome)
        let bootstrap = try AccountBootstrap(
          adjustments: ones, drivers: design, outcome: outcome, clusters: accounts, importance: importance,
          replicates: 999, seed: 1)
        return bootstrap.drivers[0].topThree
      }
    case "shapley":
      let (ones, outcome) = (
        Matrix(rowCount: design.rowCount, columnCount: 1, repeating: 1, columnNames: ["(intercept)"]),
        classes.map { 100 * Double($0 - 1) }
      )
      try Timings.timed {
        try Importance(
          adjustments: ones, drivers: design, outcome: outcome, method: .exactShapley
        ).total
      }
    default:
      let fit = try CumulativeLogit().fit(responses())
      try Timings.timed {
        let refits = try fit.refits(ClusterBootstrap(replicates: 1000, seed: 1), accounts: accounts)
        let values = refits.values(of: "x1")
        return values.reduce(0, +) / Double(values.count)
      }
    }
  }
}
