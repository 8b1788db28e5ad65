import CredenceIntervals
import CredenceSurvey
import Foundation
import Testing

@Suite("Constrained shares")
struct ConstrainedSharesTests {
  /// The log likelihood, minus infinity where a share that was seen is impossible.
  private func logLikelihood(_ counts: ScoreCounts, netShare: Double, detractors: Double) -> Double {
    let shares = [netShare + detractors, 1 - 2 * detractors - netShare, detractors]
    return zip([counts.promoters, counts.passives, counts.detractors], shares).reduce(0) { sum, part in
      part.0 == 0 ? sum : sum + Double(part.0) * (part.1 > 0 ? log(part.1) : -.infinity)
    }
  }

  @Test("against theory: no share on a fine grid is more likely, for every outcome of up to 8 answers")
  func maximum() {
    for counts in outcomes(upTo: 8) {
      for step in -19...19 {
        let netShare = Double(step) / 20
        let shares = ConstrainedShares(
          netShare: netShare, promoters: Double(counts.promoters), passives: Double(counts.passives),
          detractors: Double(counts.detractors))
        #expect(abs(shares.promoters + shares.passives + shares.detractors - 1) < 4e-16)
        #expect(abs(shares.promoters - shares.detractors - netShare) < 3e-16)
        let found = logLikelihood(counts, netShare: netShare, detractors: shares.detractors)
        let (low, high) = (max(0, -netShare), (1 - netShare) / 2)
        for part in 0...200 {
          let other = low + (high - low) * Double(part) / 200
          #expect(
            logLikelihood(counts, netShare: netShare, detractors: other) <= found + 1e-12,
            "\(counts) at \(netShare)")
        }
        #expect(
          abs(shares.variance - (shares.promoters + shares.detractors - netShare * netShare)) < 1e-15)
      }
    }
  }

  @Test("mirrored bit for bit, and unconstrained at the observed net share")
  func mirror() {
    for counts in outcomes(upTo: 10) {
      let total = Double(counts.responses)
      let (promoters, passives, detractors) = (
        Double(counts.promoters), Double(counts.passives), Double(counts.detractors)
      )
      for step in -10...10 {
        let netShare = Double(step) / 10
        let one = ConstrainedShares(
          netShare: netShare, promoters: promoters, passives: passives, detractors: detractors)
        let other = ConstrainedShares(
          netShare: -netShare, promoters: detractors, passives: passives, detractors: promoters)
        #expect(one.promoters == other.detractors && one.detractors == other.promoters)
        #expect(one.passives == other.passives)
      }
      let free = ConstrainedShares(
        netShare: (promoters - detractors) / total, promoters: promoters, passives: passives,
        detractors: detractors)
      #expect(abs(free.promoters - promoters / total) < 1e-15)
      #expect(abs(free.detractors - detractors / total) < 1e-15)
    }
  }
}
