import ArgumentParser
import CredenceBatch

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

/// How much each role counts.
struct WeightOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much each role counts in an account's health: role=weight, separated by commas and summing to 1, or equal. Default: decision-maker=0.5,influencer=0.3,end-user=0.2.",
      valueName: "weights"))
  var weights: String?

  /// Puts what was named here over the plan.
  func apply(to plan: inout AnalysisPlan) throws(PlanError) {
    if let weights { plan.roleWeighting = try RoleWeighting(option: weights, roles: plan.roleTable()) }
  }
}
