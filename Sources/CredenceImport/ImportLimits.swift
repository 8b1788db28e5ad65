/// What a reader refuses rather than trying: a file beyond these is damaged or is no table.
public enum ImportLimits {
  /// The longest record in bytes, line breaks within quotes included. A longer one is an error of its row.
  public static let longestRecord = 1 << 20
  /// The most columns a file may have.
  public static let mostColumns = 4096
}
