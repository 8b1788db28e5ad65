package import CredenceReporting
package import CredenceSurvey

/// How the vocabulary stands in the stable JSON.
extension JSONWriter {
  /// `{"value", "lower", "upper", "level", "method", "kind"}`.
  package mutating func value(_ estimate: Estimate) {
    object { json in
      json.member("value", estimate.value)
      json.member("lower", estimate.interval.lower)
      json.member("upper", estimate.interval.upper)
      json.member("level", estimate.interval.level.value)
      json.member("method", estimate.interval.method)
      json.member("kind", estimate.interval.kind.rawValue)
    }
  }

  /// An estimate under a key, or nothing where there is none.
  package mutating func member(_ key: String, _ estimate: Estimate?) {
    guard let estimate else { return }
    self.key(key)
    value(estimate)
  }

  /// `{"severity", "code", "message"}`.
  package mutating func value(_ diagnostic: Diagnostic, naming: SettingNaming) {
    object { json in
      json.member("severity", diagnostic.severity.rawValue)
      json.member("code", diagnostic.code.rawValue)
      json.member("message", diagnostic.sentence(naming: naming))
    }
  }

  /// The members promoters, passives, detractors and, where known, population.
  package mutating func members(of counts: ScoreCounts) {
    member("promoters", counts.promoters)
    member("passives", counts.passives)
    member("detractors", counts.detractors)
    member("population", counts.population)
  }
}
