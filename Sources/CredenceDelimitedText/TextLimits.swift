/// What a reader refuses rather than trying: a file beyond these is damaged or is no table.
package enum TextLimits {
  /// The longest record in bytes, line breaks within quotes included. A longer one is an error of its row.
  package static let longestRecord = 1 << 20
  /// The most columns a file may have.
  package static let mostColumns = 4096
}
