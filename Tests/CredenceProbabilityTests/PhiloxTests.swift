import CredenceProbability
import Testing

@Suite("Philox4x32-10")
struct PhiloxTests {
  /// Random123's published known answers (tests/kat_vectors, the lines "philox4x32 10"): counter, key, words.
  static let knownAnswers: [(counter: [UInt32], key: [UInt32], words: [UInt32])] = [
    ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    (
      [0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff], [0xffff_ffff, 0xffff_ffff],
      [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
    ),
    (
      [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
      [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
    ),
  ]

  @Test("the published known answers of Random123")
  func knownAnswers() {
    #expect(Self.knownAnswers.count == 3)
    for answer in Self.knownAnswers {
      let c = answer.counter
      let words = PhiloxGenerator.block(
        key: (answer.key[0], answer.key[1]), counter: (c[0], c[1], c[2], c[3]))
      #expect([words.0, words.1, words.2, words.3] == answer.words)
    }
  }

  @Test("the known answers again through seed, stream and position")
  func knownAnswersThroughTheGenerator() {
    for answer in Self.knownAnswers {
      let join = { (low: UInt32, high: UInt32) in UInt64(high) << 32 | UInt64(low) }
      let block = join(answer.counter[0], answer.counter[1])
      guard block < 1 << 63 else { continue }  // its position has no 64-bit number
      var generator = PhiloxGenerator(
        seed: join(answer.key[0], answer.key[1]), stream: join(answer.counter[2], answer.counter[3]),
        position: 2 * block)
      #expect(generator.next() == join(answer.words[0], answer.words[1]))
      #expect(generator.next() == join(answer.words[2], answer.words[3]))
    }
  }

  @Test("a position is where the same stream would have come to")
  func positions() {
    var whole = PhiloxGenerator(seed: 7, stream: 3)
    for position in 0..<9 {
      var jumped = PhiloxGenerator(seed: 7, stream: 3, position: UInt64(position))
      #expect(jumped.position == UInt64(position))
      #expect(whole.position == UInt64(position))
      #expect(jumped.next() == whole.next())
    }
  }

  @Test("streams and seeds differ")
  func streamsDiffer() {
    var seen = Set<UInt64>()
    for seed in 0..<20 {
      for stream in 0..<20 {
        var generator = PhiloxGenerator(seed: UInt64(seed), stream: UInt64(stream))
        seen.insert(generator.next())
      }
    }
    #expect(seen.count == 400)
  }
}
