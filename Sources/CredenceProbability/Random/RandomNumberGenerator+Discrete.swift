extension RandomNumberGenerator {
  /// The number of successes in `count` trials of chance `share`.
  ///
  /// By sequential inversion where fewer than ten successes (or failures) are expected, else by Hoermann's
  /// transformed rejection (1993, "The generation of binomial random variates", algorithm BTRS).
  ///
  /// - Precondition: `count` >= 0 and `share` in 0...1.
  @inlinable
  package mutating func binomial(count: Int, share: Double) -> Int {
    precondition(count >= 0 && share >= 0 && share <= 1, "a binomial needs trials and a share in 0...1")
    if share > 0.5 { return count - binomial(count: count, share: 1 - share) }
    if count == 0 || share == 0 { return 0 }
    return Double(count) * share < 10
      ? invertedBinomial(count, share) : rejectedBinomial(count, share)
  }

  @inlinable
  mutating func invertedBinomial(_ count: Int, _ share: Double) -> Int {
    let odds = share / (1 - share)
    var probability = exp(BinomialDistribution(count: count, share: share).logProbability(0))
    var left = uniform()
    var k = 0
    while left > probability && k < count {
      left -= probability
      probability *= odds * Double(count - k) / Double(k + 1)
      k += 1
      // What rounding leaves beyond the far tail is not a success.
      if probability == 0 { break }
    }
    return k
  }

  @inlinable
  mutating func rejectedBinomial(_ count: Int, _ share: Double) -> Int {
    let n = Double(count)
    let spread = (n * share * (1 - share)).squareRoot()
    let b = 1.15 + 2.53 * spread
    let a = -0.0873 + 0.0248 * b + 0.01 * share
    let centre = n * share + 0.5
    let alpha = (2.83 + 5.1 / b) * spread
    let squeeze = 0.92 - 4.2 / b
    let distribution = BinomialDistribution(count: count, share: share)
    let mode = Int((n + 1) * share)
    var logMode = 0.0
    var modeKnown = false
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let room = 0.5 - abs(u)
      if room == 0 { continue }
      let place = ((2 * a / room + b) * u + centre).rounded(.down)
      if place < 0 || place > n { continue }
      let k = Int(place)
      if room >= 0.07 && v <= squeeze { return k }
      if !modeKnown {
        logMode = distribution.logProbability(mode)
        modeKnown = true
      }
      let bound = log(v * alpha / (a / (room * room) + b))
      if bound <= distribution.logProbability(k) - logMode { return k }
    }
  }

  /// How many of `count` draws fall in each class, class i having the chance `shares[i]`: one binomial
  /// after another, each of what is left.
  ///
  /// - Precondition: `count` >= 0; at least one share, none negative, a positive sum (they are scaled).
  @inlinable
  package mutating func multinomial(count: Int, shares: [Double]) -> [Int] {
    let remaining = suffixSums(shares)
    precondition(
      count >= 0 && !shares.isEmpty && shares.allSatisfy { $0 >= 0 } && remaining[0] > 0
        && remaining[0] < .infinity,
      "a multinomial needs shares that are not negative")
    var counts = [Int](repeating: 0, count: shares.count)
    var left = count
    for index in shares.indices where left > 0 {
      if remaining[index] == 0 { break }
      let drawn = binomial(count: left, share: min(1, shares[index] / remaining[index]))
      counts[index] = drawn
      left -= drawn
    }
    return counts
  }
}
