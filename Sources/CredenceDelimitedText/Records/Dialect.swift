/// How a text file separates its cells and rows.
package struct Dialect: Sendable, Hashable {
  /// Between cells.
  package var delimiter: UInt8
  /// At the end of a row: line feed (a carriage return before it is dropped), or carriage return alone.
  var newline: UInt8 = lineFeed

  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")

  /// In the order of preference where nothing else decides.
  static let delimiters: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]
}
