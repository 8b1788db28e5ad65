import CredenceSurvey

/// What respondents write: short canned phrases, by class and by whether the ticked driver helps or hurts.
///
/// The phrases exercise a reader of CSV too: commas, doubled quotes, a line break, other alphabets.
struct CommentBank: Sendable {
  /// Finished CSV cells: [class][driver, or the count of drivers for none][phrase].
  private let cells: [[[[UInt8]]]]

  private static let aboutDriver: [LoyaltyClass: (helps: [String], hurts: [String])] = [
    .promoter: (
      [
        "{}: exactly what we needed", "We would choose you again, above all for: {}", "{} - sehr zufrieden!",
        "Great, really great ({})", "{}: \"best in years\", says our team", "{}: すばらしい",
      ],
      [
        "Happy overall; {} could be better", "We recommend you, in spite of one thing: {}",
        "{}: solved quickly, thank you",
      ]
    ),
    .passive: (
      [
        "{} is fine, the rest is average", "Good, not outstanding: {}", "{}: correct, sans plus",
        "{} was better last year, still good",
      ],
      [
        "{}: please look into it", "It works, but: {}", "{}, now and then a nuisance",
      ]
    ),
    .detractor: (
      [
        "{} alone does not make up for it", "Apart from {}, we are disappointed",
        "{} is good; we still consider leaving",
      ],
      [
        "{}: unresolved for months", "Our problem is {}, and nobody answers",
        "{}: \"no return on it\", I was told",
        "Too many tickets about: {}\nTwo are still open.", "{} - bitte dringend melden", "{}: очень слабо",
      ]
    ),
  ]

  private static let general: [LoyaltyClass: [String]] = [
    .promoter: ["Keep it up", "Very satisfied, no wishes", "Todo perfecto", "A reliable partner"],
    .passive: ["OK", "Neither good nor bad", "Pas mal, mais cher", "No opinion, I rarely use it"],
    .detractor: [
      "We expected more", "He said \"never again\"", "Will not renew;\nplease call us", "期待外れでした",
    ],
  ]

  init(_ drivers: [SimulatedDriver]) {
    cells = LoyaltyClass.allCases.map { loyaltyClass in
      let about = Self.aboutDriver[loyaltyClass] ?? ([], [])
      let perDriver = drivers.map { driver in
        (driver.effect < 0 ? about.hurts : about.helps).map { phrase in
          Self.cell(Self.filled(phrase, with: driver.label))
        }
      }
      return perDriver + [(Self.general[loyaltyClass] ?? []).map { Self.cell($0) }]
    }
  }

  /// The finished cell of a comment. `choice` is any number; it picks the phrase.
  func cell(_ loyaltyClass: LoyaltyClass, driver: Int?, choice: Int) -> [UInt8] {
    let position: Int =
      switch loyaltyClass {
      case .promoter: 0
      case .passive: 1
      case .detractor: 2
      }
    let ofClass = cells[position]
    let phrases = ofClass[driver ?? (ofClass.count - 1)]
    return phrases[choice % phrases.count]
  }

  private static func cell(_ text: String) -> [UInt8] {
    var cell = ByteText()
    cell.appendCell(text)
    return cell.bytes
  }

  private static func filled(_ phrase: String, with label: String) -> String {
    let parts = phrase.split(separator: "{}", omittingEmptySubsequences: false)
    return parts.joined(separator: label)
  }
}
