import ArgumentParser
import CredenceAnalysis
import CredenceHealth

/// Which groups are shown, for every command that writes groups.
struct PrivacyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Hide groups with fewer answers: accounts, roles, waves, touchpoints, and what would give them away by subtraction. Default: 1, which hides nothing.",
      valueName: "count"))
  var minN: Int?

  func validate() throws {
    if let minN, minN < 1 { throw ValidationError("--min-n takes a number from 1 on, not \(minN)") }
  }

  /// Puts what was named here over the plan.
  func apply(to plan: inout AnalysisPlan) { plan.minimumResponses = minN ?? plan.minimumResponses }
}

/// Whether comments are shown, for commands that read them.
struct CommentOptions: ParsableArguments {
  @Flag(
    name: .customLong("no-comments"),
    help: "Do not read comments; none leaves in any output. Who answered never does.")
  var withoutComments = false

  /// Puts what was named here over the plan.
  func apply(to plan: inout AnalysisPlan) { if withoutComments { plan.includesComments = false } }
}

/// How much each role counts, and how what may be lost is reckoned.
struct WeightOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much each role counts in an account's health: role=weight, separated by commas and summing to 1, or equal. Default: decision-maker=0.5,influencer=0.3,end-user=0.2.",
      valueName: "weights"))
  var weights: String?
  @Option(
    help: ArgumentHelp(
      "How revenue at risk is reckoned: probability (revenue times P(health < 0)), or fixed-50-30 for comparison with tools that take half of the detractors' and 30% of the passives' revenue. Default: probability.",
      valueName: "rule"))
  var riskRule: String?

  /// Puts what was named here over the plan.
  func apply(to plan: inout AnalysisPlan) throws(PlanError) {
    if let riskRule {
      guard let rule = RiskRule(rawValue: riskRule) else {
        throw .setting("--risk-rule", reason: "\"\(riskRule)\" is no rule; write probability or fixed-50-30")
      }
      plan.riskRule = rule
    }
    if let weights { plan.roleWeighting = try RoleWeighting(option: weights, roles: plan.roleTable()) }
  }
}
