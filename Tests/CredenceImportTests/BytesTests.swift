import CredenceDelimitedText
import CredenceSurvey
import CredenceTestSupport
import Foundation
import Testing

@testable import CredenceImport

@Suite("Bytes: encodings, digests, interning")
struct BytesTests {
  static let sample = "account,score,comment\nCobalt Ünlü A.Ş.,9,naïve – “quoted” €\n한글,8,\u{1F600}\n"

  @Test("UTF-16 of either order, with and without a mark, gives what UTF-8 gives")
  func utf16() throws {
    for mark in [true, false] {
      for bigEndian in [true, false] {
        var bytes: [UInt8] = []
        // Enough Western text that a missing mark shows.
        let text = Self.sample + String(repeating: "Acme Incorporated,10,thank you\n", count: 30)
        for unit in (mark ? [0xFEFF] : []) + Array(text.utf16) {
          bytes += bigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
        }
        let survey = try SurveyImporter(options: .test).read(bytes: bytes, name: "x.csv")
        #expect(survey.report.encoding == (bigEndian ? .utf16BigEndian : .utf16LittleEndian))
        #expect(survey.tally.accounts == ["Cobalt Ünlü A.Ş.", "한글", "Acme Incorporated"])
        #expect(survey.table?.comments?[1] == "\u{1F600}")
        #expect(survey.table?.comments?[0] == "naïve – “quoted” €")
      }
    }
  }

  @Test("a lone surrogate is replaced and said")
  func loneSurrogate() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in Array("account,score\nA".utf16) + [0xD800] + Array(",9\n".utf16) {
      bytes += [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    let survey = try SurveyImporter(options: .test).read(bytes: bytes, name: "x.csv")
    #expect(survey.tally.accounts == ["A\u{FFFD}"])
    #expect(survey.report.warnings.contains { $0.code == "broken-characters" })
  }

  @Test("windows-1252 against Foundation's decoder, every defined byte")
  func windows1252() throws {
    let defined =
      (UInt8(0xA0)...0xFF).map { $0 }
      + (UInt8(0x80)...0x9F).filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
    let data = Data(defined)
    let expected = try #require(String(data: data, encoding: .windowsCP1252))
    let result = Transcoder.utf8(FileBytes(name: "x", bytes: defined), from: .windows1252, skipping: 0)
    #expect(String(decoding: result.file.bytes, as: UTF8.self) == expected)
  }

  @Test("a byte that is not UTF-8 far behind the start turns the whole file, and is said once")
  func lateWindows1252() throws {
    let row = Array("Acme,9,nothing to say\n".utf8)
    var bytes = Array("account,score,comment\n".utf8)
    while bytes.count < 600_000 { bytes += row }
    bytes += [UInt8(ascii: "C"), 0xF6, UInt8(ascii: "l"), UInt8(ascii: "n")] + Array(",3,x\n".utf8)
    for survey in [
      try SurveyImporter(options: .test).read(bytes: bytes, name: "x.csv"),
      try SurveyImporter(options: .test).tally(bytes: bytes, name: "x.csv"),
    ] {
      #expect(survey.report.encoding == .windows1252)
      #expect(survey.tally.accounts == ["Acme", "Cöln"])
      #expect(survey.report.warnings.count { $0.code == "encoding-assumed" } == 1)
    }
  }

  @Test("strict UTF-8 agrees with the standard library on all short sequences")
  func strictUTF8() {
    let interesting: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
      0xEE,
      0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for first in interesting {
      for second in interesting {
        for third in interesting {
          for fourth in interesting {
            let bytes = [first, second, third, fourth]
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            let found = bytes.withUnsafeBufferPointer { buffer in
              buffer.baseAddress.flatMap { UTF8Check.firstInvalid(in: $0, 0..<4) }
            }
            #expect((found == nil) == isValid, "\(bytes)")
          }
        }
      }
    }
  }

  @Test("line ends: LF, CRLF, CR, and none at the end", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(newline: String) throws {
    let lines = ["account,score,comment", "A,9,\"one\(newline)two\"", "B,8,", "C,7,z"]
    for text in [lines.joined(separator: newline), lines.joined(separator: newline) + newline] {
      let survey = try BadRowsTests.read(text)
      #expect(survey.tally.accounts == ["A", "B", "C"])
      #expect(survey.table?.comments == ["one\(newline)two", nil, "z"])
      #expect(survey.table?.lines == [2, 4, 5])
    }
  }

  @Test(
    "delimiters are found by counts over many rows, not by the first line", arguments: [",", ";", "\t", "|"])
  func delimiters(delimiter: String) throws {
    let other = delimiter == "," ? ";" : ","
    let rows = (0..<30).map { "A\(other) Inc.\(other) \($0)\(delimiter)9\(delimiter)one\(other) two" }
    let survey = try BadRowsTests.read(
      (["account", "score", "comment"].joined(separator: delimiter) + "\n") + rows.joined(separator: "\n"))
    #expect(survey.report.delimiter == Character(delimiter))
    #expect(survey.report.rowsKept == 30)
    let declared = try BadRowsTests.read("sep=\(delimiter)\naccount\(delimiter)score\nA\(delimiter)9\n")
    #expect(declared.table?.lines == [3])
  }

  @Test("SHA-256 of the published examples and of every length around a block")
  func digest() throws {
    func hex(_ text: String) -> String { Array(text.utf8).withUnsafeBytes { SHA256.hexadecimal(of: $0) } }
    // FIPS 180-4 examples (NIST, SHA256.pdf) and the digest of no bytes.
    #expect(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      hex(String(repeating: "a", count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("interning tells strings apart at every length and through growth")
  func interning() {
    var interner = ByteInterner()
    var numbers: [String: Int32] = [:]
    for round in 0..<2 {
      for length in 0..<40 {
        for variant in 0..<40 {
          var bytes = [UInt8](repeating: 0x61, count: length)
          if length > 0 { bytes[variant % length] = UInt8(0x61 + variant % 7) }
          let key = String(decoding: bytes, as: UTF8.self)
          let number = bytes.withUnsafeBufferPointer { interner.intern($0) }
          if let known = numbers[key] {
            #expect(known == number)
          } else {
            #expect(round == 0)
            #expect(number == Int32(numbers.count))
            numbers[key] = number
          }
          #expect(Array(interner.bytes(number)) == bytes)
        }
      }
    }
    #expect(interner.count == numbers.count)
  }
}
