import CredenceReporting
package import CredenceSurvey

/// How a level is written, everywhere: with every digit it has, since 99.9% is no 100%.
extension ConfidenceLevel {
  /// As a percent: `95%`, `99.5%`, `99.99%`.
  package var percent: String {
    guard let decimals = wholeDecimals else { return decimal }
    return NumberStyle(shareDecimals: decimals - 2).share(value)
  }

  /// As the number: `0.95`.
  package var decimal: String { NumberStyle.shortest(value) }

  /// The decimals that write it whole, at least two.
  package var decimals: Int { wholeDecimals ?? Self.mostDecimals }

  private var wholeDecimals: Int? {
    let numbers = NumberStyle(unicode: false)
    return (2...Self.mostDecimals).first { Double(numbers.number(value, decimals: $0)) == value }
  }

  /// A Double has no more that a person has written.
  private static let mostDecimals = 15
}
