package import CredenceSurvey

/// What posteriors, predictions and the portfolio's prior say of themselves.
package enum PosteriorFact: DiagnosticFact {
  /// Why nothing shows how the accounts of a portfolio differ.
  package enum Weakness: Sendable, Hashable {
    /// Fewer than two accounts have answers.
    case fewAnswered(accounts: Int, of: Int)
    /// No account has two answers.
    case singleAnswers
  }

  /// Every reweighting has the same value.
  case answersAlike(answers: Int)
  /// Which prior was used.
  case prior(DirichletPrior)
  /// The prior weighs as much as so many answers, more than there are.
  case priorOutweighsAnswers(weight: Double, answers: Int)
  /// Many are silent: the prediction is computed on a continuous scale.
  case continuousPrediction(nonrespondents: Int)
  /// All known contacts answered.
  case census(population: Int)
  /// Nonrespondents are taken to be like those who answered, with the bounds if they are not.
  case ignorableNonresponse(NonresponseBounds, population: Int)
  /// The portfolio says nothing of its accounts, so a weak prior is used.
  case weakPrior(Weakness, fallback: DirichletPrior)
  /// Accounts differ no more than chance explains.
  case completePooling
  /// Nearly every account is of one mind.
  case separatedAccounts
  /// No answer of the portfolio is in some class.
  case classNeverChosen

  package var severity: Diagnostic.Severity {
    switch self {
    case .answersAlike, .priorOutweighsAnswers, .separatedAccounts, .classNeverChosen: .warning
    case .prior, .continuousPrediction, .census, .ignorableNonresponse, .weakPrior, .completePooling: .note
    }
  }

  package var code: Diagnostic.Code {
    switch self {
    case .answersAlike: .degenerateSample
    case .prior: .prior
    case .priorOutweighsAnswers: "prior-outweighs-answers"
    case .continuousPrediction: .continuousPrediction
    case .census: "census"
    case .ignorableNonresponse: "ignorable-nonresponse"
    case .weakPrior: .weakPrior
    case .completePooling: .completePooling
    case .separatedAccounts: "separated-accounts"
    case .classNeverChosen: "class-never-chosen"
    }
  }
}

extension Diagnostic.Code {
  /// Which prior was used.
  package static let prior: Self = "prior"
  /// A prediction is computed on a continuous scale.
  package static let continuousPrediction: Self = "continuous-prediction"
  /// The portfolio has no prior of its own.
  package static let weakPrior: Self = "weak-prior"
  /// Accounts differ no more than chance explains.
  package static let completePooling: Self = "complete-pooling"
}
