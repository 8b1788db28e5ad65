/// Every set of ticks a respondent can make: its probability, and how far it moves the latent answer.
///
/// Drivers are ticked independently of each other and of everything else, driver k with probability t_k. A tick
/// moves the latent answer by b_k (1 - t_k) and its absence by -b_k t_k, so that the drivers together move the
/// mean by nothing.
struct DriverMix: Sendable {
  /// Per set of ticks (bit k = driver k): the movement, in logits.
  private(set) var shifts: [Double]
  /// Per set of ticks: its probability.
  let probabilities: [Double]

  private let rates: [Double]

  init(rates: [Double]) {
    self.rates = rates
    let sets = 1 << rates.count
    probabilities = (0..<sets).map { set in
      rates.enumerated().reduce(1) { product, driver in
        product * (set >> driver.offset & 1 == 1 ? driver.element : 1 - driver.element)
      }
    }
    shifts = Array(repeating: 0, count: sets)
  }

  /// Moves every set's shift to the log-odds effects `effects`.
  mutating func setEffects(_ effects: [Double]) {
    for set in shifts.indices {
      var shift = 0.0
      for (driver, effect) in effects.enumerated() {
        shift += effect * ((set >> driver & 1 == 1 ? 1 : 0) - rates[driver])
      }
      shifts[set] = shift
    }
  }

  /// The mean over all sets of ticks of a function of the movement.
  func mean(_ function: (Double) -> Double) -> Double {
    var sum = 0.0
    for set in shifts.indices { sum += probabilities[set] * function(shifts[set]) }
    return sum
  }
}
