package import CredenceAnalysis
import CredenceRegression
package import CredenceReporting
import CredenceSurvey

extension DriverReport {
  /// Writes the member `drivers`.
  func writeMember(to json: inout JSONWriter, naming: SettingNaming) {
    json.object("drivers") { json in writeMembers(to: &json, naming: naming) }
  }

  /// Writes the analysis alone (`credence drivers --format json`), with what it was read from.
  ///
  /// - Parameters:
  ///   - provenance: What it was read from.
  ///   - isWithObservations: Whether every answer is told of too.
  ///   - naming: What settings are called in the sentences of diagnostics.
  package func write(
    to json: inout JSONWriter, with provenance: Provenance, observations isWithObservations: Bool = false,
    naming: SettingNaming = .plan
  ) {
    json.object { json in
      json.member("schemaVersion", StableJSON.schemaVersion)
      json.object("provenance") { json in provenance.writeMembers(to: &json) }
      writeMember(to: &json, naming: naming)
      if isWithObservations { writeObservations(to: &json) }
    }
  }

  private func writeObservations(to json: inout JSONWriter) {
    json.array("observations") { json in
      for observation in observations {
        json.object { json in
          json.member("line", observation.line)
          json.member("account", observation.account)
          json.member("fitted", observation.fitted)
          json.member("residual", observation.residual)
          json.member("leverage", observation.leverage)
        }
      }
    }
  }

  func writeMembers(to json: inout JSONWriter, naming: SettingNaming) {
    json.member("model", Self.modelName)
    json.member("rows", analysis.rowCount)
    json.member("accounts", analysis.accountCount)
    json.member("tests", analysis.testedCount)
    json.object("rowsLeftOut") { json in
      for omission in analysis.omissions { json.member(omission.reason.rawValue, omission.count) }
    }
    json.object("references") { json in
      for reference in analysis.references { json.member(reference.adjustment, reference.level) }
    }
    json.array("effects") { json in
      for name in names { json.object { json in write(name, to: &json) } }
    }
    if !hidden.isEmpty { json.member("hiddenDrivers", hidden.count) }
    if hidden.isEmpty, let selection = analysis.selection {
      json.member("contributionWithoutDriver", selection.noneContribution)
      json.member("nps", selection.netPromoterScore)
    }
    json.array("terms") { json in
      for term in analysis.terms where !hidden.contains(term.name) {
        json.object { json in
          json.member("term", term.name)
          term.writeMembers(to: &json, method: "mixed-model-guarded")
        }
      }
    }
    json.object("figures") { json in
      for figure in analysis.fitStatistics { json.member(figure.name, figure.value) }
    }
    json.object("importanceOfAll") { json in
      json.member("total", analysis.importance.total)
      json.member("noiseFloor", analysis.importance.noiseFloor)
      json.member("replicates", analysis.bootstrap?.replicateCount)
      json.member("failedReplicates", analysis.bootstrap?.failedCount)
    }
    if let within = analysis.withinAccounts {
      json.object("withinAccounts") { json in
        json.member("pValue", within.pValue)
        json.member("confounded", within.isConfounded)
        json.array("effects") { json in
          for term in within.effects where !hidden.contains(term.name) {
            json.object { json in
              json.member("driver", term.name)
              term.writeMembers(to: &json, method: "within-accounts")
            }
          }
        }
      }
    }
    analysis.record.write(to: &json)
    if let second = secondOpinion { write(second, to: &json) }
    json.diagnostics(diagnostics, naming: naming)
  }

  /// Drivers in the model, then those that are only described. A hidden one is not even named: a label that few ticked
  /// may be what one of them wrote.
  var names: [String] {
    let modelled = analysis.drivers.map(\.name)
    let described = analysis.selection?.drivers.map(\.name).filter { !modelled.contains($0) } ?? []
    return (modelled + described).filter { !hidden.contains($0) }
  }

  private func write(_ name: String, to json: inout JSONWriter) {
    json.member("driver", name)
    let driver = analysis.drivers.first { $0.name == name }
    let ticks = analysis.selection?.drivers.first { $0.name == name }
    json.member("unit", isRated(name) ? "step" : "tick")
    json.member("ticks", tickCounts[name])
    if let driver {
      if isRated(name) { json.member("offUsual", driver.fact.tickCount) }
      json.member("accounts", driver.fact.accountCount)
      json.member("tooFew", driver.fact.isTooFew)
      json.object("effect") { json in
        driver.effect.writeMembers(to: &json, method: "mixed-model-guarded")
        json.member("adjustedPValue", driver.adjustedPValue)
        json.member("discovery", driver.isDiscovery)
        driver.resampled?.effect?.clipped(to: TermEstimate.scoreGaps).write("bootstrap", to: &json)
      }
      json.object("promoters") { json in
        driver.promoters.writeMembers(to: &json, method: "mixed-model-guarded")
      }
      json.object("detractors") { json in
        driver.detractors.writeMembers(to: &json, method: "mixed-model-guarded")
      }
      json.object("importance") { json in
        json.member("share", driver.importance)
        json.member("lower", driver.importanceInterval?.lower)
        json.member("upper", driver.importanceInterval?.upper)
        json.member("rankLower", driver.resampled?.rank.lowerBound)
        json.member("rankUpper", driver.resampled?.rank.upperBound)
        json.member("top3", driver.resampled?.topThree)
        json.member("aboveNoise", driver.isAboveNoise)
      }
    }
    if let ticks {
      json.object("tickRates") { json in
        for (key, rate) in [
          ("promoters", ticks.promoters), ("passives", ticks.passives), ("detractors", ticks.detractors),
        ] {
          guard let rate else { continue }
          json.object(key) { json in
            json.member("value", rate.share)
            json.member("lower", rate.interval.lower)
            json.member("upper", rate.interval.upper)
          }
        }
      }
      json.member("praise", ticks.praise)
      json.member("complaint", ticks.complaint)
      json.member("contribution", ticks.contribution)
      json.member("valence", ticks.valence)
      json.member("salience", ticks.salience)
      json.member("label", ticks.label.rawValue)
      ticks.contributionInterval?.write("contributionInterval", to: &json)
      ticks.valenceInterval?.write("valenceInterval", to: &json)
      ticks.salienceInterval?.write("salienceInterval", to: &json)
    }
    if let second = secondOpinion?.effects.first(where: { $0.name == name }) {
      json.object("secondOpinion") { json in
        let isSeparated = secondOpinion?.separations.contains { $0.term == name } ?? false
        second.writeMembers(
          to: &json, method: isSeparated ? "jeffreys-profile" : "jeffreys-cumulative-logit")
      }
    }
  }

  private func write(_ second: SecondFindings, to json: inout JSONWriter) {
    json.object("cumulativeLogit") { json in
      json.member("penalty", "jeffreys")
      json.member("logLikelihood", second.logLikelihood)
      second.record.write(to: &json)
      json.array("separated") { json in
        for separation in second.separations where !hidden.contains(separation.term) {
          json.object { json in
            json.member("driver", separation.term)
            json.array("classes") { json in for name in separation.classes { json.value(name) } }
          }
        }
      }
      json.array("proportionalOdds") { json in
        for test in second.proportionalOdds where test.term.map({ !hidden.contains($0) }) ?? true {
          json.object { json in
            json.member("term", test.term)
            json.member("statistic", test.statistic)
            json.member("degreesOfFreedom", test.degreesOfFreedom)
            json.member("pValue", test.pValue)
          }
        }
      }
    }
  }
}

extension TermEstimate {
  /// `value, lower, upper, level, method, kind, standardError, degreesOfFreedom?, pValue?`, in points.
  func writeMembers(to json: inout JSONWriter, method: String) {
    json.member("value", estimate)
    json.member("lower", lower)
    json.member("upper", upper)
    if isClipped { json.member("clipped", true) }
    json.member("level", level.value)
    json.member("method", method)
    json.member("kind", IntervalKind.confidence.rawValue)
    json.member("standardError", standardError)
    json.member("degreesOfFreedom", degreesOfFreedom)
    json.member("pValue", pValue)
  }
}

extension Interval {
  /// The interval cut to what is possible.
  func clipped(to range: ClosedRange<Double>) -> Interval {
    func cut(_ value: Double) -> Double { min(max(value, range.lowerBound), range.upperBound) }
    return Interval(lower: cut(lower), upper: cut(upper), level: level, method: method, kind: kind)
  }

  /// `lower, upper, level, method` under a name.
  func write(_ name: String, to json: inout JSONWriter) {
    json.object(name) { json in
      json.member("lower", lower)
      json.member("upper", upper)
      json.member("level", level.value)
      json.member("method", method)
    }
  }
}

extension FitRecord {
  /// What the solver did.
  func write(to json: inout JSONWriter) {
    json.object("record") { json in
      json.member("stop", stop.rawValue)
      json.member("iterations", iterations)
      json.member("largestGradient", largestGradient)
      json.member("correctDecimals", correctDecimals)
      json.member("condition", condition)
    }
  }
}
