// swift-tools-version: 6.2
import PackageDescription

// Apart from the library, so that its users never resolve what only benchmarks need.
let package = Package(
  name: "CredenceBenchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "Credence", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Library",
      dependencies: [
        .product(name: "Credence", package: "Credence"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Library",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
