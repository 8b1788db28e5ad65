public import CredenceSurvey

extension MethodCatalogue where Method == any IntervalMethod<NetPromoterScore> {
  /// Makes a catalogue of net-score methods.
  ///
  /// - Precondition: no two have one name.
  package init(_ methods: [any IntervalMethod<NetPromoterScore>], aliases: [MethodAlias] = []) {
    self.init(methods, names: methods.map { $0.name }, aliases: aliases)
  }

  /// These methods followed by others, whose names must be new.
  public func adding(_ others: [any IntervalMethod<NetPromoterScore>]) -> Self {
    MethodCatalogue(methods + others, aliases: aliases)
  }
}

/// The net-score methods of this module.
public enum NetScoreMethod {
  /// What is used when nothing is asked for: the one with the best coverage for its width
  /// (`Docs/LengthOptimal.md`).
  public static let standard = LengthOptimalInterval.standard

  /// The methods that need counts alone, and `score-fpc`, which needs a population.
  public static let catalogue = MethodCatalogue(
    [
      LengthOptimalInterval.standard, LengthOptimalInterval.conservative, LengthOptimalInterval.fixedTie,
      EqualTailScoreInterval(), UnbiasedTangoInterval(), TangoInterval(), NewcombeInterval(),
      BonettPriceInterval(), AgrestiMinInterval(), AdjustedWaldInterval(), ProfileLikelihoodInterval(),
      WaldScoreInterval(), FinitePopulationScoreInterval(),
    ],
    aliases: [
      MethodAlias(
        name: "length-optimal-calibrated", target: "length-optimal",
        reason:
          "it had settings for level 0.95 alone, and there it is the same; length-optimal now has them for all levels"
      ),
      MethodAlias(
        name: "wilson", target: "newcombe",
        reason:
          "a net score is a difference of two shares; its Wilson interval is newcombe (Wilson's limits squared and added)"
      ),
    ])

  /// All of them, in the order they are offered.
  public static var all: [any IntervalMethod<NetPromoterScore>] { catalogue.methods }

  /// The method of a name; `wilson` means `newcombe`.
  ///
  /// - Throws: ``UnknownMethodError``.
  public static func named(_ name: String) throws(UnknownMethodError) -> any IntervalMethod<NetPromoterScore>
  {
    try catalogue.named(name)
  }
}
