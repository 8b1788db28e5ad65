/// Why a file cannot be read as text.
package enum TextFileError: Error, Sendable, Hashable {
  /// There is no such file.
  case missing
  /// The path is a folder.
  case isDirectory
  /// The file exists and the system does not let us read it; with the system's own words.
  case unreadable(reason: String)
  /// Somebody wrote to the file while it was read, so what was read is no state of it.
  case changed
  /// The file has no bytes, or nothing but white space.
  case empty
  /// The file is not text; with what it looks like.
  case binary(kind: String)
}
