import CredenceAnalysis
import CredenceConcurrency
import CredenceReporting

/// The JSON of the measurements of a report, each once: a portfolio of many accounts has few different ones.
struct MeasurementTexts: Sendable {
  private let whole: [ObjectIdentifier: [UInt8]]
  private let brief: [ObjectIdentifier: [UInt8]]

  /// - Parameters:
  ///   - accounts: The accounts that will be written.
  ///   - members: Where the members of an account stand.
  ///   - threads: How many to use; the bytes do not depend on it.
  init(_ accounts: [AccountReport], members: JSONWriter.Members, threads: Int) {
    whole = Self.texts(accounts.lazy.map(\.total), threads) { measurement in
      members.bytes { measurement.writeMembers(to: &$0) }
    }
    let parts = accounts.lazy.map { $0.roles.map(\.measurement) + $0.waves.map(\.measurement) }.joined()
    brief = Self.texts(parts, threads) { measurement in
      members.ofElements.bytes { measurement.writeMembers(to: &$0, isBrief: true) }
    }
  }

  /// The members of an account's measurement, or of a part's.
  func members(of measurement: ScoreMeasurement, isBrief: Bool) -> [UInt8]? {
    (isBrief ? brief : whole)[ObjectIdentifier(measurement)]
  }

  private static func texts(
    _ measurements: some Sequence<ScoreMeasurement>, _ threads: Int,
    _ text: @Sendable (ScoreMeasurement) -> [UInt8]
  ) -> [ObjectIdentifier: [UInt8]] {
    var known = Set<ObjectIdentifier>()
    var different: [ScoreMeasurement] = []
    for measurement in measurements where known.insert(ObjectIdentifier(measurement)).inserted {
      different.append(measurement)
    }
    let list = different
    let texts = parallelMap(count: list.count, threads: threads) { text(list[$0]) }
    return Dictionary(uniqueKeysWithValues: zip(list.map { ObjectIdentifier($0) }, texts))
  }
}
