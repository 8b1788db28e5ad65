import CredenceRegression
import Testing

@Suite("Adjusted p-values")
struct MultipleTestingTests {
  /// R 4.2: p.adjust(c(.01, .04, .03, .005, .2, .04), method).
  @Test("against R's p.adjust")
  func reference() {
    let values = [0.01, 0.04, 0.03, 0.005, 0.2, 0.04]
    let expected: [(MultipleTesting, [Double])] = [
      (.benjaminiHochberg, [0.03, 0.048, 0.048, 0.03, 0.2, 0.048]),
      (.holm, [0.05, 0.12, 0.12, 0.03, 0.2, 0.12]),
      (.benjaminiYekutieli, [0.0735, 0.1176, 0.1176, 0.0735, 0.49, 0.1176]),
    ]
    for (method, adjusted) in expected {
      for (value, reference) in zip(method.adjusted(values), adjusted) {
        #expect(abs(value - reference) < 1e-12, "\(method)")
      }
    }
    #expect(MultipleTesting.benjaminiHochberg.adjusted([]) == [])
  }
}
