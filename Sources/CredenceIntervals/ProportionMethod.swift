import CredenceSurvey

extension MethodCatalogue where Method == any ProportionIntervalMethod {
  /// Makes a catalogue of proportion methods.
  ///
  /// - Precondition: no two have one name.
  public init(_ methods: [any ProportionIntervalMethod]) {
    self.init(methods, names: methods.map { $0.name })
  }

  /// These methods followed by others, whose names must be new.
  public func adding(_ others: [any ProportionIntervalMethod]) -> Self {
    MethodCatalogue(methods + others)
  }
}

/// The proportion methods of this module.
public enum ProportionMethod {
  /// What is used when nothing is asked for: Wilson's.
  public static let standard = WilsonInterval()

  /// All of them, in the order they are offered.
  public static let catalogue = MethodCatalogue([
    WilsonInterval(), WilsonContinuityInterval(), ClopperPearsonInterval(), MidPInterval(),
    JeffreysInterval(), AgrestiCoullInterval(), LikelihoodRatioInterval(), WaldProportionInterval(),
  ])

  /// All of them, in the order they are offered.
  public static var all: [any ProportionIntervalMethod] { catalogue.methods }

  /// The method of a name.
  ///
  /// - Throws: ``UnknownMethodError``.
  public static func named(_ name: String) throws(UnknownMethodError) -> any ProportionIntervalMethod {
    try catalogue.named(name)
  }
}
