import CredenceSurvey

extension MethodCatalogue where Method == any ProportionIntervalMethod {
  /// Makes a catalogue of proportion methods.
  ///
  /// - Precondition: no two have one name.
  package init(_ methods: [any ProportionIntervalMethod]) {
    self.init(methods, names: methods.map { $0.name })
  }

  /// These methods followed by others, whose names must be new.
  package func adding(_ others: [any ProportionIntervalMethod]) -> Self {
    MethodCatalogue(methods + others)
  }
}

/// The proportion methods of this module.
public enum ProportionMethod {
  /// What is used when nothing is asked for: Wilson's.
  public static let standard = WilsonInterval()

  /// All of them, in the order they are offered.
  package static let catalogue = MethodCatalogue([
    WilsonInterval(), WilsonContinuityInterval(), ClopperPearsonInterval(), MidPInterval(),
    JeffreysInterval(), AgrestiCoullInterval(), LikelihoodRatioInterval(), WaldProportionInterval(),
  ])

  /// All of them, in the order they are offered.
  package static var all: [any ProportionIntervalMethod] { catalogue.methods }

  /// The method of a name.
  ///
  /// - Throws: ``UnknownMethodError``.
  package static func named(_ name: String) throws(UnknownMethodError) -> any ProportionIntervalMethod {
    try catalogue.named(name)
  }
}
