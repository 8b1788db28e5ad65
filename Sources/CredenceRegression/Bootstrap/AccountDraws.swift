import CredenceProbability

/// How often each account is drawn in a replicate: as many draws as accounts, with replacement.
///
/// Replicate r of a seed uses the generator's stream r, so models and descriptions that share a seed are computed on
/// the same draws.
enum AccountDraws {
  /// Overwrites `counts` with the replicate's.
  static func draw(_ counts: inout [Int32], seed: UInt64, replicate: Int) {
    var generator = PhiloxGenerator(seed: seed, stream: UInt64(replicate))
    for account in counts.indices { counts[account] = 0 }
    for _ in counts.indices { counts[generator.integer(below: counts.count)] += 1 }
  }
}
