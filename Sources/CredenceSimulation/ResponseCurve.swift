/// A smooth function that levels off at both ends, tabulated with its slopes and read by cubic Hermite pieces.
///
/// Step 1/16 reads the score of a logistic response within 1e-6 points: the piece's error is at most
/// step^4/384 times the fourth derivative, which stays below 30 points.
struct ResponseCurve: Sendable {
  private static let start = -40.0
  private static let pieces = 1280
  private static let stepsPerUnit = 16.0

  private let nodes: [(value: Double, slope: Double)]

  /// Tabulates a function on -40...40; beyond, it is taken as flat.
  init(_ function: (Double) -> (value: Double, slope: Double)) {
    nodes = (0...Self.pieces).map { function(Self.start + Double($0) / Self.stepsPerUnit) }
  }

  /// The value at x.
  func value(at x: Double) -> Double {
    let position = min(max((x - Self.start) * Self.stepsPerUnit, 0), Double(Self.pieces))
    let piece = min(Int(position), Self.pieces - 1)
    let t = position - Double(piece)
    let (left, right) = (nodes[piece], nodes[piece + 1])
    let leftSlope = left.slope / Self.stepsPerUnit
    let rightSlope = right.slope / Self.stepsPerUnit
    let rise = right.value - left.value
    let quadratic = 3 * rise - 2 * leftSlope - rightSlope
    let cubic = leftSlope + rightSlope - 2 * rise
    return left.value + t * (leftSlope + t * (quadratic + t * cubic))
  }

  /// The slope at x, between nodes by straight lines: good enough to steer a root finder.
  func slope(at x: Double) -> Double {
    let position = min(max((x - Self.start) * Self.stepsPerUnit, 0), Double(Self.pieces))
    let piece = min(Int(position), Self.pieces - 1)
    let t = position - Double(piece)
    return nodes[piece].slope * (1 - t) + nodes[piece + 1].slope * t
  }
}
