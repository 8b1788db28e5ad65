import CredenceSurvey
import CredenceTestSupport
import Testing

@testable import CredenceSimulation

struct CalibrationCase: Decodable {
  struct RoleCase: Decodable { let role: String, mix, score, responseRate, loading: Double }
  struct DriverCase: Decodable { let label: String, effect, tickRate: Double }
  struct WavesCase: Decodable { let count: Int, drift: Double }
  struct Solution: Decodable { let middles, waveShifts, driverEffects: [Double] }
  let name: String
  let passiveGap, moodSpread, roleSpread: Double
  let roles: [RoleCase]
  let drivers: [DriverCase]
  let waves: WavesCase
  let solution: Solution
}

@Suite("Simulation: points to logits")
struct CalibrationTests {
  @Test("against scipy: another quadrature, all equations solved together")
  func againstSciPy() throws {
    for expected in try Fixtures.cases("Simulation/calibration.json", as: CalibrationCase.self) {
      let plan = try SimulationPlan(
        seed: 0, extent: .accounts(1),
        roles: expected.roles.map {
          SimulatedRole(
            Role(rawValue: $0.role), mix: $0.mix, score: $0.score, responseRate: $0.responseRate,
            loading: $0.loading, weight: 1)
        },
        moodSpread: expected.moodSpread, roleSpread: expected.roleSpread, passiveGap: expected.passiveGap,
        drivers: expected.drivers.map { SimulatedDriver($0.label, effect: $0.effect, tickRate: $0.tickRate) },
        waves: SimulatedWaves(count: expected.waves.count, drift: expected.waves.drift))
      let found = try Calibration(plan)
      for (ours, theirs) in [
        (found.middles, expected.solution.middles), (found.waveShifts, expected.solution.waveShifts),
        (found.driverEffects, expected.solution.driverEffects),
      ] {
        #expect(ours.count == theirs.count)
        // A logit is worth at most 50 points: 1e-7 logits are far below the second decimal of the truth file.
        for (left, right) in zip(ours, theirs) { #expect(abs(left - right) < 1e-7, "\(expected.name)") }
      }
    }
  }

  @Test("without spread every account's truth is the plan's score, and the tabulated curve agrees")
  func noSpread() throws {
    let plan = try SimulationPlan(seed: 4, extent: .accounts(12), moodSpread: 0, roleSpread: 0)
    let truth = try SimulatedText(plan).rows(.accountTruth)
    #expect(truth.rows.count == 12)
    #expect(truth.column("nps_latent_decision_maker").allSatisfy { $0 == "2.00" })
    #expect(truth.column("nps_latent_influencer").allSatisfy { $0 == "14.00" })
    #expect(truth.column("nps_latent_end_user").allSatisfy { $0 == "26.00" })
    // .5 x 2 + .3 x 14 + .2 x 26
    #expect(truth.column("health_latent").allSatisfy { $0 == "10.40" })
  }

  @Test("the classes have the shares of the cumulative logit, every answer in its class")
  func answerScale() {
    let scale = AnswerScale(gap: 1.4)
    #expect(scale.cuts.count == 10 && scale.cuts == scale.cuts.sorted())
    for step in -800...800 {
      let latent = Double(step) / 100 + 0.005
      let answer = scale.answer(to: latent)
      #expect((answer >= 9) == (latent >= 0.7) && (answer <= 6) == (latent < -0.7))
      #expect(scale.loadings[answer] == (answer >= 9 ? 1 : answer <= 6 ? -1 : 0))
    }
    #expect(scale.answer(to: -99) == 0 && scale.answer(to: 99) == 10)
    // S(.3 - .7) - S(-.7 - .3) = .401312340 - .268941421
    #expect(abs(scale.expectedScore(0.3).value - 13.2370919) < 1e-6)
  }
}
