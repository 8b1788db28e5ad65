package import CredenceSurvey

/// A parameter whose maximum-likelihood estimate is infinite, and the classes that make it so.
public struct Separation: Sendable, Hashable {
  /// The place among the parameters.
  package let parameter: Int
  /// Its name.
  public let term: String
  /// -1 where the estimate runs to minus infinity, +1 to plus infinity.
  public let sign: Int
  /// The classes of the answers in which the term is not zero, lowest first.
  public let classes: [String]
  /// How many other terms run off with it.
  package let companions: Int

  /// Whether it is a threshold.
  public let isThreshold: Bool

  /// What is said of it; nothing of a threshold that only goes along with terms.
  package var diagnostic: Diagnostic? {
    if isThreshold && companions > 0 { return nil }
    return Diagnostic(RegressionFact.separation(self))
  }
}

/// A direction in which every answer's probability rises or stays: then the likelihood has no maximum (Albert and
/// Anderson 1984, Biometrika 71).
struct SeparatingDirection {
  /// The direction in the solver's parameters, small components taken out.
  private let direction: [Double]

  /// The direction of a step, if it separates; else `nil`.
  init?(along step: [Double], engine: CumulativeLogitEngine, responses: OrderedResponses) {
    let scaled = step.indices.map { step[$0] * engine.scales[$0] }
    guard let longest = scaled.map(\.magnitude).max(), longest > 0.1, longest.isFinite else { return nil }
    direction = step.indices.map { scaled[$0].magnitude < 1e-3 * longest ? 0 : step[$0] }
    let m = engine.thresholdCount
    let classCount = m + 1
    let slack = 1e-3 * longest
    var rises = false
    for pattern in 0..<responses.centred.count {
      let move = responses.centred.product(pattern, direction[m...])
      for place in 0..<classCount where responses.classWeights[pattern * classCount + place] > 0 {
        let upper = place < m ? direction[place] - move : 0
        let lower = place > 0 ? move - direction[place - 1] : 0
        if upper < -slack || lower < -slack { return nil }
        if upper > slack || lower > slack { rises = true }
      }
    }
    guard rises else { return nil }
  }

  /// The solver's parameters that run off.
  var moving: Set<Int> { Set(direction.indices.filter { direction[$0] != 0 }) }

  /// What runs off of the parameters for the covariates as they are.
  func separations(_ responses: OrderedResponses) -> [Separation] {
    let natural = responses.uncentring(direction)
    let m = responses.classCount - 1
    let terms = natural.indices.count { $0 >= m && natural[$0] != 0 }
    return natural.indices.filter { natural[$0] != 0 }.map { parameter in
      let isThreshold = parameter < m
      return Separation(
        parameter: parameter, term: responses.parameterNames[parameter],
        sign: natural[parameter] < 0 ? -1 : 1,
        classes: isThreshold
          ? [responses.classes[parameter], responses.classes[parameter + 1]]
          : Self.classes(of: parameter - m, responses),
        companions: isThreshold ? terms : terms - 1, isThreshold: isThreshold)
    }
  }

  private static func classes(of column: Int, _ responses: OrderedResponses) -> [String] {
    let patterns = responses.patterns
    var isPresent = [Bool](repeating: false, count: responses.classCount)
    for pattern in 0..<patterns.count {
      let entries = patterns.starts[pattern]..<patterns.starts[pattern + 1]
      guard entries.contains(where: { Int(patterns.columns[$0]) == column }) else { continue }
      for place in isPresent.indices
      where responses.classWeights[pattern * responses.classCount + place] > 0 { isPresent[place] = true }
    }
    return isPresent.indices.filter { isPresent[$0] }.map { responses.classes[$0] }
  }
}
