import CredenceIntervals
import CredenceSurvey

/// Every outcome of up to so many answers, small first.
func outcomes(upTo most: Int) -> [ScoreCounts] {
  (1...most).flatMap { outcomes(of: $0) }
}

/// Every outcome of exactly so many answers.
func outcomes(of responses: Int) -> [ScoreCounts] {
  (0...responses).flatMap { promoters in
    (0...(responses - promoters)).map { detractors in
      ScoreCounts(
        promoters: promoters, passives: responses - promoters - detractors, detractors: detractors)
    }
  }
}

let levels: [ConfidenceLevel] = [.innerBar, .ninety, .ninetyFive, .ninetyNine]
