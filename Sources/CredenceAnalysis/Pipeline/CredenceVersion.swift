/// The version of the library and the command.
public enum CredenceVersion {
  /// Semantic version, as in CHANGELOG.md.
  public static let current = "0.1.0"
}
