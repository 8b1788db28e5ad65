package import CredenceResampling

extension ResamplingFact: Worded {
  package func sentence(naming: SettingNaming) -> String {
    switch self {
    case .answersAlike(let answers):
      "all \(answers) answers are alike, so resampling cannot show any uncertainty; the zero width says nothing"
    }
  }
}
