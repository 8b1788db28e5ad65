import CredenceCoverage
import CredenceIntervals
import CredenceSurvey
import Foundation
import Testing

@Suite("Length-optimal with a fixed tie weight: coverage by enumeration")
struct LengthOptimalCoverageTests {
  @Test(
    "level 0.95: mean at least .950 and nowhere below .928 on the lattice",
    arguments: [1, 2, 3, 4, 5, 6, 7, 8, 10, 12])
  func lattice(responses: Int) throws {
    let study = try CoverageStudy(of: LengthOptimalInterval.fixedTie, responses: responses, threads: 2)
    let summary = try study.summary(over: .lattice(divisions: 40), threads: 2)
    #expect(summary.mean >= 0.950, "\(summary.mean)")
    #expect(summary.minimum >= 0.928, "\(summary.minimum) at \(summary.minimumAt)")
  }

  @Test("level 0.95: beside every limit too, where coverage is lowest", arguments: [1, 2, 3, 5, 8, 10])
  func besideLimits(responses: Int) throws {
    let study = try CoverageStudy(of: LengthOptimalInterval.fixedTie, responses: responses, threads: 2)
    let summary = try study.summary(over: .besideLimits(divisions: 8), threads: 2)
    // The floor of tie weight 0.7: all of x may be missed when 0.7 Pr(x) is 0.05.
    #expect(summary.minimum >= 1 - 0.05 / 0.7 - 1e-6, "\(summary.minimum) at \(summary.minimumAt)")
  }

  @Test(
    "mean widths at n = 5 and 10: no more than 106.9 and 78.6 points", arguments: [(5, 106.9), (10, 78.6)])
  func widths(responses: Int, most: Double) throws {
    let study = try CoverageStudy(of: LengthOptimalInterval.fixedTie, responses: responses, threads: 2)
    #expect(try study.summary(over: .lattice(divisions: 50), threads: 2).meanWidth <= most)
  }

  @Test(
    "the equal-tail score misses on one side no more than .028 where .025 is allowed", arguments: [3, 6, 10])
  func equalTail(responses: Int) throws {
    let study = try CoverageStudy(of: EqualTailScoreInterval(), responses: responses, threads: 2)
    let summary = try study.summary(over: .lattice(divisions: 50), threads: 2)
    #expect(summary.missesBelow.maximum <= 0.028 && summary.missesAbove.maximum <= 0.028)
  }
}

/// The whole study behind the method, minutes long: `CREDENCE_SLOW=1 swift test -c release -Xswiftc
/// -enable-testing --filter LengthOptimalStudy`.
@Suite("Slow: length-optimal-fixed-tie at every n up to 50", .enabled(if: Environment.slowTestsAreAskedFor))
struct LengthOptimalStudyTests {
  @Test("level 0.95: mean at least .950, nowhere below the floor of the tie weight", arguments: 1...50)
  func coverage(responses: Int) throws {
    let study = try CoverageStudy(of: LengthOptimalInterval.fixedTie, responses: responses, threads: 2)
    let lattice = try study.summary(over: .hundredths, threads: 2)
    #expect(lattice.mean >= 0.950)
    #expect(lattice.minimum >= 0.928)
    let sharp = try study.summary(over: .besideLimits(divisions: responses > 30 ? 20 : 60), threads: 2)
    #expect(sharp.minimum >= 1 - 0.05 / 0.7 - 1e-6, "\(sharp.minimum) at \(sharp.minimumAt)")
  }
}

enum Environment {
  static var slowTestsAreAskedFor: Bool { getenv("CREDENCE_SLOW").map { String(cString: $0) } == "1" }
}
