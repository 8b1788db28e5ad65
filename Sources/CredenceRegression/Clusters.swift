/// Which rows belong together. Rows of one account are not independent: they share its random intercept.
///
/// Clusters are numbered from 0 in order of first appearance, so results do not depend on hashing.
package struct Clusters: Sendable, Hashable {
  /// The cluster of each row, `0..<count`.
  package let ofRow: [Int]
  /// The rows of each cluster, in the order of the data.
  package let rows: [[Int]]

  /// Clusters of any labels: equal labels are one cluster.
  package init(_ labels: some Sequence<some Hashable>) {
    var numbers: [AnyHashable: Int] = [:]
    var ofRow: [Int] = []
    var rows: [[Int]] = []
    for (row, label) in labels.enumerated() {
      let number = numbers[AnyHashable(label)] ?? rows.count
      if number == rows.count {
        numbers[AnyHashable(label)] = number
        rows.append([])
      }
      ofRow.append(number)
      rows[number].append(row)
    }
    self.ofRow = ofRow
    self.rows = rows
  }

  /// Every row on its own.
  package static func singletons(_ rowCount: Int) -> Clusters { Clusters(0..<rowCount) }

  /// The number of clusters.
  package var count: Int { rows.count }

  /// The number of rows.
  package var rowCount: Int { ofRow.count }
}
