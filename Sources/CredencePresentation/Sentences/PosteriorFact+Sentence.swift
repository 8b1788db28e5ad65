package import CredencePosteriors

extension PosteriorFact: Worded {
  package func sentence(naming: SettingNaming) -> String {
    switch self {
    case .answersAlike(let answers):
      "all \(answers) answers are alike, so reweighting cannot show any uncertainty; the zero width says nothing"
    case .prior(let prior):
      "prior weights \(prior.promoters), \(prior.passives), \(prior.detractors) (\(prior.name))"
    case .priorOutweighsAnswers(let weight, let answers):
      "the prior weighs as much as \(weight) answers and there are \(answers): compare other priors"
    case .continuousPrediction(let nonrespondents):
      "with \(nonrespondents) silent contacts the prediction is computed on a continuous scale, not on the lattice"
    case .census(let population):
      "all \(population) known contacts have answered: the score is exact"
    case .ignorableNonresponse(let bounds, let population):
      "supposes that the \(bounds.nonrespondents) silent of \(population) contacts keep silent for reasons unrelated to their answer; if they were all detractors the score would be \(Self.rounded(bounds.ifAllDetractors)), all promoters \(Self.rounded(bounds.ifAllPromoters))"
    case .weakPrior(let weakness, let fallback):
      "\(Self.words(weakness)), so nothing shows how accounts differ; the prior \(fallback.name) is used"
    case .completePooling:
      "the accounts differ no more than chance explains: each leans on the portfolio as far as the uncertainty of that allows"
    case .separatedAccounts:
      "nearly every account is of one mind: the portfolio says little about any one of them"
    case .classNeverChosen:
      "no answer of the portfolio falls into some class; its share is taken as small, not as zero"
    }
  }

  private static func words(_ weakness: Weakness) -> String {
    switch weakness {
    case .fewAnswered(let accounts, let all): "\(accounts) of \(all) accounts have answers"
    case .singleAnswers: "no account has two answers"
    }
  }

  private static func rounded(_ score: Double) -> String {
    let tenths = (score * 10).rounded() / 10
    return "\(tenths == 0 ? 0 : tenths)"
  }
}
