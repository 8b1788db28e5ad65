import CredenceDelimitedText

/// The bytes of a survey's file: what is wrong names the file.
extension FileBytes {
  /// Opens a file.
  static func opened(_ path: String) throws(ImportError) -> FileBytes {
    do { return try FileBytes(path: path) } catch { throw ImportError(error, file: path) }
  }

  /// Checks that what was read is one state of the file.
  func checkIsOneState() throws(ImportError) {
    do { try checkUnchanged() } catch { throw ImportError(error, file: name) }
  }
}
