import CredenceAnalysis
public import CredenceImport

extension RejectReason: Worded {
  /// What is the matter, in one sentence.
  public func sentence(naming: SettingNaming) -> String {
    switch self {
    case .accountMissing: "The row names no account."
    case .ambiguousDate: "The date can be read month first or day first, and the column does not decide it."
    case .blankRow: "All cells of the row are blank."
    case .blankScore: "The row has no score."
    case .countNegative: "A count is negative."
    case .countNotAvailable: "A count is not available."
    case .countPercent: "A count is a percentage."
    case .countSuppressed: "A count is suppressed."
    case .countUnreadable: "A count is not a whole number."
    case .countsDisagree: "The counts do not fit each other: more answers than contacts, or another sum."
    case .countsTooLarge: "With this row the counts of the file add up to more than can be counted."
    case .futureDate: "The date lies in the future."
    case .impossibleDate: "There is no such date or time."
    case .incompleteResponse: "The response is partial or disqualified: it was not completed."
    case .missingPossibleLostZero:
      "The response is finished but its score is blank: some exports write the score 0 as a blank."
    case .outsidePeriod: "The answer came before or after the days asked for."
    case .undatedAnswer: "The answer has no date, and answers of certain days were asked for."
    case .nulByte: "The row holds a NUL byte, which no text has."
    case .otherHeading: "The row is a heading with other columns than the first."
    case .previewRow: "The row is a preview or test of the survey, not an answer."
    case .raggedRow: "The row has more or fewer cells than the header."
    case .ratingOffScale: "The satisfaction rating lies outside its scale."
    case .ratingUnreadable: "The satisfaction rating is neither a number nor a known word."
    case .repeatedHeading: "The heading stands here again, as in files joined by hand."
    case .revenueUnreadable: "The revenue is not a number."
    case .rowTooLong: "The row does not end within the longest length a row may have."
    case .scoreDate: "The score is written as a date; a spreadsheet may have made 10-Sep of the choice 9-10."
    case .scoreExponent: "The score is written with an exponent."
    case .scoreHexadecimal: "The score is written as a hexadecimal number."
    case .scoreNotInteger: "The score is not a whole number."
    case .scoreOffScale: "The score lies outside the scale."
    case .scorePercent: "The score is a percentage."
    case .scoreRatio: "The score is a ratio or fraction."
    case .scoreWords: "The score is words without a number."
    case .supersededAnswer:
      "The same respondent answered again, and of each respondent one answer counts (\(naming(.answers)) says which)."
    case .textAfterQuote: "Text follows the closing quote of a cell."
    case .unclosedQuote: "A quote opens in the row and never closes."
    case .unreadableDate: "The cell is not a date in any known form."
    }
  }

  /// What can be done about it.
  public func remedy(naming: SettingNaming = .plan) -> String {
    switch self {
    case .accountMissing: "Fill in the account, or name the right column with \(naming(.column(.account)))."
    case .ambiguousDate: "Write dates as YYYY-MM-DD."
    case .blankRow: "Nothing needs to be done."
    case .blankScore: "Nothing needs to be done if the respondent did not answer the question."
    case .countNegative, .countUnreadable: "Write the count as a whole number, 0 or more."
    case .countNotAvailable: "Leave the row out, or ask for the counts."
    case .countPercent: "Give the number of answers in each class; shares alone do not say how many answered."
    case .countSuppressed: "Ask for the counts: small groups are hidden by the export."
    case .countsDisagree, .countsTooLarge: "Correct the counts."
    case .futureDate:
      "Correct the date, or check the clock of this machine; if the column is not when people answered, name the right one with \(naming(.column(.date), "COLUMN")), or set it aside with \(naming(.map, "\"COLUMN=ignore\""))."
    case .impossibleDate: "Correct the date."
    case .incompleteResponse: "Nothing needs to be done."
    case .missingPossibleLostZero: "Compare with the survey tool's own count of zeros, and write the 0 back."
    case .outsidePeriod: "Nothing needs to be done; \(naming(.since)) and \(naming(.until)) choose the days."
    case .undatedAnswer: "Fill in the date, or leave out \(naming(.since)) and \(naming(.until))."
    case .nulByte: "Export the file again as UTF-8 text."
    case .otherHeading: "Put the tables into files of their own."
    case .previewRow, .repeatedHeading: "Nothing needs to be done."
    case .raggedRow: "Quote cells that hold the delimiter or a line break, or export the file again."
    case .ratingOffScale: "Correct the rating, or declare the column's scale."
    case .ratingUnreadable: "Correct the rating, or declare what its words mean."
    case .revenueUnreadable: "Write the revenue as a plain number."
    case .rowTooLong: "Look for a missing line break, or export the file again."
    case .scoreDate:
      "Export the file again and open it as text, or write the answers back as whole numbers."
    case .scoreExponent, .scoreHexadecimal, .scoreWords: "Write the score as a whole number."
    case .scoreNotInteger: "Scores are whole numbers; check that the column is an answer, not an average."
    case .scoreOffScale:
      "Correct it, or declare a mark for a missing answer with \(naming(.sentinels)), as in 11=missing."
    case .scorePercent, .scoreRatio: "Write the answer itself; scores are never converted silently."
    case .supersededAnswer: "Choose which answers count with \(naming(.answers))."
    case .textAfterQuote: "Double the quotes inside the cell, or export the file again."
    case .unclosedQuote: "Close the quote, or double it if it belongs to the text."
    case .unreadableDate:
      "Write dates as YYYY-MM-DD; if the column is not when people answered, name the right one with \(naming(.column(.date), "COLUMN")), or set it aside with \(naming(.map, "\"COLUMN=ignore\""))."
    }
  }
}
