/// The text of `LengthOptimalCurve+Corners.swift`.
enum CornersFile {
  static let head = """
    extension LengthOptimalCurve {
      /// For each n from 1 to 50 the tie weight in thousandths, and the corners of the threshold: 1 - level in units of
      /// 1e-5, threshold in units of 1e-7, in turn.
      ///
      /// Printed by `swift run -c release IntervalCalibration find`; what they cover is enumerated by
      /// `swift run -c release IntervalCalibration verify length-optimal`.
      static let corners: [(tieWeight: Int, corners: [Int])] = [
    """

  static let tail = """
      ]
    }
    """

  static func row(responses: Int, tieWeight: Double, corners: [Curve.Corner]) -> String {
    var lines: [String] = []
    var line = "   "
    for corner in corners {
      let part = " \(corner.rest), \(corner.threshold),"
      if line.count + part.count > 98 {
        lines.append(line)
        line = "   "
      }
      line += part
    }
    return
      "    // n = \(responses)\n    (\n      \(Int((1000 * tieWeight).rounded())),\n      [\n"
      + (lines + [line]).map { "    \($0)" }.joined(separator: "\n") + "\n      ]\n    ),"
  }
}
