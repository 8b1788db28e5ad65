import CredenceAnalysis
import CredenceHealth
import CredenceReporting
import CredenceSurvey

extension AccountReport {
  /// The members `health`, `patterns`, `verdict`, `answersNeeded`, `askNext`, `revenueAtRisk`, `reasons`.
  func writeHealthMembers(to json: inout JSONWriter) {
    if isHidden { return }
    if isHealthHidden {
      json.object("health") { json in json.member("hidden", true) }
    } else if let report = health {
      report.write(to: &json)
    }
    reasons?.write(to: &json, withEndUsers: isExpansionLead)
  }
}

extension AccountHealthReport {
  func write(to json: inout JSONWriter) {
    json.object("health") { json in
      health.writeEstimate(to: &json)
      json.member("basis", health.basis.rawValue)
      json.member("standardDeviation", health.standardDeviation)
      json.member("median", health.median)
      json.object("weights") { json in
        for role in health.roles where role.weight > 0 { json.member(role.role.rawValue, role.weight) }
      }
      json.member("probabilityAboveZero", health.probabilityAboveZero)
      json.member("probabilityBelowZero", health.probabilityBelowZero)
      json.object("cells") { json in
        json.member("atMostMinus80", health.cells.atMostMinus80)
        json.member("low", health.cells.low)
        json.member("within20", health.cells.within20)
        json.member("high", health.cells.high)
        json.member("atLeast80", health.cells.atLeast80)
      }
      json.member("compositionShift", compositionShift)
      json.member("asSurveyed", asSurveyed)
      json.member("standardisedScore", standardisedScore)
      if let equalWeights {
        json.object("equalWeights") { json in
          json.member("value", equalWeights.mean)
          json.member("lower", equalWeights.interval.lower)
          json.member("upper", equalWeights.interval.upper)
          json.member("probabilityAboveZero", equalWeights.probabilityAboveZero)
        }
      }
      json.object("flipRange") { json in
        for role in health.roles where role.weight > 0 && role.weight < 1 {
          json.object(role.role.rawValue) { json in
            json.member("lower", role.flipRange.lowerBound)
            json.member("upper", role.flipRange.upperBound)
          }
        }
      }
      json.array("missingRoles") { json in
        for role in health.missingRoles { json.value(role.rawValue) }
      }
      if let bounds = health.nonresponseBounds {
        json.object("ifSilentAgree") { json in
          json.member("allDetractors", bounds.lowerBound)
          json.member("allPromoters", bounds.upperBound)
        }
      }
      json.array("roles") { json in
        for role in health.roles { json.object { json in role.write(to: &json) } }
      }
    }
    json.object("patterns") { json in
      json.member("maskedRisk", health.patterns.maskedRisk)
      json.member("endUserFriction", health.patterns.endUserFriction)
      json.member("divided", health.patterns.divided)
      json.member("consensus", health.patterns.consensus)
      json.array("named") { json in
        for pattern in health.patterns.named { json.value(pattern.rawValue) }
      }
    }
    json.member("verdict", verdict?.rawValue)
    json.member("verdictBasis", verdictBasis?.rawValue)
    json.member("answersNeeded", health.answersNeeded?.count)
    json.member("answersNeededReason", health.answersNeeded?.reason)
    if let ask = health.askNext {
      json.object("askNext") { json in
        json.member("role", ask.role.rawValue)
        json.member("expectedCut", ask.expectedCut)
      }
    }
    json.member("revenueAtRisk", revenueAtRisk)
  }
}

extension AccountHealth {
  /// `value, lower, upper, level, method, kind`; the value is the posterior mean.
  func writeEstimate(to json: inout JSONWriter) {
    json.member("value", mean)
    json.member("lower", interval.lower)
    json.member("upper", interval.upper)
    json.member("level", interval.level.value)
    json.member("method", interval.method)
    json.member("kind", interval.kind.rawValue)
  }
}

extension AccountHealth.RoleHealth {
  func write(to json: inout JSONWriter) {
    json.member("role", role.rawValue)
    json.member("weight", weight)
    json.member("value", mean)
    json.member("standardDeviation", standardDeviation)
    json.member("probabilityBelowZero", probabilityBelowZero)
    json.member("probabilityAboveZero", probabilityAboveZero)
    json.object("nextAnswer") { json in
      json.member("promoter", nextAnswer.promoter)
      json.member("passive", nextAnswer.passive)
      json.member("detractor", nextAnswer.detractor)
    }
  }
}

extension AccountReasons {
  func write(to json: inout JSONWriter, withEndUsers: Bool) {
    json.object("reasons") { json in
      json.array("drivers") { json in drivers.forEach { $0.write(to: &json) } }
      if withEndUsers {
        json.array("endUserDrivers") { json in endUserDrivers.forEach { $0.write(to: &json) } }
      }
      if !comments.isEmpty {
        json.array("comments") { json in
          for comment in comments {
            json.object { json in
              json.member("role", comment.role?.rawValue)
              json.member("score", comment.score)
              json.member("text", comment.text)
            }
          }
        }
      }
    }
  }
}

extension AccountReasons.Driver {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("driver", name)
      json.member("ticks", ticks)
      json.member("promoters", promoters)
      json.member("passives", passives)
      json.member("detractors", detractors)
    }
  }
}

extension PortfolioHealthReport {
  /// The member `health` of the portfolio.
  func write(to json: inout JSONWriter) {
    json.object("health") { json in
      json.object("weights") { json in
        for (role, weight) in weights.weights { json.member(role.rawValue, weight) }
      }
      json.object("model") { json in
        json.member("accounts", model.accounts)
        json.member("moodDeviation", model.mode.interceptDeviation)
        if model.roles.count > 1 {
          json.member("roleDeviation", model.mode.roleDeviation)
          json.member("roleCorrelation", model.mode.roleCorrelation)
          json.object("loadings") { json in
            for (role, loading) in zip(model.roles, model.mode.loadings) {
              json.member(role.rawValue, loading)
            }
          }
        }
        json.member("logLikelihood", model.logLikelihood)
        json.member("iterations", model.record.iterations)
        json.member("largestGradient", model.record.largestGradient)
        json.member("effectivePoints", model.effectivePoints)
      }
      json.object("verdicts") { json in
        for verdict in HealthVerdict.allCases { json.member(verdict.rawValue, verdicts[verdict] ?? 0) }
      }
      json.object("verdictsHeard") { json in
        for verdict in HealthVerdict.allCases where verdict != .unclear {
          json.member(verdict.rawValue, heardVerdicts[verdict] ?? 0)
        }
      }
      json.object("patterns") { json in
        for pattern in HealthPattern.allCases {
          json.array(pattern.rawValue) { json in
            for name in patterns[pattern] ?? [] { json.value(name) }
          }
        }
      }
      json.array("coverage") { json in
        for entry in coverage {
          json.object { json in
            json.member("role", entry.role.rawValue)
            json.member("answered", entry.answered)
            json.member("known", entry.known)
            json.member("countedAnswers", entry.counted?.answered)
            json.member("countedContacts", entry.counted?.contacts)
            json.member("uncountedAccounts", entry.counted?.accountsWithout)
            json.member("accountsHeard", entry.accountsHeard)
            json.member("accounts", entry.accounts)
            json.member("revenueHeard", entry.revenueHeard)
          }
        }
      }
      if let risk {
        json.object("revenueAtRisk") { json in
          json.member("rule", risk.rule.rawValue)
          json.member("value", risk.expected)
          json.member("lower", risk.interval?.lower)
          json.member("upper", risk.interval?.upper)
          json.member("level", risk.interval?.level.value)
          json.member("answeredRevenue", risk.answeredRevenue)
          json.member("silentRevenue", risk.silentRevenue)
        }
      }
      if let quadrants {
        json.object("quadrants") { json in
          json.member("medianRevenue", quadrants.medianRevenue)
          json.array("quarters") { json in
            for quarter in quadrants.quarters {
              json.object { json in
                json.member("revenue", quarter.isHighRevenue ? "high" : "low")
                json.member("health", quarter.isHealthy ? "above-zero" : "not-above-zero")
                json.member("accounts", quarter.accounts)
                json.member("expectedRevenue", quarter.revenue)
              }
            }
          }
        }
      }
    }
  }
}
