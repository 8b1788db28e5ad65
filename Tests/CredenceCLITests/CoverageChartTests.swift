import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Charts of coverage")
struct CoverageChartTests {
  struct Report: Decodable {
    struct Row: Decodable {
      let method: String
      let responses: Int
      let mean: Double
      let minimum: Double
      let meanWidth: Double
    }
    let coverage: [Row]
  }

  static func picture(_ path: String) throws -> String {
    let data = try Data(contentsOf: URL(filePath: path))
    #expect(XMLParser(data: data).parse(), "\(path) is not well formed")
    return String(decoding: data, as: UTF8.self)
  }

  static func three(_ value: Double) -> String { String(format: "%.3f", value) }

  @Test("three pictures, whose lines end at the values of the report")
  func pictures() throws {
    let folder = try TemporaryFolder()
    let charts = folder.file("deep/charts")
    let outcome = try Command.run([
      "coverage", "--method", "newcombe", "--method", "tango", "--responses", "5,3,8", "--divisions", "10",
      "--chart", charts, "--format", "json", "--quiet",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: charts).sorted()
        == ["mean-coverage.svg", "minimum-coverage.svg", "width.svg"])
    let report = try JSONDecoder().decode(Report.self, from: outcome.outputBytes)
    func row(_ method: String, _ responses: Int) throws -> Report.Row {
      try #require(report.coverage.first { $0.method == method && $0.responses == responses })
    }
    let mean = try Self.picture("\(charts)/mean-coverage.svg")
    let minimum = try Self.picture("\(charts)/minimum-coverage.svg")
    let width = try Self.picture("\(charts)/width.svg")
    for method in ["newcombe", "tango"] {
      let first = try row(method, 3)
      let last = try row(method, 8)
      #expect(
        mean.contains(
          "<title>\(method): \(Self.three(first.mean)) at 3, \(Self.three(last.mean)) at 8</title>"))
      #expect(
        minimum.contains(
          "<title>\(method): \(Self.three(first.minimum)) at 3, \(Self.three(last.minimum)) at 8</title>"))
    }
    // The default is not among them: the first is what widths are divided by.
    let ratios = try [3, 8].map { try row("tango", $0).meanWidth / row("newcombe", $0).meanWidth }
    #expect(
      width.contains(
        String(format: "<title>tango: %.2f at 3, %.2f at 8</title>", ratios[0], ratios[1])))
  }

  @Test("beside limits only the lowest coverage means anything, and is drawn")
  func worstCase() throws {
    let folder = try TemporaryFolder()
    let charts = folder.file("charts")
    let outcome = try Command.run([
      "coverage", "--method", "newcombe", "--responses", "3-4", "--divisions", "5", "--worst-case", "--chart",
      charts, "--quiet",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: charts) == ["minimum-coverage.svg"])
  }

  @Test("more methods than a reader can follow have a panel each; two share one")
  func panels() throws {
    let folder = try TemporaryFolder()
    for (options, panels) in [
      (["--method", "all"], nil), (["--proportion", "--method", "wilson", "--method", "wald"], 1),
    ] {
      let charts = folder.file("charts")
      let outcome = try Command.run(
        [
          "coverage", "--responses", "3,4", "--divisions", "5", "--chart", charts, "--format", "json",
          "--quiet",
        ]
          + options)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let report = try JSONDecoder().decode(Report.self, from: outcome.outputBytes)
      let methods = Set(report.coverage.map(\.method))
      let text = try Self.picture("\(charts)/minimum-coverage.svg")
      #expect(text.components(separatedBy: "<clipPath").count - 1 == panels ?? methods.count)
      for method in methods { #expect(text.contains("<title>\(method): ")) }
    }
  }

  @Test("a line needs two numbers of answers; a folder that cannot be made is 74")
  func refused() throws {
    let folder = try TemporaryFolder()
    let one = try Command.run(["coverage", "--responses", "5,5", "--chart", folder.file("charts")])
    #expect(one.status == 64)
    #expect(one.errors.contains("--chart"))
    let file = try folder.write("mine", to: "file")
    let blocked = try Command.run(["coverage", "--responses", "1,2", "--divisions", "2", "--chart", file])
    #expect(blocked.status == 74, "\(blocked.errors)")
    #expect(blocked.output.isEmpty)
    #expect(try folder.contents == ["file"])
  }
}
