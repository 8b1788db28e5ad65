extension ScoreCounts {
  /// The counts as a person says them: `6 promoters, 3 passives, 1 detractor`.
  package var inWords: String {
    LoyaltyClass.allCases.map { loyaltyClass in
      let count = self[loyaltyClass]
      return "\(count) \(loyaltyClass.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }
}
