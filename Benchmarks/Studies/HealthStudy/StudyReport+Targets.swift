/// What the model was to keep before it was built, and whether it does.
extension StudyReport {
  private static let targetSize = 150

  /// `nil` where no portfolio of the size the targets speak of was run.
  var targets: String? {
    let chosen = records.filter { $0.size == Self.targetSize }
    guard !chosen.isEmpty else { return nil }
    var lines = ["# Targets, at \(Self.targetSize) accounts", ""]
    func line(_ what: String, _ figure: String, _ isKept: Bool) {
      lines.append("- \(isKept ? "kept" : "NOT KEPT"): \(what): \(figure)")
    }
    for (what, measure) in [
      ("latent H is covered .93 to .97", Measure.latentCovered),
      ("also where no decision maker answered", .latentCoveredSilent),
    ] {
      if let ratio = Ratio(chosen, measure) {
        line(what, withError(ratio, 3), ratio.value >= 0.93 && ratio.value <= 0.97)
      }
    }
    for (what, measure) in [
      ("latent H is covered at least .92 in every truth", Measure.latentCovered),
      ("also where no decision maker answered", .latentCoveredSilent),
    ] {
      let ratios = plan.truths.compactMap { truth in
        Ratio(chosen.filter { $0.truth == truth }, measure).map { (truth: truth, ratio: $0) }
      }
      if let worst = ratios.min(by: { $0.ratio.value < $1.ratio.value }) {
        line(
          what, "lowest \(withError(worst.ratio, 3)), truth \(worst.truth.rawValue)",
          worst.ratio.value >= 0.92)
      }
    }
    for (what, rival) in [
      ("raw shares", Measure.scoreRaw), ("a flat prior", .scoreFlat), ("pooling role by role", .scorePooled),
    ] {
      let gain = Ratio(chosen) {
        Sums(value: $0[.scoreHealth].value - $0[rival].value, count: $0[rival].count)
      }
      if let gain {
        line(
          "silent contacts are forecast better than by \(what)", "by \(withError(gain, 3))", gain.value > 0)
      }
    }
    let saved = Ratio(chosen) {
      Sums(value: $0[.answersAsked].value, count: $0[.answersRandom].value)
    }
    if let saved {
      line(
        "the advised contact settles an account with about half the answers (under .6)",
        withError(saved, 2), saved.value < 0.6)
    }
    return lines.joined(separator: "\n")
  }
}
