/// The tables, as Markdown that reads as text.
struct StudyReport {
  let plan: StudyPlan
  let records: [PortfolioRecord]

  init(_ plan: StudyPlan, _ records: [PortfolioRecord]) {
    self.plan = plan
    self.records = records
  }

  var text: String {
    var parts = [head]
    if let targets { parts.append(targets) }
    for size in StudyPlan.sizes {
      let chosen = records.filter { $0.size == size }
      guard !chosen.isEmpty else { continue }
      parts.append("# Portfolios of \(size) accounts")
      parts.append(coverage(chosen, of: "latent", .latentCovered, .latentCoveredSilent))
      parts.append(coverage(chosen, of: "realised", .realisedCovered, .realisedCoveredSilent))
      parts.append(forecasts(chosen))
      parts.append(verdicts(chosen))
      if let asking = asking(chosen) { parts.append(asking) }
    }
    parts.append("# All sizes together")
    parts.append(calibration("P(H > 0) against realised H", records, \.aboveZero))
    parts.append(calibration("Masked risk against the census", records, \.maskedRisk))
    return parts.joined(separator: "\n\n")
  }

  private var head: String {
    var lines = [
      "Role-weighted health on simulated portfolios: 95% intervals, weights .5/.3/.2, seed \(plan.seed)."
    ]
    for size in StudyPlan.sizes {
      let chosen = records.filter { $0.size == size }
      guard !chosen.isEmpty else { continue }
      let each = chosen.count / plan.truths.count
      lines.append("\(chosen.count) portfolios of \(size) accounts, \(each) of each truth.")
    }
    if plan.variant != .standard { lines.append("Variant of the model: \(plan.variant.rawValue).") }
    let stopped = records.count { !$0.isConverged }
    lines.append("The search for the mode stopped short of its tolerance in \(stopped) of \(records.count).")
    lines += [
      "(s.e.): Monte Carlo standard error over portfolios. ND: accounts no decision maker of which answered.",
      "Lowest tenth: nine portfolios in ten cover at least so much.", "",
    ]
    lines += plan.truths.map { "\($0.rawValue): \($0.words)" }
    return lines.joined(separator: "\n")
  }

  /// The truths and all of them together.
  private func groups(_ chosen: [PortfolioRecord]) -> [(name: String, records: [PortfolioRecord])] {
    plan.truths.map { truth in (truth.rawValue, chosen.filter { $0.truth == truth }) } + [("all", chosen)]
  }

  private func coverage(
    _ chosen: [PortfolioRecord], of basis: String, _ all: Measure, _ silent: Measure
  ) -> String {
    var lines = [
      "## \(basis == "latent" ? "Latent H, no populations known" : "Realised H, all populations known")", "",
      "| truth | cover (s.e.) | lowest tenth | ND cover (s.e.) | width | ND width | RMSE | ND RMSE |",
      "|---|---|---:|---|---:|---:|---:|---:|",
    ]
    for (name, records) in groups(chosen) {
      // The width and the square of a case stand after its coverage.
      let cells = [
        withError(Ratio(records, all), 3), plain(lowestTenth(records, all), 2),
        withError(Ratio(records, silent), 3),
        plain(Ratio(records, after(all, 1))?.value, 1), plain(Ratio(records, after(silent, 1))?.value, 1),
        plain(Ratio(records, after(all, 2))?.value.squareRoot(), 1),
        plain(Ratio(records, after(silent, 2))?.value.squareRoot(), 1),
      ]
      lines.append("| \(name) | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  /// What a tenth of the portfolios stay below.
  private func lowestTenth(_ records: [PortfolioRecord], _ measure: Measure) -> Double {
    let shares = records.map { $0[measure].value / $0[measure].count }.sorted()
    return shares[shares.count / 10]
  }

  private func after(_ measure: Measure, _ distance: Int) -> Measure {
    Measure.allCases[measure.rawValue + distance]
  }

  private func forecasts(_ chosen: [PortfolioRecord]) -> String {
    var lines = [
      "## What silent contacts would answer: log score per contact (higher is better), gain over each rival (s.e.)",
      "",
      "| truth | health | raw shares | flat prior | pooled by role | over raw | over flat | over pooled |",
      "|---|---:|---:|---:|---:|---|---|---|",
    ]
    for (name, records) in groups(chosen) {
      let rivals: [Measure] = [.scoreRaw, .scoreFlat, .scorePooled]
      let scores = ([.scoreHealth] + rivals).map { plain(Ratio(records, $0)?.value, 3) }
      let gains = rivals.map { rival in
        withError(
          Ratio(records) {
            Sums(value: $0[.scoreHealth].value - $0[rival].value, count: $0[rival].count)
          }, 3)
      }
      lines.append("| \(name) | " + (scores + gains).joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  private static let claims: [(String, Measure)] = [
    ("very healthy", .rightVeryHealthy), ("healthy", .rightHealthy), ("neutral", .rightNeutral),
    ("unhealthy", .rightUnhealthy), ("very unhealthy", .rightVeryUnhealthy),
  ]

  private func verdicts(_ chosen: [PortfolioRecord]) -> String {
    var lines = [
      "## Verdicts: right of claimed (share), against realised H", "",
      "| truth | " + Self.claims.map(\.0).joined(separator: " | ")
        + " | any (s.e.) | heard (s.e.) | expected (s.e.) | unclear | census |",
      "|---|" + String(repeating: "---|", count: Self.claims.count) + "---|---|---|---:|---:|",
    ]
    for (name, records) in groups(chosen) {
      let cells = Self.claims.map { _, measure in
        let value = records.reduce(0) { $0 + $1[measure].value }
        let count = records.reduce(0) { $0 + $1[measure].count }
        return "\(Int(value))/\(Int(count))" + (count > 0 ? " \(plain(value / count, 2))" : "")
      }
      let any = Ratio(records) { record in
        Self.claims.reduce(into: Sums()) {
          $0.add(record[$1.1].value, count: record[$1.1].count)
        }
      }
      let rest = [
        withError(any, 3), basis(records, .rightHeard), basis(records, .rightExpected),
        plain(Ratio(records, .unclear)?.value, 2),
        plain(Ratio(records, .census)?.value, 2),
      ]
      lines.append("| \(name) | " + (cells + rest).joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  /// Claims of a basis that are right, with their number.
  private func basis(_ records: [PortfolioRecord], _ measure: Measure) -> String {
    let count = records.reduce(0) { $0 + $1[measure].count }
    return withError(Ratio(records, measure), 3) + " of \(Int(count))"
  }

  private func asking(_ chosen: [PortfolioRecord]) -> String? {
    let asked = chosen.filter { $0[.answersAsked].count > 0 }
    guard !asked.isEmpty else { return nil }
    var lines = [
      "## Whom to ask: answers until an unclear account is settled (s.e.), share settled within 2", "",
      "| truth | unclear | advised | random contact | ratio (s.e.) | advised within 2 | random within 2 |",
      "|---|---:|---|---|---|---:|---:|",
    ]
    for (name, records) in groups(asked) {
      let accounts = records.reduce(0) { $0 + $1[.answersAsked].count }
      let ratio = Ratio(records) {
        Sums(value: $0[.answersAsked].value, count: $0[.answersRandom].value)
      }
      let cells = [
        "\(Int(accounts))", withError(Ratio(records, .answersAsked), 2),
        withError(Ratio(records, .answersRandom), 2), withError(ratio, 2),
        plain(Ratio(records, .withinTwoAsked)?.value, 2), plain(Ratio(records, .withinTwoRandom)?.value, 2),
      ]
      lines.append("| \(name) | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  private func calibration(
    _ title: String, _ chosen: [PortfolioRecord], _ part: KeyPath<PortfolioRecord, Calibration>
  ) -> String {
    func gathered(_ records: [PortfolioRecord]) -> Calibration {
      records.reduce(into: Calibration()) { $0.add($1[keyPath: part]) }
    }
    let whole = gathered(chosen)
    var lines = [
      "## \(title)", "", "| stated | mean stated | observed | accounts |", "|---|---:|---:|---:|",
    ]
    for (index, bin) in whole.bins.enumerated() where bin.count > 0 {
      let range = "\(plain(Double(index) / 10, 1)) to \(plain(Double(index + 1) / 10, 1))"
      lines.append(
        "| \(range) | \(plain(bin.stated / bin.count, 3)) | \(plain(bin.observed / bin.count, 3)) "
          + "| \(Int(bin.count)) |")
    }
    lines += [
      "", "Weighted calibration error, and what chance alone would make of it:", "",
      "| truth | " + StudyPlan.sizes.map { "\($0) accounts | by chance" }.joined(separator: " | ")
        + " | all sizes | by chance |",
      "|---|" + String(repeating: "---:|", count: 2 * StudyPlan.sizes.count + 2),
    ]
    for (name, records) in groups(chosen) {
      let sets = StudyPlan.sizes.map { size in records.filter { $0.size == size } } + [records]
      let cells = sets.flatMap { set in
        set.isEmpty
          ? ["", ""] : [plain(gathered(set).error, 3), plain(gathered(set).errorByChance, 3)]
      }
      lines.append("| \(name) | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  func withError(_ ratio: Ratio?, _ places: Int) -> String {
    ratio.map { ratio in
      plain(ratio.value, places) + (ratio.standardError.map { " (\(plain($0, places)))" } ?? "")
    } ?? ""
  }

  /// Rounded to so many places, all of them written.
  func plain(_ value: Double?, _ places: Int) -> String {
    guard let value else { return "" }
    let scale = (0..<places).reduce(1) { product, _ in product * 10 }
    let units = Int((abs(value) * Double(scale)).rounded())
    let tail = String(units % scale)
    let sign = value < 0 && units > 0 ? "-" : ""
    return "\(sign)\(units / scale)." + String(repeating: "0", count: places - tail.count) + tail
  }
}
