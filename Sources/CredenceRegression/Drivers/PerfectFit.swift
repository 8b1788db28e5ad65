import CredenceLinearAlgebra
import CredenceSurvey

/// What gives scores away where a model fits them without remainder.
enum PerfectFit {
  /// The drivers that one class alone ticks, and the levels that one class alone has, each with the class.
  static func causes(_ design: DriverDesign) -> [String] {
    var causes: [String] = []
    let ticked = Set(design.ticks.columnNames ?? [])
    for (place, name) in (design.drivers.columnNames ?? []).enumerated() where ticked.contains(name) {
      if let loyalty = only(design.drivers.column(place), design.classes) {
        causes.append("'\(name)' (ticked by \(loyalty)s only)")
      }
    }
    for (place, name) in (design.adjustments.columnNames ?? []).enumerated().dropFirst() {
      if let loyalty = only(design.adjustments.column(place), design.classes) {
        causes.append("\(name) (\(loyalty)s only)")
      }
    }
    return causes
  }

  private static func only(_ column: [Double], _ classes: [LoyaltyClass]) -> String? {
    guard column.allSatisfy({ $0 == 0 || $0 == 1 }) else { return nil }
    let found = Set(column.indices.filter { column[$0] == 1 }.map { classes[$0] })
    return found.count == 1 ? found.first?.rawValue : nil
  }
}
