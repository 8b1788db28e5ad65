/// SVG being written: elements closed, words escaped, figures short and the same everywhere.
struct SVGText {
  private(set) var text = ""

  /// An opening tag.
  mutating func open(_ name: String, _ attributes: [(String, String)]) {
    text += "<\(name)\(Self.written(attributes))>\n"
  }

  /// A closing tag.
  mutating func close(_ name: String) { text += "</\(name)>\n" }

  /// An element with words in it, or nothing.
  mutating func element(_ name: String, _ attributes: [(String, String)], _ words: String? = nil) {
    text += "<\(name)\(Self.written(attributes))"
    text += words.map { ">\(Self.escaped($0))</\(name)>\n" } ?? "/>\n"
  }

  /// Words whose baseline begins, ends or is centred there, as the class has it.
  mutating func words(_ words: String, x: Double, y: Double, _ classes: String) {
    guard !words.isEmpty else { return }
    element("text", [("class", classes), ("x", Self.figure(x)), ("y", Self.figure(y))], words)
  }

  /// A straight line.
  mutating func line(from start: (Double, Double), to end: (Double, Double), _ classes: String) {
    element(
      "line",
      [
        ("class", classes), ("x1", Self.figure(start.0)), ("y1", Self.figure(start.1)),
        ("x2", Self.figure(end.0)), ("y2", Self.figure(end.1)),
      ])
  }

  /// A line through points; one point alone is a dot.
  mutating func path(_ points: [(Double, Double)], _ classes: String, title: String) {
    var course = ""
    for (place, point) in points.enumerated() {
      course += (place == 0 ? "M" : "L") + Self.figure(point.0) + " " + Self.figure(point.1)
    }
    if points.count == 1 { course += "h0.01" }
    var attributes = [("class", classes), ("d", course)]
    if points.count == 1 { attributes.append(("stroke-linecap", "round")) }
    open("path", attributes)
    element("title", [], title)
    close("path")
  }

  /// A rectangle.
  mutating func rectangle(left: Double, top: Double, width: Double, height: Double) {
    element(
      "rect",
      [
        ("x", Self.figure(left)), ("y", Self.figure(top)), ("width", Self.figure(width)),
        ("height", Self.figure(height)),
      ])
  }

  /// Pixels to a hundredth, without zeros that say nothing. What is cut off anyway may be as far as 100,000 away.
  static func figure(_ pixels: Double) -> String {
    let hundredths = (min(max(pixels, -100_000), 100_000) * 100).rounded()
    return hundredths.truncatingRemainder(dividingBy: 100) == 0
      ? String(Int(hundredths / 100)) : (hundredths / 100).description
  }

  /// Words as XML holds them: markup escaped, and what XML 1.0 cannot hold shown as a terminal would show it.
  static func escaped(_ words: String) -> String {
    var escaped = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      default:
        let isForbidden = scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        escaped.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  }
}
