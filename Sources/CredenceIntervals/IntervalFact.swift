package import CredenceSurvey

/// What interval methods say of themselves.
package enum IntervalFact: DiagnosticFact {
  /// Above so many answers the method is Tango's with its variance times n/(n - 1), wider where an exact tail asks for it if
  /// it is guarded.
  case largeSample(method: String, largestExact: Int, isGuarded: Bool)
  /// One answer gives the whole scale.
  case singleAnswer
  /// The method is for comparison alone.
  case referenceOnly(method: String, instead: String)
  /// All answers agree, and the interval has no width.
  case zeroWidth(method: String, instead: String)
  /// All ratings are the same.
  case ratingsAlike(ratings: Int)
  /// Every account has the same score.
  case accountsAlike
  /// Too few accounts for an interval of all of them.
  case fewAccounts
  /// The answers of all accounts are taken as independent, which is the wider interval.
  case answersAsIndependent
  /// All known contacts answered.
  case census(population: Int)
  /// Nonrespondents are taken to be like those who answered; promoters less detractors of those.
  case ignorableNonresponse(balance: Int, nonrespondents: Int, population: Int)

  package var severity: Diagnostic.Severity {
    switch self {
    case .singleAnswer, .zeroWidth: .warning
    case .largeSample, .referenceOnly, .ratingsAlike, .accountsAlike, .fewAccounts,
      .answersAsIndependent, .census, .ignorableNonresponse:
      .note
    }
  }

  package var code: Diagnostic.Code {
    switch self {
    case .largeSample: .largeSample
    case .singleAnswer: "single-answer"
    case .referenceOnly: "reference-only"
    case .zeroWidth: "zero-width"
    case .ratingsAlike, .accountsAlike: .degenerateSample
    case .fewAccounts: "few-accounts"
    case .answersAsIndependent: "answers-as-independent"
    case .census: "census"
    case .ignorableNonresponse: "ignorable-nonresponse"
    }
  }
}

extension Diagnostic.Code {
  /// A method is computed in its form for many answers.
  package static let largeSample: Self = "large-sample"
}
