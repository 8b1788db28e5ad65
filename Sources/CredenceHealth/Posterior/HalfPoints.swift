import CredenceLinearAlgebra

/// The grid of half points on which a health with latent roles is distributed, and its discrete Fourier transform.
///
/// Given the random intercept, health is a sum of independent parts, one per role; the transform of a sum is a product, and sums
/// over random intercepts and parameter values commute with it, so each account needs one transform back.
enum HalfPoints {
  /// -100, -99.5, ..., 100.
  static let cells = 401
  /// The length of the transform. No part reaches past it, so nothing wraps around.
  static let period = 402
  /// Frequencies 0...201: the rest are their conjugates.
  static let frequencies = 202

  /// cos(2 pi t c / period) above -sin(2 pi t c / period), for each cell c: 2 x frequencies rows, cells columns.
  static let forward: Matrix = {
    var elements: [Double] = []
    elements.reserveCapacity(cells * 2 * frequencies)
    for cell in 0..<cells {
      for frequency in 0..<frequencies { elements.append(cos(angle(cell, frequency))) }
      for frequency in 0..<frequencies { elements.append(-sin(angle(cell, frequency))) }
    }
    return Matrix(rowCount: 2 * frequencies, columnCount: cells, elements: elements)
  }()

  /// The way back: cells rows, 2 x frequencies columns.
  static let backward: Matrix = {
    var elements: [Double] = []
    elements.reserveCapacity(cells * 2 * frequencies)
    for frequency in 0..<frequencies {
      for cell in 0..<cells { elements.append(share(frequency) * cos(angle(cell, frequency))) }
    }
    for frequency in 0..<frequencies {
      for cell in 0..<cells { elements.append(-share(frequency) * sin(angle(cell, frequency))) }
    }
    return Matrix(rowCount: cells, columnCount: 2 * frequencies, elements: elements)
  }()

  private static func share(_ frequency: Int) -> Double {
    (frequency == 0 || frequency == frequencies - 1 ? 1 : 2) / Double(period)
  }

  /// Reduced before it is turned into an angle, so that large products lose nothing.
  private static func angle(_ cell: Int, _ frequency: Int) -> Double {
    2 * Double.pi * Double((cell * frequency) % period) / Double(period)
  }

  /// Where a mass goes: shared between two neighbouring cells so that its mean is kept.
  struct Place {
    private let cell: Int
    private let fraction: Double

    /// - Parameter position: in units of half points from the left end.
    init(_ position: Double) {
      cell = Int(position)
      fraction = position - Double(cell)
    }

    @inline(__always)
    func deposit(_ mass: Double, into cells: UnsafeMutablePointer<Double>) {
      cells[cell] += mass * (1 - fraction)
      cells[cell + 1] += mass * fraction
    }
  }
}
