/// A synthetic portfolio whose truth is known: a plan turned into accounts, contacts and answers.
///
/// Account k is a function of the plan, the seed and k alone. Nothing is held in memory but the accounts being
/// written: see ``write(_:threads:to:)``. The model is described in Docs/Simulation.md.
package struct SimulatedPortfolio: Sendable {
  /// What was asked for.
  package let plan: SimulationPlan
  let calibration: Calibration
  let writer: AccountWriter
  let truth: TruthWriter

  /// Prepares a portfolio: the plan's points become logits.
  ///
  /// - Throws: ``SimulationPlanError/unreachable(option:reason:)`` if the plan's scores and effects cannot hold
  ///   together.
  package init(_ plan: SimulationPlan) throws(SimulationPlanError) {
    self.plan = plan
    calibration = try Calibration(plan)
    writer = AccountWriter(plan, calibration)
    truth = TruthWriter(writer)
  }

  /// The name of the account at `index`, from 0.
  package func accountName(_ index: Int) -> String { writer.names.name(of: index) }

  /// The first line of a file, with its line end.
  package func header(of file: SimulatedFile) -> String {
    switch file {
    case .responses: responsesHeader
    case .roster: truth.rosterHeader
    case .accountTruth: truth.accountHeader
    case .driverTruth: truth.driverHeader
    }
  }

  private var responsesHeader: String {
    var columns = ["response_id", "account", "contact", "role", "score", "responded_at", "drivers", "csat"]
    columns += ["comment", "revenue"]
    if plan.waves.count > 1 { columns.append("wave") }
    columns += plan.touchpoints.dropFirst().map { "csat_\($0.name)" }
    return columns.joined(separator: ",") + "\n"
  }
}
