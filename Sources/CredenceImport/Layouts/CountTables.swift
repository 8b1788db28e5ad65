/// Counts per account and role or wave, as `credence tally` writes them.
struct TallyTable: SurveyTool {
  let layout = Layout.tally

  func recognises(_ header: HeaderKeys) -> Bool {
    CountTable.holdsCounts(header) && (header.has("account", "role") || header.has("account", "wave"))
  }
}

/// One line per account with its classes counted, as dashboards export them.
struct CountTable: SurveyTool {
  let layout = Layout.aggregates

  func recognises(_ header: HeaderKeys) -> Bool { Self.holdsCounts(header) }

  static func holdsCounts(_ header: HeaderKeys) -> Bool {
    header.has("promoters", "detractors") && header.hasAny("passives", "neutrals")
      && !header.hasAny("score", "npsscore")
  }
}
