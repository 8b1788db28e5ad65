import CredenceSimulation
import CredenceSurvey

/// The files of a simulation, gathered.
struct SimulatedText {
  var bytes: [SimulatedFile: [UInt8]] = [:]
  var largestChunk = 0
  let summary: SimulationSummary

  init(_ plan: SimulationPlan, threads: Int = 1) throws {
    var gathered: [SimulatedFile: [UInt8]] = [:]
    var largest = 0
    summary = try SimulatedPortfolio(plan).write(threads: threads) { file, chunk in
      gathered[file, default: []].append(contentsOf: chunk)
      largest = max(largest, chunk.count)
    }
    bytes = gathered
    largestChunk = largest
  }

  func rows(_ file: SimulatedFile) -> SheetRows { SheetRows(bytes[file] ?? []) }
}

/// CSV read by the book (RFC 4180), slowly, and by nothing the simulation was written with.
struct SheetRows {
  let header: [String]
  let rows: [[String]]

  init(_ bytes: [UInt8]) {
    var all: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var quoted = false
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch (byte, quoted) {
      case (34, true) where position < bytes.count && bytes[position] == 34:
        cell.append(34)
        position += 1
      case (34, _): quoted.toggle()
      case (44, false), (10, false):
        row.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
        if byte == 10 {
          all.append(row)
          row = []
        }
      default: cell.append(byte)
      }
    }
    // Text behind the last line end would be a row the writer did not finish.
    if !cell.isEmpty || !row.isEmpty || quoted { all.append(row + ["unfinished"]) }
    header = all.first ?? []
    rows = Array(all.dropFirst())
  }

  func column(_ name: String) -> [String] {
    guard let position = header.firstIndex(of: name) else { return [] }
    return rows.map { $0[position] }
  }

  func numbers(_ name: String) -> [Double?] { column(name).map { Double($0) } }
}

/// Sums by account: a mean and its standard error when the answers of an account go together.
struct ClusteredMean {
  private var sums: [String: (sum: Double, count: Double)] = [:]

  mutating func add(_ value: Double, in account: String) {
    let before = sums[account] ?? (0, 0)
    sums[account] = (before.sum + value, before.count + 1)
  }

  var count: Double { sums.values.reduce(0) { $0 + $1.count } }
  var mean: Double { sums.values.reduce(0) { $0 + $1.sum } / count }

  /// Ratio estimator over accounts: the root of the sum of squared account residuals, over the count.
  var standardError: Double {
    let mean = mean
    let squares = sums.values.reduce(0) { total, account in
      let residual = account.sum - mean * account.count
      return total + residual * residual
    }
    return squares.squareRoot() / count
  }

  /// Whether the mean lies within 5 standard errors of a truth: a right simulation fails once in 1.7 million.
  func agrees(with truth: Double) -> Bool { abs(mean - truth) <= 5 * standardError }
}
