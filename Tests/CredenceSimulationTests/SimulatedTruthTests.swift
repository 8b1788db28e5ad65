import CredenceSimulation
import CredenceSurvey
import Testing

/// Every comparison allows 5 standard errors: a right simulation fails one once in 1.7 million, and the seed is
/// fixed, so a failure is a change of the model.
@Suite("Simulation: the answers follow the truth")
struct SimulatedTruthTests {
  /// Some 26,000 answers of 4,000 accounts.
  static let text = Result { () throws -> SimulatedText in
    try SimulatedText(
      try SimulationPlan(
        seed: 77, extent: .accounts(4_000), sizes: AccountSizes(medianContacts: 10, spread: 0.8)),
      threads: 2)
  }
  static let answers = Result { try text.get().rows(.responses) }
  static let truth = Result { try text.get().rows(.accountTruth) }

  static func points(_ score: String) throws -> Double {
    let score = try #require(Int(score))
    return score >= 9 ? 100 : score >= 7 ? 0 : -100
  }

  @Test("the accounts' latent scores have the plan's mean, role by role")
  func latentMeans() throws {
    let truth = try Self.truth.get()
    for (column, score) in [
      ("nps_latent_decision_maker", 2.0), ("nps_latent_influencer", 14), ("nps_latent_end_user", 26),
    ] {
      var mean = ClusteredMean()
      for (account, value) in zip(truth.column("account"), truth.numbers(column)) {
        mean.add(try #require(value), in: account)
      }
      #expect(mean.count == 4_000)
      #expect(mean.standardError < 1)
      #expect(mean.agrees(with: score), "\(column): \(mean.mean), s.e. \(mean.standardError)")
    }
  }

  @Test("moods are normal with the plan's spread")
  func moods() throws {
    let moods = try Self.truth.get().numbers("mood").compactMap(\.self)
    let count = Double(moods.count)
    let mean = moods.reduce(0, +) / count
    let variance = moods.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(mean) < 5 / count.squareRoot())
    #expect(abs(variance - 1) < 5 * (2 / count).squareRoot())
  }

  @Test("realised scores scatter around latent ones without bias")
  func realisedAroundLatent() throws {
    let truth = try Self.truth.get()
    for role in ["decision_maker", "influencer", "end_user"] {
      var difference = ClusteredMean()
      let pairs = zip(truth.numbers("nps_latent_\(role)"), truth.numbers("nps_realised_\(role)"))
      for (account, (latent, realised)) in zip(truth.column("account"), pairs) {
        if let latent, let realised { difference.add(realised - latent, in: account) }
      }
      #expect(difference.count > 2_000)
      #expect(difference.agrees(with: 0), "\(role): \(difference.mean), s.e. \(difference.standardError)")
    }
  }

  @Test("answers scatter around their own account's latent score, role by role")
  func answersAroundLatent() throws {
    let (answers, truth) = (try Self.answers.get(), try Self.truth.get())
    for role in ["decision_maker", "influencer", "end_user"] {
      let latent = Dictionary(
        uniqueKeysWithValues: zip(truth.column("account"), truth.numbers("nps_latent_\(role)")))
      var difference = ClusteredMean()
      for row in answers.rows where row[3] == role {
        let account = try #require(latent[row[1]] ?? nil)
        difference.add(try Self.points(row[4]) - account, in: row[1])
      }
      #expect(difference.count > 1_500)
      #expect(difference.agrees(with: 0), "\(role): \(difference.mean), s.e. \(difference.standardError)")
    }
  }

  @Test("drivers: ticked as often as stated, and the gap of simple means is the stated effect")
  func driverEffects() throws {
    let answers = try Self.answers.get()
    for driver in SimulatedDriver.standard {
      var ticks = ClusteredMean()
      var (with, without) = (ClusteredMean(), ClusteredMean())
      for row in answers.rows {
        let ticked = row[6].split(separator: ";").contains { $0 == driver.label }
        ticks.add(ticked ? 1 : 0, in: row[1])
        if ticked {
          with.add(try Self.points(row[4]), in: row[1])
        } else {
          without.add(try Self.points(row[4]), in: row[1])
        }
      }
      #expect(ticks.agrees(with: driver.tickRate), "\(driver.label): \(ticks.mean)")
      let gap = with.mean - without.mean
      // The two groups share their accounts' moods, which makes the true error of the gap smaller.
      let error = (with.standardError * with.standardError + without.standardError * without.standardError)
        .squareRoot()
      #expect(error < 3)
      #expect(abs(gap - driver.effect) <= 5 * error, "\(driver.label): \(gap), s.e. \(error)")
      if driver.effect.magnitude > 15 { #expect(gap * driver.effect > 0) }
    }
  }

  @Test("contacts answer as often as their role does")
  func responseRates() throws {
    let (answers, roster) = (try Self.answers.get(), try Self.text.get().rows(.roster))
    for role in SimulatedRole.standard {
      let label = role.role.description.split(separator: " ").joined(separator: "_")
      let contacts = roster.numbers("contacts_\(label)").compactMap(\.self).reduce(0, +)
      let answered = Double(answers.column("role").count { $0 == label })
      let error = (role.responseRate * (1 - role.responseRate) / contacts).squareRoot()
      #expect(abs(answered / contacts - role.responseRate) <= 5 * error, "\(label)")
      let all = Double(try Self.text.get().summary.contacts)
      let mixError = (role.mix * (1 - role.mix) / all).squareRoot()
      #expect(abs(contacts / all - role.mix) <= 5 * mixError, "\(label)")
    }
  }

  @Test("ratings: the stated share satisfied, the stated share given, and they go with the score")
  func satisfaction() throws {
    let answers = try Self.answers.get()
    for (column, touchpoint) in zip(
      ["csat", "csat_onboarding", "csat_support"], SimulatedTouchpoint.standard)
    {
      var (satisfied, given) = (ClusteredMean(), ClusteredMean())
      var (promoters, detractors) = (ClusteredMean(), ClusteredMean())
      for (row, rating) in zip(answers.rows, answers.numbers(column)) {
        given.add(rating == nil ? 0 : 1, in: row[1])
        guard let rating else { continue }
        satisfied.add(rating >= 4 ? 1 : 0, in: row[1])
        let points = try Self.points(row[4])
        if points > 0 { promoters.add(rating, in: row[1]) }
        if points < 0 { detractors.add(rating, in: row[1]) }
      }
      #expect(given.agrees(with: touchpoint.answerRate), "\(column): \(given.mean)")
      #expect(satisfied.agrees(with: touchpoint.satisfied), "\(column): \(satisfied.mean)")
      #expect(promoters.mean > detractors.mean + 0.5)
    }
  }

  @Test("sizes are log-normal: the median, the spread, and how much the largest tenth holds")
  func sizesAreSkewed() throws {
    let plan = try SimulationPlan(
      seed: 6, extent: .accounts(4_000), sizes: AccountSizes(medianContacts: 100, spread: 1), drivers: [],
      touchpoints: [], commentRate: 0)
    let contacts = try SimulatedText(plan, threads: 2).rows(.accountTruth).numbers("contacts")
      .compactMap(\.self).sorted()
    let count = 4_000.0
    let above = Double(contacts.count { $0 > 100.5 }) / count
    #expect(abs(above - 0.498) <= 5 * (0.25 / count).squareRoot())
    // Phi(1) of a log-normal of spread 1 lies below 100 e.
    let belowOneSpread = Double(contacts.count { $0 < 271.8 }) / count
    #expect(abs(belowOneSpread - 0.84134) <= 5 * (0.84134 * 0.15866 / count).squareRoot())
    // The largest tenth holds Phi(1 - 1.28155) = .3892. With 4,000 accounts the standard error is .0078 (standard
    // deviation over 400 samples drawn in numpy).
    let share = contacts.suffix(400).reduce(0, +) / contacts.reduce(0, +)
    #expect(abs(share - 0.3892) < 5 * 0.0078)
  }

  @Test("waves drift by the stated points, and contacts resemble themselves")
  func waves() throws {
    let plan = try SimulationPlan(
      seed: 31, extent: .accounts(1_500), sizes: AccountSizes(medianContacts: 10, spread: 0.5),
      touchpoints: [],
      waves: SimulatedWaves(count: 3, drift: -8, persistence: 0.9), commentRate: 0)
    let sheet = try SimulatedText(plan, threads: 2).rows(.responses)
    var byContact: [String: [String: Double]] = [:]
    var changes = ["W2": ClusteredMean(), "W3": ClusteredMean()]
    for row in sheet.rows {
      byContact[row[2], default: [:]][row[10]] = try Self.points(row[4])
    }
    var same = 0.0
    var pairs = 0.0
    for row in sheet.rows where row[10] != "W1" {
      guard let first = byContact[row[2]]?["W1"] else { continue }
      let now = try Self.points(row[4])
      changes[row[10]]?.add(now - first, in: row[1])
      if row[10] == "W2" {
        same += now == first ? 1 : 0
        pairs += 1
      }
    }
    let second = try #require(changes["W2"])
    let third = try #require(changes["W3"])
    // Contacts who answered twice are somewhat more often of a talkative role than answers are; the drift differs
    // between roles by far less than the error allowed here.
    #expect(second.agrees(with: -8), "\(second.mean), s.e. \(second.standardError)")
    #expect(third.agrees(with: -16), "\(third.mean), s.e. \(third.standardError)")
    // Drivers are ticked anew, the chance component stays in nine of ten: far more agreement than the 40% or so
    // that strangers of the same account would have.
    #expect(pairs > 1_000 && same / pairs > 0.6)
  }
}
