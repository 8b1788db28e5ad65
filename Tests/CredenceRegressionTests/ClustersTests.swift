import CredenceRegression
import Testing

@Suite("Clusters")
struct ClustersTests {
  @Test("are numbered in order of appearance and keep their rows")
  func numbering() {
    let clusters = Clusters(["b", "a", "b", "c"])
    #expect(clusters.ofRow == [0, 1, 0, 2])
    #expect(clusters.rows == [[0, 2], [1], [3]])
    #expect(clusters.count == 3 && clusters.rowCount == 4)
  }
}
