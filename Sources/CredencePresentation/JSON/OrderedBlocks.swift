import CredenceConcurrency

/// Renders stretches of a long list at the same time, and hands them on in order. A few are held at a time, so that a
/// report of any length takes little memory to write.
struct OrderedBlocks {
  /// The length of the list.
  let count: Int
  /// How many threads render; what is handed on does not depend on it.
  let threads: Int

  private static let size = 512

  /// - Parameters:
  ///   - body: the bytes of a stretch.
  ///   - take: told the stretches' bytes, first stretch first, on the calling thread, while the next are rendered. What it
  ///     throws ends the rendering.
  func render<Failure: Error>(
    _ body: @Sendable (Range<Int>) -> [UInt8], take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let blocks = (count + Self.size - 1) / Self.size
    let step = threads > 1 ? 2 * threads : 1
    @Sendable func pieces(from first: Int) -> [[UInt8]] {
      parallelMap(count: max(0, min(step, blocks - first)), threads: threads) { index in
        let start = (first + index) * Self.size
        return body(start..<min(count, start + Self.size))
      }
    }
    var ready = pieces(from: 0)
    for first in stride(from: 0, to: blocks, by: step) {
      let (failure, next) = concurrently(
        threads: threads,
        { () -> Failure? in
          do throws(Failure) {
            for piece in ready { try take(piece) }
            return nil
          } catch {
            return error
          }
        }, { pieces(from: first + step) })
      if let failure { throw failure }
      ready = next
    }
  }
}
