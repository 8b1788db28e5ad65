public import CredenceSurvey

/// The textbook interval `p +- z sqrt(p (1 - p)/n)`, clipped to 0...1. For reference only.
///
/// It has zero width when all trials agree, and covers far less than its level at small n
/// (Brown, Cai & DasGupta 2001, Statistical Science 16:101).
public struct WaldProportionInterval: ProportionIntervalMethod {
  /// The method.
  package init() {}
  /// `wald`.
  public var name: String { "wald" }

  /// The limits of a proportion, 0...1.
  package func limits(for counts: ProportionCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical) { successes, trials in
      let share = successes / trials
      let spread = critical.z * (share * ((trials - successes) / trials) / trials).squareRoot()
      return (share - spread, share + spread)
    }
  }

  /// That it is for reference only, and that its width is zero where it is.
  public func diagnostics(for counts: ProportionCounts, level: ConfidenceLevel) -> [Diagnostic] {
    let isUnanimous = counts.trials > 0 && (counts.successes == 0 || counts.failures == 0)
    return Diagnostic.referenceOnly("wald", instead: "wilson", hasZeroWidth: isUnanimous)
  }
}

extension IntervalMethod where Self == WaldProportionInterval {
  /// The textbook interval of a proportion, for reference only.
  public static var wald: WaldProportionInterval { WaldProportionInterval() }
}

extension Diagnostic {
  /// What a Wald interval says of itself.
  static func referenceOnly(_ method: String, instead: String, hasZeroWidth: Bool) -> [Diagnostic] {
    var result = [Diagnostic(IntervalFact.referenceOnly(method: method, instead: instead))]
    if hasZeroWidth {
      result.append(Diagnostic(IntervalFact.zeroWidth(method: method, instead: instead)))
    }
    return result
  }
}
