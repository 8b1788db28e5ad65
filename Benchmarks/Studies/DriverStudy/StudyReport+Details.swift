extension StudyReport {
  /// What the two parts of the guard do alone, and what other degrees of freedom would.
  var parts: String? {
    guard !unconfounded.isEmpty else { return nil }
    let estimators = Estimator.parts
    var lines = [
      "# Parts of the default: cover (s.e.), FP (s.e.), width over all drivers", "",
      "t has min(G - 1, n - rank) degrees of freedom unless others are named.", "",
      "| setting | " + estimators.map(\.name).joined(separator: " | ") + " |",
      "|---|" + String(repeating: "---|", count: estimators.count),
    ]
    for record in unconfounded {
      let cells = estimators.map { cell(record[$0]) }
      lines.append("| \(record.setting.name) | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  /// What no standard error repairs.
  var confounded: String? {
    let chosen = records.filter { $0.setting.kind == .confounded }
    guard !chosen.isEmpty else { return nil }
    var lines = [
      "# Confounded: account mood drives the ticks", "",
      "Judged against the average effect at equal mood; the bar is not for these.", "",
      "| setting | estimator | all | <5 ticks | 5-9 | 10-19 | 20+ |", "|---|---|---|---|---|---|---|",
    ]
    for record in chosen {
      for estimator in Estimator.compared + [.within] {
        lines.append(row(record, estimator, heading: record.setting.name))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// How often the within-between split says that accounts confound, where they do and where they do not.
  var mundlak: String? {
    var lines = [
      "# The Mundlak flag (p <= 0.05): share of the surveys in which the split could be had", "",
      "The F test has min(G - 1 - means, n - G - drivers) degrees of freedom. Unspent: with min(G - 1, n - rank) in their place.",
      "Bias: the largest difference of the linear projection from the average effect, in points; its error is in the next table.",
      "",
      "| setting | could be had | flags (s.e.) | unspent (s.e.) | bias |",
      "|---|---:|---|---|---:|",
    ]
    for record in records {
      let bias = zip(record.truth.projections, record.truth.effects).map { $0 - $1 }
      let largest = bias.reduce(0) { abs($1) > abs($0) ? $1 : $0 }
      let cells = [
        "\(Int(record.flagged.count)) of \(record.surveys)", percent(record.flagged),
        percent(record.flaggedWithMore), plain(largest, 1),
      ]
      lines.append("| \(record.setting.name) | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  /// The true effects, their errors, and the projection beside them.
  var truths: String? {
    var lines = [
      "# The truth: average effects in points (s.e.); linear projection (s.e.)", "",
      "Settings that differ in accounts only have one truth. A driver whose weight differs between accounts about 0 has",
      "an average effect of less than a point, because the scale is curved; false positives count it as 0.",
      "",
      "| answers, kind | " + Setting.names.joined(separator: " | ") + " |",
      "|---|" + String(repeating: "---|", count: Setting.names.count),
    ]
    for (place, record) in records.enumerated() {
      let first = records.firstIndex { $0.setting.hasPopulation(of: record.setting) }
      guard first == place else { continue }
      let truth = record.truth
      let cells = truth.effects.indices.map { place in
        "\(plain(truth.effects[place], 1)) (\(plain(truth.errors[place], 2))); "
          + "\(plain(truth.projections[place], 1)) (\(plain(truth.projectionErrors[place], 2)))"
      }
      let name = "\(record.setting.answers), \(record.setting.kind.rawValue)"
      lines.append("| \(name) | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  /// Every setting and estimator by tick count.
  var details: [String] {
    guard !unconfounded.isEmpty else { return [] }
    var parts = ["# By tick count: cover (s.e.), FP (s.e.), width"]
    for record in unconfounded {
      var lines = [
        "## \(record.setting.name)", "", "| estimator | all | <5 ticks | 5-9 | 10-19 | 20+ |",
        "|---|---|---|---|---|---|",
      ]
      for estimator in Estimator.compared { lines.append(row(record, estimator, heading: nil)) }
      let missing = record[.plainLogit].missing
      lines += [
        "",
        "Drivers without an ML interval, because their estimate is infinite or the fit fails: \(percent(missing))%.",
      ]
      parts.append(lines.joined(separator: "\n"))
    }
    return parts
  }

  private func row(_ record: SettingRecord, _ estimator: Estimator, heading: String?) -> String {
    let bins: [TickBin] = [.all, .underFive, .underTen, .underTwenty, .twentyUp]
    let cells = bins.map { cell(record[estimator, $0]) }
    return (heading.map { "| \($0) " } ?? "") + "| \(estimator.name) | " + cells.joined(separator: " | ")
      + " |"
  }
}
