/// Writes metrics in Prometheus's text format 0.0.4
/// (<https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format>).
struct PrometheusText {
  static let contentType: StaticString = "text/plain; version=0.0.4; charset=utf-8"

  typealias Label = (name: String, value: String)

  enum Kind: String {
    case counter
    case gauge
    case histogram
  }

  private(set) var bytes: [UInt8] = []

  /// One metric without labels.
  mutating func add(_ name: StaticString, _ kind: Kind, _ help: StaticString, _ value: Double) {
    begin(name, kind, help)
    addSample(name.description, [], value)
  }

  mutating func add(_ name: StaticString, _ kind: Kind, _ help: StaticString, _ value: Int) {
    add(name, kind, help, Double(value))
  }

  /// One metric with a sample for each set of labels, ordered by them. It is there also where there is none yet.
  mutating func add(
    _ name: StaticString, _ kind: Kind, _ help: StaticString, _ samples: [(labels: [Label], value: Int)]
  ) {
    begin(name, kind, help)
    let ordered = samples.sorted { $0.labels.map(\.value).lexicographicallyPrecedes($1.labels.map(\.value)) }
    for sample in ordered { addSample(name.description, sample.labels, Double(sample.value)) }
  }

  mutating func add(
    _ name: StaticString, _ help: StaticString, _ histograms: [(labels: [Label], value: Histogram)]
  ) {
    begin(name, .histogram, help)
    for (labels, histogram) in histograms {
      var cumulated = 0
      for (index, count) in histogram.counts.enumerated() {
        cumulated += count
        let bound = index < Histogram.bounds.count ? Self.text(Histogram.bounds[index] / .seconds(1)) : "+Inf"
        addSample("\(name)_bucket", labels + [("le", bound)], Double(cumulated))
      }
      addSample("\(name)_sum", labels, histogram.sum / .seconds(1))
      addSample("\(name)_count", labels, Double(cumulated))
    }
  }

  private mutating func begin(_ name: StaticString, _ kind: Kind, _ help: StaticString) {
    append("# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n")
  }

  private mutating func addSample(_ name: String, _ labels: [Label], _ value: Double) {
    let list = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
    append(name + (list.isEmpty ? "" : "{\(list)}") + " \(Self.text(value))\n")
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private static func text(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.append(character)
      }
    }
  }
}
