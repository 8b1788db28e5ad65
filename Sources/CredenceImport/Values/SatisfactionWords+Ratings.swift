extension SatisfactionWords {
  /// Words of how often and how much, from least to most. They rate no satisfaction, so a column of them is never taken
  /// for a satisfaction question; ratings used as drivers may be in them.
  package static let amounts: [SatisfactionWords] = [
    SatisfactionWords(
      name: "never to always",
      steps: [
        ["Never", "None of the time", "At no time"],
        ["Rarely", "Seldom", "Almost never", "Hardly ever", "A little of the time"],
        ["Sometimes", "Occasionally", "Some of the time", "About half the time", "About half of the time"],
        ["Often", "Frequently", "Usually", "Most of the time", "Almost always"],
        ["Always", "All of the time", "All the time"],
      ]),
    SatisfactionWords(
      name: "never to very often",
      steps: [
        ["Never"], ["Rarely", "Seldom"], ["Sometimes", "Occasionally"], ["Often", "Frequently"],
        ["Very often", "Very frequently"],
      ]),
    SatisfactionWords(
      name: "nie to immer",
      steps: [
        ["Nie", "Niemals"], ["Selten"], ["Manchmal", "Gelegentlich"], ["Oft", "Häufig", "Meistens"],
        ["Immer"],
      ]),
    SatisfactionWords(
      name: "none of it to all of it",
      steps: [
        ["None of it"], ["Some of it", "A little of it"], ["About half of it", "Half of it"], ["Most of it"],
        ["All of it"],
      ]),
    SatisfactionWords(
      name: "none at all to a great deal",
      steps: [
        ["None at all", "Not at all"], ["A little"], ["A moderate amount", "Somewhat"], ["A lot"],
        ["A great deal"],
      ]),
  ]

  /// All sets a column of ratings may be in.
  package static let ratings: [SatisfactionWords] = standard + amounts
}
