/// A file opened as text: decoded, and its dialect found. What its first records mean is not this module's business.
package struct DecodedText {
  /// All records, from the first on.
  package var text: Text
  /// How the file writes characters.
  package let encoding: TextEncoding
  /// Whether the encoding is a guess that the rest of the file may prove wrong.
  package let isGuess: Bool
  /// Broken characters that were replaced.
  package let replacedCharacters: Int

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - file: Its bytes.
  ///   - delimiter: What separates cells; `nil` finds out.
  ///   - assumed: Overrules the guess of UTF-8.
  package init(_ file: FileBytes, delimiter: UInt8?, assuming assumed: TextEncoding? = nil)
    throws(TextFileError)
  {
    if let kind = TextEncoding.signature(of: file.bytes) { throw .binary(kind: kind) }
    let mark = TextEncoding.byteOrderMark(in: file.bytes)
    var encoding = assumed ?? mark?.encoding ?? TextEncoding.unmarkedUTF16(in: file.bytes) ?? .utf8
    if encoding == .utf8 || encoding == .windows1252, TextEncoding.looksBinary(file.bytes) {
      throw .binary(kind: "binary data")
    }
    if encoding == .utf8, mark == nil, !Self.startIsUTF8(file.bytes) { encoding = .windows1252 }
    isGuess = encoding == .utf8 && mark == nil
    var decoded = file
    var start = mark?.length ?? 0
    var replaced = 0
    if encoding != .utf8 {
      (decoded, replaced) = Transcoder.utf8(file, from: encoding, skipping: start)
      start = 0
    }
    replacedCharacters = replaced
    self.encoding = encoding
    guard let base = decoded.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
      start < decoded.bytes.count
    else { throw .empty }
    let all = start..<decoded.bytes.count
    let finding = DialectSniffer.sniff(base, all, delimiter: delimiter)
    text = Text(
      file: decoded, base: base, range: finding.start..<all.upperBound, dialect: finding.dialect,
      firstLine: 1 + finding.lines)
  }

  private static func startIsUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return true }
    let sample = min(bytes.count, 1 << 18)
    let end = sample < bytes.count ? UTF8Check.characterBoundary(in: base, from: 0, before: sample) : sample
    return UTF8Check.firstInvalid(in: base, 0..<end) == nil
  }
}
