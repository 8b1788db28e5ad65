/// One set of answer words from worst to best, each step with its spellings.
///
/// Words mean a rating only within their set: `Good` is 4 of Horrible...Excellent and 3 of Poor...Excellent.
package struct SatisfactionWords: Sendable, Hashable {
  /// What the set is called in messages.
  package let name: String
  /// Spellings from worst to best.
  package let steps: [[String]]
  private let positions: [String: Int]

  /// Makes a set of words, worst first.
  package init(name: String, steps: [[String]]) {
    self.name = name
    self.steps = steps
    var positions: [String: Int] = [:]
    for (index, spellings) in steps.enumerated() {
      for spelling in spellings { positions[LooseKey.letters(spelling)] = index }
    }
    self.positions = positions
  }

  /// The step of a word, counted from 0 at the worst.
  package func step(of word: String) -> Int? { positions[LooseKey.letters(word)] }

  /// The sets survey tools offer, those with more distinctive words later.
  package static let standard: [SatisfactionWords] = [
    SatisfactionWords(
      name: "satisfied",
      steps: [
        ["Very dissatisfied", "Extremely dissatisfied", "Completely dissatisfied", "Very unsatisfied"],
        ["Dissatisfied", "Somewhat dissatisfied", "Unsatisfied", "Somewhat unsatisfied"],
        [
          "Neutral", "Neither", "Neither satisfied nor dissatisfied", "Neither satisfied or dissatisfied",
          "Neither dissatisfied nor satisfied",
        ],
        ["Satisfied", "Somewhat satisfied"],
        ["Very satisfied", "Extremely satisfied", "Completely satisfied"],
      ]),
    SatisfactionWords(
      name: "agree",
      steps: [
        ["Strongly disagree", "Completely disagree"], ["Disagree", "Somewhat disagree"],
        ["Neutral", "Neither", "Neither agree nor disagree", "Neither agree or disagree", "Undecided"],
        ["Agree", "Somewhat agree"], ["Strongly agree", "Completely agree"],
      ]),
    SatisfactionWords(
      name: "excellent to horrible",
      steps: [
        ["Horrible", "Terrible", "Awful", "Very poor", "Very bad"], ["Bad", "Poor"],
        ["OK", "Okay", "Fair", "Average", "Neutral", "Acceptable"], ["Good"], ["Excellent", "Great"],
      ]),
    SatisfactionWords(
      name: "very good to very poor",
      steps: [
        ["Very poor", "Very bad"], ["Poor", "Bad"], ["Fair", "Average", "OK", "Okay", "Neutral"], ["Good"],
        ["Very good"],
      ]),
    SatisfactionWords(
      name: "excellent to poor", steps: [["Poor"], ["Fair"], ["Good"], ["Very good"], ["Excellent"]]),
    SatisfactionWords(
      name: "zufrieden",
      steps: [
        ["Sehr unzufrieden"], ["Unzufrieden", "Eher unzufrieden"], ["Neutral", "Teils teils", "Weder noch"],
        ["Zufrieden", "Eher zufrieden"], ["Sehr zufrieden"],
      ]),
    SatisfactionWords(
      name: "satisfait",
      steps: [
        ["Très insatisfait", "Très insatisfaite"], ["Insatisfait", "Insatisfaite"],
        ["Neutre", "Ni satisfait ni insatisfait"], ["Satisfait", "Satisfaite"],
        ["Très satisfait", "Très satisfaite"],
      ]),
    SatisfactionWords(
      name: "satisfecho",
      steps: [
        ["Muy insatisfecho"], ["Insatisfecho"], ["Neutral", "Neutro", "Ni satisfecho ni insatisfecho"],
        ["Satisfecho"], ["Muy satisfecho"],
      ]),
    SatisfactionWords(
      name: "satisfied, seven steps",
      steps: [
        ["Extremely dissatisfied", "Very dissatisfied"], ["Moderately dissatisfied", "Dissatisfied"],
        ["Slightly dissatisfied", "Somewhat dissatisfied"],
        ["Neutral", "Neither", "Neither satisfied nor dissatisfied"],
        ["Slightly satisfied", "Somewhat satisfied"], ["Moderately satisfied", "Satisfied"],
        ["Extremely satisfied", "Very satisfied"],
      ]),
  ]
}
