package import CredenceAnalysis
import CredenceMethods
import CredencePosteriors
package import CredenceReporting
import CredenceSurvey

extension AnalysisReport {
  /// Writes the stable JSON (`report.json`). Keys may be added; none changes its meaning.
  ///
  /// - Parameters:
  ///   - threads: How many to use; the bytes do not depend on it.
  ///   - naming: What settings are called in the sentences of diagnostics.
  package func write(to json: inout JSONWriter, threads: Int = 1, naming: SettingNaming = .plan) {
    json.object { json in
      json.member("schemaVersion", StableJSON.schemaVersion)
      json.object("provenance") { json in provenance.writeMembers(to: &json, hidesRows: hidesRows) }
      json.object("import") { json in
        importReport.writeMembers(to: &json, hidesRows: hidesRows, naming: naming)
      }
      selection?.writeMember(to: &json, hidesRows: hidesRows)
      if let roster {
        json.object("roster") { json in roster.writeMembers(to: &json, naming: naming) }
      }
      json.object("portfolio") { json in portfolio.writeMembers(to: &json, naming: naming) }
      json.array("accounts") { json in
        let elements = json.elements
        let texts = MeasurementTexts(accounts, members: elements.members, threads: threads)
        OrderedBlocks(count: accounts.count, threads: threads).render { block in
          elements.bytes { json in
            for account in accounts[block] {
              json.object { json in account.writeMembers(to: &json, texts: texts, naming: naming) }
            }
          }
        } take: {
          json.append(elements: $0)
        }
      }
      drivers?.writeMember(to: &json, naming: naming)
      json.array("diagnostics") { json in
        for diagnostic in diagnostics { json.value(diagnostic, naming: naming) }
      }
    }
  }
}

extension AccountReport {
  /// Writes one account alone (`credence account NAME --format json`), with what it was read from.
  ///
  /// - Parameter naming: What settings are called in the sentences of diagnostics.
  package func write(to json: inout JSONWriter, in report: AnalysisReport, naming: SettingNaming = .plan) {
    json.object { json in
      json.member("schemaVersion", StableJSON.schemaVersion)
      json.object("provenance") { json in
        report.provenance.writeMembers(to: &json, hidesRows: report.hidesRows)
      }
      report.selection?.writeMember(to: &json, hidesRows: report.hidesRows)
      json.object("account") { json in writeMembers(to: &json, naming: naming) }
    }
  }

  /// - Parameter texts: What is written already, where many accounts are.
  func writeMembers(to json: inout JSONWriter, texts: MeasurementTexts? = nil, naming: SettingNaming) {
    json.member("account", account.name)
    if let text = texts?.members(of: total, isBrief: false) {
      json.append(members: text)
    } else {
      total.writeMembers(to: &json)
    }
    if !isHidden, let bounds = total.counts.nonresponseBounds {
      json.object("ifSilentAgree") { json in
        json.member("allDetractors", bounds.ifAllDetractors)
        json.member("allPromoters", bounds.ifAllPromoters)
      }
    }
    if let statements = total.statements {
      json.object("posterior") { json in
        statements.writeMembers(to: &json)
        if let rank {
          json.member("expectedRank", rank.expected)
          json.member("rankLower", rank.lower)
          json.member("rankUpper", rank.upper)
          json.member("probabilityBest", rank.probabilityBest)
        }
      }
    }
    if let pooled {
      json.object("pooled") { json in
        json.member("nps", pooled.estimate)
        json.member("probabilityAboveZero", pooled.probabilityAboveZero)
      }
    }
    json.member("oldestAnswer", answered?.lowerBound.description)
    json.member("newestAnswer", answered?.upperBound.description)
    json.groups(roles, waves, texts: texts)
    if !satisfaction.isEmpty { json.array("csat") { json in satisfaction.write(to: &json) } }
    writeHealthMembers(to: &json)
    json.member("owner", account.owner)
    json.member("revenue", account.revenue)
    json.diagnostics(total.diagnostics + diagnostics, naming: naming)
  }
}

extension PortfolioReport {
  func writeMembers(to json: inout JSONWriter, naming: SettingNaming) {
    json.member("accountsAnswered", accountsAnswered)
    json.member("accountsSilent", accountsSilent)
    total.writeMembers(to: &json)
    json.member("npsAcrossAccounts", clustered)
    json.groups(roles, waves)
    health?.write(to: &json)
    pooling?.write(to: &json)
    if !satisfaction.isEmpty { json.array("csat") { json in satisfaction.write(to: &json) } }
    json.member("revenue", revenue)
    json.diagnostics(total.diagnostics + diagnostics, naming: naming)
  }
}

extension ScoreMeasurement {
  /// `responses, population?, promoters, passives, detractors, nps`, and unless brief `shares` and `intervals`.
  ///
  /// Of a hidden group `hidden` alone.
  func writeMembers(to json: inout JSONWriter, isBrief: Bool = false) {
    if isHidden {
      json.member("hidden", true)
      return
    }
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
        if report.isHidden {
          json.member("hidden", true)
          return
        }
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

extension ScoreStatements {
  package func writeMembers(to json: inout JSONWriter) {
    json.member("probabilityAboveZero", aboveZero)
    json.member("probabilityBelowZero", belowZero)
    json.member("probabilityAtLeast80", atLeast80)
    json.member("probabilityAtMostMinus80", atMostMinus80)
    json.member("prior", prior)
  }
}

extension PoolingReport {
  /// The prior learnt from the portfolio (`alpha` absent under complete pooling), and the scores of prediction.
  func write(to json: inout JSONWriter) {
    json.object("pooling") { json in
      json.member("accounts", fit.accounts)
      json.member("completePooling", fit.isCompletePooling)
      if let prior = fit.maximumLikelihood {
        json.object("alpha") { json in
          json.member("promoters", prior.promoters)
          json.member("passives", prior.passives)
          json.member("detractors", prior.detractors)
        }
      }
      json.member("logLikelihood", fit.logLikelihood)
      if let score {
        json.object("logScorePerAnswer") { json in
          json.member("raw", score.raw)
          json.member("flat", score.flat)
          json.member("portfolio", score.portfolio)
        }
      }
    }
  }
}

extension JSONWriter {
  /// The members roles and waves, where there are any.
  mutating func groups(_ roles: [RoleReport], _ waves: [WaveReport], texts: MeasurementTexts? = nil) {
    func write(_ measurement: ScoreMeasurement, _ json: inout JSONWriter) {
      if let text = texts?.members(of: measurement, isBrief: true) {
        json.append(members: text)
      } else {
        measurement.writeMembers(to: &json, isBrief: true)
      }
    }

    if !roles.isEmpty {
      array("roles") { json in
        for role in roles {
          json.object { json in
            json.member("role", role.role.rawValue)
            write(role.measurement, &json)
          }
        }
      }
    }
    if !waves.isEmpty {
      array("waves") { json in
        for wave in waves {
          json.object { json in
            json.member("wave", wave.wave)
            write(wave.measurement, &json)
          }
        }
      }
    }
  }

  mutating func diagnostics(_ diagnostics: [Diagnostic], naming: SettingNaming) {
    array("diagnostics") { json in
      for diagnostic in diagnostics { json.value(diagnostic, naming: naming) }
    }
  }
}
