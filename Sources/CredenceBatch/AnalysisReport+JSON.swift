public import CredenceReporting
import CredenceSurvey

extension AnalysisReport {
  /// Writes the stable JSON (`report.json`). Keys may be added; none changes its meaning.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("schemaVersion", CredenceVersion.schema)
      json.object("provenance") { json in provenance.writeMembers(to: &json) }
      json.object("import") { json in importReport.writeMembers(to: &json) }
      if let roster {
        json.object("roster") { json in roster.writeMembers(to: &json) }
      }
      json.object("portfolio") { json in portfolio.writeMembers(to: &json) }
      json.array("accounts") { json in
        for account in accounts {
          json.object { json in account.writeMembers(to: &json) }
        }
      }
      json.array("diagnostics") { json in
        for diagnostic in diagnostics { json.value(diagnostic) }
      }
    }
  }
}

extension AccountReport {
  /// Writes one account alone (`credence account NAME --format json`), with what it was read from.
  public func write(to json: inout JSONWriter, in report: AnalysisReport) {
    json.object { json in
      json.member("schemaVersion", CredenceVersion.schema)
      json.object("provenance") { json in report.provenance.writeMembers(to: &json) }
      json.object("account") { json in writeMembers(to: &json) }
    }
  }

  func writeMembers(to json: inout JSONWriter) {
    json.member("account", account.name)
    total.writeMembers(to: &json)
    if !roles.isEmpty {
      json.array("roles") { json in
        for role in roles {
          json.object { json in
            json.member("role", role.role.rawValue)
            role.measurement.writeMembers(to: &json, isBrief: true)
          }
        }
      }
    }
    if !waves.isEmpty {
      json.array("waves") { json in
        for wave in waves {
          json.object { json in
            json.member("wave", wave.wave)
            wave.measurement.writeMembers(to: &json, isBrief: true)
          }
        }
      }
    }
    if !satisfaction.isEmpty { json.array("csat") { json in satisfaction.write(to: &json) } }
    json.member("owner", account.owner)
    json.member("revenue", account.revenue)
    json.diagnostics(total.diagnostics + diagnostics)
  }
}

extension PortfolioReport {
  func writeMembers(to json: inout JSONWriter) {
    json.member("accountsAnswered", accountsAnswered)
    json.member("accountsSilent", accountsSilent)
    total.writeMembers(to: &json)
    json.member("npsAcrossAccounts", clustered)
    if !roles.isEmpty {
      json.array("roles") { json in
        for role in roles {
          json.object { json in
            json.member("role", role.role.rawValue)
            role.measurement.writeMembers(to: &json, isBrief: true)
          }
        }
      }
    }
    if !waves.isEmpty {
      json.array("waves") { json in
        for wave in waves {
          json.object { json in
            json.member("wave", wave.wave)
            wave.measurement.writeMembers(to: &json, isBrief: true)
          }
        }
      }
    }
    if !satisfaction.isEmpty { json.array("csat") { json in satisfaction.write(to: &json) } }
    json.member("revenue", revenue)
    json.diagnostics(total.diagnostics + diagnostics)
  }
}

extension ScoreMeasurement {
  /// `responses, population?, promoters, passives, detractors, nps`, and unless brief `shares` and `intervals`.
  func writeMembers(to json: inout JSONWriter, isBrief: Bool = false) {
    json.member("responses", counts.responses)
    json.member("population", counts.population)
    json.member("promoters", counts.promoters)
    json.member("passives", counts.passives)
    json.member("detractors", counts.detractors)
    json.member("nps", score)
    guard !isBrief, score != nil else { return }
    json.object("shares") { json in
      json.member("promoters", promoters)
      json.member("detractors", detractors)
    }
    json.array("intervals") { json in
      for estimate in otherIntervals { json.value(estimate) }
    }
  }
}

extension [SatisfactionReport] {
  func write(to json: inout JSONWriter) {
    for report in self {
      json.object { json in
        json.member("touchpoint", report.touchpoint)
        json.member("responses", report.counts.responses)
        json.object("scale") { json in
          json.member("minimum", report.counts.scale.minimum)
          json.member("maximum", report.counts.scale.maximum)
        }
        json.array("ratings") { json in
          for count in report.counts.answers { json.value(count) }
        }
        json.member("topTwo", report.topTwo)
        json.member("mean", report.mean)
      }
    }
  }
}

extension JSONWriter {
  mutating func diagnostics(_ diagnostics: [Diagnostic]) {
    array("diagnostics") { json in
      for diagnostic in diagnostics { json.value(diagnostic) }
    }
  }
}
