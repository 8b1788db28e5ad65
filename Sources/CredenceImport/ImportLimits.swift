import CredenceDelimitedText
import CredenceSurvey

/// What a reader refuses rather than trying: a file beyond these is damaged or is no table.
package enum ImportLimits {
  /// The longest record in bytes, line breaks within quotes included. A longer one is an error of its row.
  package static let longestRecord = TextLimits.longestRecord
  /// The most columns a file may have.
  package static let mostColumns = TextLimits.mostColumns
  /// The most answers, and the most contacts, of a file of counts or a roster in all its rows. Half of what may be
  /// counted at all, so that a file and a roster fit together.
  package static let mostCounted = ScoreCounts.maximumResponses / 2
}
