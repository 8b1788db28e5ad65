public import Foundation

/// Files the tests read, found beside the tests themselves so that no working folder matters.
public enum Fixtures {
  /// The project's top folder.
  public static let project = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// `Tests/Fixtures/` and what is below it.
  public static func url(_ path: String) -> URL { project.appending(path: "Tests/Fixtures/\(path)") }

  /// The cases of a JSON array file, decoded. An unreadable or empty file is an error, never an empty loop.
  public static func cases<Case: Decodable>(_ path: String, as type: Case.Type = Case.self) throws -> [Case] {
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: url(path)))
    guard !cases.isEmpty else { throw EmptyFixture(path: path) }
    return cases
  }

  /// Raised where a list of cases is empty: a test over nothing would stay green.
  public struct EmptyFixture: Error {
    /// The file.
    public let path: String
    /// Makes the error.
    public init(path: String) { self.path = path }
  }
}
