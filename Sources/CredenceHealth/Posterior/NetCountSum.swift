/// The distribution of promoters less detractors among m independent answers: the coefficients of (d + q x + p x^2)^m.
enum NetCountSum {
  /// The logarithms of one answer's probabilities.
  struct Answer {
    let promoter: Double
    let passive: Double
    let detractor: Double
  }

  /// Up to so many answers they are convolved one by one, m^2 steps; above, the recurrence takes m.
  private static let largestConvolved = 16
  /// Smaller probabilities count as this: nothing that is written can tell.
  private static let smallest = 1e-280

  /// - Parameters:
  ///   - masses: 2m + 1 places, for the net counts -m...m.
  ///   - count: m.
  static func fill(_ masses: UnsafeMutableBufferPointer<Double>, count: Int, _ answer: Answer) {
    if count <= largestConvolved {
      convolve(masses, count: count, answer)
    } else {
      climb(masses, count: count, answer)
    }
  }

  private static func convolve(_ masses: UnsafeMutableBufferPointer<Double>, count: Int, _ answer: Answer) {
    let (p, m, d) = (exp(answer.promoter), exp(answer.passive), exp(answer.detractor))
    for k in masses.indices { masses[k] = 0 }
    masses[count] = 1
    for step in 0..<count {
      var lower = 0.0
      for k in count - step - 1...count + step + 1 {
        let own = masses[k]
        let upper = k < 2 * count ? masses[k + 1] : 0
        masses[k] = lower * p + own * m + upper * d
        lower = own
      }
    }
  }

  /// J. C. P. Miller's recurrence for the power of a polynomial (Knuth, The Art of Computer Programming 2, 4.7):
  /// k d c_k = (m - k + 1) q c_(k-1) + (2m - k + 2) p c_(k-2). All terms are positive up to the middle, so each half is
  /// climbed from its own end, as ratios of neighbours, which neither overflow nor vanish. The masses follow from the
  /// ratios outward from the mean, where most of them is: nothing is lost on the way from an end that has none.
  private static func climb(_ masses: UnsafeMutableBufferPointer<Double>, count: Int, _ answer: Answer) {
    let p = max(smallest, exp(answer.promoter))
    let q = max(smallest, exp(answer.passive))
    let d = max(smallest, exp(answer.detractor))
    // masses[i] holds c_i / c_(i-1) for now.
    var (below, above) = (0.0, 0.0)
    for k in 1...count {
      let passive = Double(count - k + 1) * q
      let far = Double(2 * count - k + 2)
      below = (passive + (k == 1 ? 0 : far * p / below)) / (Double(k) * d)
      above = (passive + (k == 1 ? 0 : far * d / above)) / (Double(k) * p)
      masses[k] = below
      masses[2 * count - k + 1] = 1 / above
    }
    let mean = Int((Double(count) * (1 + (p - d) / (p + q + d))).rounded())
    var total = 1.0
    var mass = 1.0
    for i in stride(from: mean + 1, through: 2 * count, by: 1) {
      mass *= masses[i]
      masses[i] = mass
      total += mass
    }
    mass = 1
    for i in stride(from: mean, to: 0, by: -1) {
      let ratio = masses[i]
      masses[i] = mass
      mass /= ratio
      total += mass
    }
    masses[0] = mass
    for i in masses.indices { masses[i] /= total }
  }
}
