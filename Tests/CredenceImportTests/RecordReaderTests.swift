import CredenceDelimitedText
import CredenceTestSupport
import Testing

@testable import CredenceImport

@Suite("Records against Python's csv module")
struct RecordReaderTests {
  struct Case: Decodable {
    let delimiter: String
    let text: String
    let rows: [[String]]
  }

  @Test("every cell of random tables, with the delimiter told")
  func randomTables() throws {
    for table in try Fixtures.cases("Import/random_tables.json", as: Case.self) {
      let file = FileBytes(name: "table.csv", bytes: Array(table.text.utf8))
      let source = try SourceText(file, delimiter: table.delimiter.utf8.first)
      var rows: [[String]] = []
      source.forEachRecord { record, _, cells in
        #expect(record.fault == nil)
        rows.append(cells)
      }
      #expect(rows == table.rows)
    }
  }

  @Test("the delimiter of random tables is found where they are quoted throughout or long")
  func delimiters() throws {
    var found = 0
    for table in try Fixtures.cases("Import/random_tables.json", as: Case.self) where table.rows.count >= 10 {
      let source = try SourceText(
        FileBytes(name: "table.csv", bytes: Array(table.text.utf8)), delimiter: nil)
      #expect(source.text.dialect.delimiter == table.delimiter.utf8.first)
      found += 1
    }
    #expect(found > 20)
  }
}
