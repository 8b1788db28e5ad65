/// The files a simulated portfolio consists of. All are CSV in UTF-8 with LF line ends.
package enum SimulatedFile: Sendable, Hashable, CaseIterable {
  /// One row per answer: what a survey tool would export.
  case responses
  /// One row per account: what a customer database would export.
  case roster
  /// One row per account (and wave): the truth behind it.
  case accountTruth
  /// One row per driver: its true effect.
  case driverTruth

  /// The name the file goes by: `portfolio.csv`, `roster.csv`, `truth_accounts.csv`, `truth_drivers.csv`.
  package var fileName: String {
    switch self {
    case .responses: "portfolio.csv"
    case .roster: "roster.csv"
    case .accountTruth: "truth_accounts.csv"
    case .driverTruth: "truth_drivers.csv"
    }
  }
}

/// What a simulation has written.
package struct SimulationSummary: Sendable, Hashable {
  /// Accounts, also those without any answer.
  package internal(set) var accounts = 0
  /// Contacts, silent ones included.
  package internal(set) var contacts = 0
  /// Answers: rows of the response file.
  package internal(set) var answers = 0
  /// Accounts nobody answered for.
  package internal(set) var silentAccounts = 0

  mutating func add(_ record: AccountRecord) {
    accounts += 1
    contacts += record.allContacts
    answers += record.allAnswers
    if record.allAnswers == 0 { silentAccounts += 1 }
  }
}
