package import CredenceAnalysis
package import CredenceHealth

/// A verdict as a person sees it: one that the account's own answers bear out, or one that is expected from the other
/// accounts, which has a name and a sign of its own and no colour.
package struct ShownVerdict: Sendable, Hashable {
  /// The verdict.
  package let verdict: HealthVerdict
  /// What it rests on; `nil` where it claims nothing.
  package let basis: VerdictBasis?

  /// A verdict with what it rests on.
  package init(_ verdict: HealthVerdict, _ basis: VerdictBasis?) {
    self.verdict = verdict
    self.basis = basis
  }

  /// All there are, in the order they are explained in.
  static let all = HealthVerdict.allCases.flatMap { verdict -> [ShownVerdict] in
    verdict == .unclear
      ? [ShownVerdict(verdict, nil)] : VerdictBasis.allCases.map { ShownVerdict(verdict, $0) }
  }

  private var isExpected: Bool { basis == .expected }

  /// In words: `healthy`, `expected healthy`.
  package var words: String { (isExpected ? "expected " : "") + verdict.words }

  /// Its sign, at most three cells; hollow where it is expected.
  package func glyph(unicode: Bool) -> String {
    guard unicode else { return (isExpected ? "~" : "") + plainSign }
    return switch verdict {
    case .veryHealthy: isExpected ? "△△" : "▲▲"
    case .healthy: isExpected ? "△" : "▲"
    case .neutral: isExpected ? "≈" : "="
    case .unhealthy: isExpected ? "▽" : "▼"
    case .veryUnhealthy: isExpected ? "▽▽" : "▼▼"
    case .unclear: "○"
    }
  }

  private var plainSign: String {
    switch verdict {
    case .veryHealthy: "++"
    case .healthy: "+"
    case .neutral: "="
    case .unhealthy: "-"
    case .veryUnhealthy: "--"
    case .unclear: "?"
    }
  }
}

extension AccountHealthReport {
  /// The verdict to be shown; `nil` where nobody has answered.
  var shownVerdict: ShownVerdict? { verdict.map { ShownVerdict($0, verdictBasis) } }
}
