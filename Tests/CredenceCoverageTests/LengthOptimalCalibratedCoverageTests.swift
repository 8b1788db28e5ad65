import CredenceCoverage
import CredenceIntervals
import CredenceSurvey
import Testing

/// What the calibrated method promises at level .95.
private func checkPromise(responses: Int, divisions: Int) throws -> CoverageSummary {
  let study = try CoverageStudy(of: .lengthOptimalCalibrated, responses: responses, threads: 2)
  let lattice = try study.summary(over: .hundredths, threads: 2)
  #expect(lattice.mean >= 0.95, "\(lattice.mean)")
  #expect(lattice.minimum >= 0.93, "\(lattice.minimum) at \(lattice.minimumAt)")
  // The floor may be met exactly, where an outcome that nothing is ranked below is lost: then up to a rounding.
  let sharp = try study.summary(over: .besideLimits(divisions: divisions), threads: 2)
  #expect(sharp.minimum >= 0.93 - 1e-12, "\(sharp.minimum) at \(sharp.minimumAt)")
  return lattice
}

@Suite("Length-optimal, calibrated: coverage by enumeration")
struct LengthOptimalCalibratedCoverageTests {
  @Test(
    "level .95: mean at least .95, nowhere below .93; narrower than length-optimal from n = 4",
    arguments: Array(1...12) + [20])
  func ninetyFive(responses: Int) throws {
    let calibrated = try checkPromise(responses: responses, divisions: 20)
    let study = try CoverageStudy(of: .lengthOptimal, responses: responses, threads: 2)
    let standard = try study.summary(over: .hundredths, threads: 2)
    if responses >= 4 {
      #expect(calibrated.meanWidth < standard.meanWidth)
    } else {
      // The higher floor has its price here: a third of a point. length-optimal does not reach it.
      #expect(calibrated.meanWidth < standard.meanWidth + 0.36)
      #expect(try study.summary(over: .besideLimits(divisions: 20), threads: 2).minimum < 0.9286)
    }
  }

  @Test("mean widths at n = 5, 10 and 20, level .95", arguments: [(5, 104.5), (10, 76.7), (20, 56.1)])
  func widths(responses: Int, most: Double) throws {
    let study = try CoverageStudy(of: .lengthOptimalCalibrated, responses: responses, threads: 2)
    #expect(try study.summary(over: .hundredths, threads: 2).meanWidth <= most)
  }
}

/// Every n, minutes long: `CREDENCE_SLOW=1 swift test -c release -Xswiftc -enable-testing --filter
/// LengthOptimalCalibratedStudy`.
@Suite(
  "Slow: length-optimal-calibrated at every n up to 50", .enabled(if: Environment.slowTestsAreAskedFor))
struct LengthOptimalCalibratedStudyTests {
  @Test(
    "level .95: mean at least .95, nowhere below .93; narrower than length-optimal from n = 4",
    arguments: 1...50)
  func coverage(responses: Int) throws {
    let calibrated = try checkPromise(responses: responses, divisions: responses > 30 ? 20 : 60)
    let standard = try CoverageStudy(of: .lengthOptimal, responses: responses, threads: 2)
      .summary(over: .hundredths, threads: 2)
    #expect((calibrated.meanWidth < standard.meanWidth) == (responses >= 4))
  }
}
