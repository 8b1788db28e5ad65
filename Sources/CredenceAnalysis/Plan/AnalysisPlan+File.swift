import CredenceSurvey

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension AnalysisPlan {
  /// Reads a plan file.
  ///
  /// - Throws: ``PlanError`` naming the file, and the setting where one is wrong.
  public init(path: String) throws(PlanError) {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw .missing(path: path) }
    do {
      self = try JSONDecoder().decode(AnalysisPlan.self, from: data)
    } catch let error as DecodingError {
      throw .unreadable(path: path, reason: Self.reason(error))
    } catch let error as IllegalLevelError {
      throw .setting("level", reason: error.description)
    } catch {
      throw .unreadable(path: path, reason: "it cannot be decoded")
    }
  }

  private static func reason(_ error: DecodingError) -> String {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? "" : "\(path): "
    }
    switch error {
    case .typeMismatch(let type, let context): return "\(place(context))expected \(type)"
    case .valueNotFound(let type, let context): return "\(place(context))expected \(type), found nothing"
    case .keyNotFound(let key, let context): return "\(place(context))\(key.stringValue) is missing"
    case .dataCorrupted(let context): return "\(place(context))\(context.debugDescription)"
    @unknown default: return "it cannot be decoded"
    }
  }
}
