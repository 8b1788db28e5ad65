import CredenceDelimitedText
import Testing

/// The module by itself, without a survey. Random tables and damaged files are in `Tests/CredenceImportTests`.
@Suite("Delimited text")
struct DelimitedTextTests {
  static func rows(_ text: String, delimiter: Character? = nil) throws -> [[String]] {
    let decoded = try DecodedText(
      FileBytes(name: "table.csv", bytes: Array(text.utf8)), delimiter: delimiter?.asciiValue)
    let reader = RecordReader(decoded.text, columns: nil)
    var rows: [[String]] = []
    var offset = decoded.text.range.lowerBound
    while offset < decoded.text.range.upperBound {
      let record = reader.read(at: offset)
      #expect(record.fault == nil)
      rows.append((0..<record.cells).map { decoded.text.string(of: reader.fields[$0]) })
      offset = record.next
    }
    return rows
  }

  @Test("the examples of RFC 4180, section 2")
  func examples() throws {
    #expect(
      try Self.rows("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n") == [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]])
    #expect(try Self.rows("aaa,bbb,ccc\r\nzzz,yyy,xxx") == [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]])
    #expect(
      try Self.rows("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", delimiter: ",")
        == [["aaa", "b\r\nbb", "ccc"], ["zzz", "yyy", "xxx"]])
    #expect(try Self.rows("\"aaa\",\"b\"\"bb\",\"ccc\"", delimiter: ",") == [["aaa", "b\"bb", "ccc"]])
  }

  @Test("the digest of \"abc\" is that of FIPS 180-4")
  func digest() {
    let digest = Array("abc".utf8).withUnsafeBytes { SHA256.hexadecimal(of: $0) }
    #expect(digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
