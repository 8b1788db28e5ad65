import CredenceHealth
import CredenceSurvey
import CredenceTestSupport
import Foundation

/// `Tests/Fixtures/Health/health.json`: reference values by an independent dense trapezoid rule in Python
/// (`gold.py`, `makegold.py` beside it), checked there by nested Gauss-Hermite quadrature, brute-force enumeration,
/// Monte Carlo and R's ordinal::clmm2.
struct GoldenHealth: Decodable {
  let weights: [Double]
  let cases: [Case]
  let finite_population: [FinitePopulation]

  struct Case: Decodable {
    let id: String
    let data_file: String
    let loglik_at: [LogLikelihood]
    let map: Mode
    let star: StarWeights
    let posterior_at_map: [Account]
  }

  struct LogLikelihood: Decodable {
    let theta: [Double]
    let loglik: Double
    let log_prior: Double
  }

  struct Mode: Decodable {
    let theta: [Double]
    let loglik: Double
    let log_prior: Double
    let negative_hessian: [[Double]]
  }

  struct StarWeights: Decodable {
    let eigenvalues: [Double]
    let weight_centre: Double
    let weights_sorted_descending: [Double]
    let effective_points: Double
  }

  struct Account: Decodable {
    let account: String
    let counts: [[Int]]
    let known: [Int?]
    let latent: Summary
    let next_answer_class_probabilities: [[Double]]
    let realised: Summary?
    let realised_star: Summary?
    let mixed_known_and_unknown: Summary?
    let ask_next: [String: Ask]?
  }

  struct Summary: Decodable {
    let mean: Double
    let sd: Double?
    let q025: Double
    let q50: Double
    let q975: Double
    let p_above_0: Double
    let p_equal_0: Double?
    let masked_risk: Double?
    let role_mean: [Double]?
    let role_sd: [Double]?
    let atoms: Int?
  }

  struct Ask: Decodable {
    let predictive: [Double]
    let mean_if: [Double]
    let variance_reduction: Double
  }

  struct FinitePopulation: Decodable {
    let id: String
    let theta: [Double]
    let counts: [[Int]]
    let known: [Int]
    let loglik_observed: Double
    let health: [Double]
    let probability: [Double]
    let masked_risk: Double
  }

  static func load() throws -> GoldenHealth {
    try JSONDecoder().decode(GoldenHealth.self, from: Data(contentsOf: Fixtures.url("Health/health.json")))
  }
}

extension HealthPortfolio {
  /// A golden CSV: account, role, promoters, passives, detractors, known.
  static func golden(_ file: String) throws -> HealthPortfolio {
    let text = try String(contentsOf: Fixtures.url("Health/\(file)"), encoding: .utf8)
    var accounts: [[ScoreCounts]] = []
    var last = ""
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells[0] != last {
        accounts.append([])
        last = cells[0]
      }
      guard let p = Int(cells[2]), let m = Int(cells[3]), let d = Int(cells[4]) else { continue }
      accounts[accounts.count - 1].append(
        ScoreCounts(promoters: p, passives: m, detractors: d, population: Int(cells[5])))
    }
    return HealthPortfolio(roles: Role.seeded, accounts: accounts)
  }
}
