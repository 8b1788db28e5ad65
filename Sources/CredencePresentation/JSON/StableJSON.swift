/// The JSON that other tools read.
public enum StableJSON {
  /// The version of its meaning: keys may be added under it, none of them may change.
  public static let schemaVersion = 1
}
