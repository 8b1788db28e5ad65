/// Why a plan cannot be simulated. Every case says what to change.
package enum SimulationPlanError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A number is outside its range.
  case outOfRange(option: String, value: Double, allowed: String)
  /// A list is empty or too long.
  case count(option: String, value: Int, allowed: String)
  /// A label is used twice, empty, or holds a character the file format needs.
  case label(option: String, label: String, reason: String)
  /// The asked effects contradict each other or the ends of the scale.
  case unreachable(option: String, reason: String)

  /// What is wrong and what would be right.
  package var description: String {
    switch self {
    case .outOfRange(let option, let value, let allowed):
      "\(option) is \(value); it must be \(allowed)"
    case .count(let option, let value, let allowed):
      "\(option) has \(value) entries; it must have \(allowed)"
    case .label(let option, let label, let reason):
      "\(option) \"\(label)\" \(reason)"
    case .unreachable(let option, let reason):
      "\(option) cannot be reached: \(reason); ask for smaller effects"
    }
  }
}
