/// The tables, as Markdown that reads as text.
struct StudyReport {
  let plan: StudyPlan
  let records: [SettingRecord]

  init(_ plan: StudyPlan, _ records: [SettingRecord]) {
    self.plan = plan
    self.records = records
  }

  var text: String {
    ([head] + [targets, parts, confounded, mundlak, truths].compactMap { $0 } + details).joined(
      separator: "\n\n")
  }

  /// The settings the bar is for.
  var unconfounded: [SettingRecord] { records.filter { $0.setting.kind != .confounded } }

  static let coverageBar = 0.94...0.98
  static let falsePositiveBar = 0.02...0.06

  private var head: String {
    var lines = [
      "Intervals of driver effects on simulated surveys: level 95%, seed \(plan.seed), \(plan.surveys) surveys a setting.",
      "",
      "Eight drivers, four with an effect and four without, 3.5, 7, 14 and 0.4 n ticks expected of each; three roles.",
      "Classes by a latent logit. Effects are differences of Net Promoter Scores, in points. Settings:", "",
    ]
    for kind in Setting.Kind.allCases where records.contains(where: { $0.setting.kind == kind }) {
      lines.append("- \(kind.rawValue): \(kind.words)")
    }
    lines += [
      "",
      "The true effect is the population average of E(y | ticked) - E(y | not ticked), from \(plan.truthAnswers) simulated",
      "answers a setting; the coefficient of the linear projection is compared with it at the end.", "",
      "(s.e.): Monte Carlo standard error in percentage points, surveys as units; over few cases without a failure it is",
      "0, which is too small. FP: share of the intervals of drivers without effect that leave out 0. Width: of the",
      "part within -200...200, mean. Tick counts are those of the survey at hand; drivers nobody ticked have no interval.",
    ]
    let refused = records.reduce(0) { $0 + $1.refused }
    let surveys = records.reduce(0) { $0 + $1.surveys }
    lines.append("Surveys to which no model could be fitted: \(refused) of \(surveys).")
    return lines.joined(separator: "\n")
  }

  /// The bar for the default, and the worst the others do.
  private var targets: String? {
    guard !unconfounded.isEmpty else { return nil }
    var lines = [
      "# The default against its bar: coverage 94 to 98, FP 2 to 6", "",
      "\"miss\" is outside on the unsafe side by more than two standard errors, \"edge\" by less. \"cautious\" is outside on the safe side only: covers over 98 or FP under 2.",
      "", "| setting | cover (s.e.) | FP (s.e.) | width | verdict | too few: cover, FP, width |",
      "|---|---|---|---:|---|---|",
    ]
    for record in unconfounded {
      let own = record[.mixed]
      let few = record[.mixed, .flagged]
      let cells = [
        percent(own.coverage), percent(own.falsePositives), plain(own.width.value, 0),
        Self.verdict(own), "\(cell(few))",
      ]
      lines.append("| \(record.setting.name) | " + cells.joined(separator: " | ") + " |")
    }
    let verdicts = unconfounded.map { Self.verdict($0[.mixed]) }
    let counts = ["meets", "edge", "cautious", "miss"].map { word in
      "\(verdicts.count { $0.hasPrefix(word) }) \(word)"
    }
    lines += ["", "Of \(verdicts.count) settings: " + counts.joined(separator: ", ") + ".", ""]
    lines += extremes + [""] + missedBins
    return lines.joined(separator: "\n")
  }

  static func verdict(_ record: IntervalRecord) -> String {
    guard let coverage = record.coverage.value, let positives = record.falsePositives.value else { return "" }
    let slack = 2 * (record.coverage.standardError ?? 0)
    let room = 2 * (record.falsePositives.standardError ?? 0)
    var words: [String] = []
    if coverage < coverageBar.lowerBound {
      words.append(coverage + slack < coverageBar.lowerBound ? "miss (cover)" : "edge (cover)")
    }
    if positives > falsePositiveBar.upperBound {
      words.append(positives - room > falsePositiveBar.upperBound ? "miss (FP)" : "edge (FP)")
    }
    if words.isEmpty, coverage > coverageBar.upperBound || positives < falsePositiveBar.lowerBound {
      words.append("cautious")
    }
    return words.isEmpty ? "meets" : words.sorted(by: >).joined(separator: ", ")
  }

  /// The lowest coverage and the highest share of false positives over settings, by estimator and bin.
  private var extremes: [String] {
    let bins: [TickBin] = [.all, .underFive, .underTen, .underTwenty, .twentyUp]
    var lines = [
      "Over these settings, lowest coverage / highest FP, and mean width (bins with fewer than 200 intervals in a setting left out there):",
      "", "| estimator | " + bins.map(\.name).joined(separator: " | ") + " | no interval |",
      "|---|" + String(repeating: "---|", count: bins.count) + "---:|",
    ]
    for estimator in Estimator.compared {
      var cells = bins.map { bin -> String in
        let chosen = unconfounded.map { $0[estimator, bin] }.filter { $0.coverage.count >= 200 }
        let low = chosen.compactMap(\.coverage.value).min()
        let high = chosen.compactMap(\.falsePositives.value).max()
        let widths = chosen.compactMap(\.width.value)
        guard let low, let high else { return "" }
        return "\(plain(100 * low, 1)) / \(plain(100 * high, 1)), "
          + plain(widths.reduce(0, +) / Double(widths.count), 0)
      }
      var missing = Ratio()
      for record in unconfounded { missing.add(record[estimator].missing) }
      cells.append("\(plain(missing.value.map { 100 * $0 }, 1))%")
      lines.append("| \(estimator.name) | " + cells.joined(separator: " | ") + " |")
    }
    return lines
  }

  /// Tick bins of the default that lie outside by more than two standard errors.
  private var missedBins: [String] {
    let bins: [TickBin] = [.underFive, .underTen, .underTwenty, .twentyUp]
    let judged = unconfounded.flatMap { record in
      bins.map { (record: record, bin: $0, word: Self.verdict(record[.mixed, $0])) }
    }
    let counted = judged.filter { $0.record[.mixed, $0.bin].falsePositives.count >= 100 }
    let missed = counted.filter { $0.word.contains("miss") }
    let count = counted.count
    guard !missed.isEmpty else {
      return [
        "By tick bin: no miss of the default in \(count) pairs of setting and bin with 100 drivers without effect."
      ]
    }
    return [
      "By tick bin: \(missed.count) misses of the default in \(count) pairs of setting and bin with 100 drivers without effect (cover, FP, width):",
      "",
    ]
      + missed.map {
        "- \($0.record.setting.name), \($0.bin.name): \(cell($0.record[.mixed, $0.bin])): \($0.word)"
      }
  }

  /// Coverage, false positives and width in one cell.
  func cell(_ record: IntervalRecord) -> String {
    guard record.coverage.count > 0 else { return "" }
    return "\(percent(record.coverage)), \(percent(record.falsePositives)), \(plain(record.width.value, 0))"
  }

  func percent(_ ratio: Ratio) -> String {
    guard let value = ratio.value else { return "-" }
    return plain(100 * value, 1) + (ratio.standardError.map { " (\(plain(100 * $0, 1)))" } ?? "")
  }

  /// Rounded to so many places, all of them written.
  func plain(_ value: Double?, _ places: Int) -> String {
    value.map { Tally.plain($0, places) } ?? ""
  }
}
