import HTML

/// What `/status` shows: the same for people and programs.
struct StatusReport {
  private enum Value {
    case text(String)
    case number(Int)
    case decimal(Double)

    var shown: String {
      switch self {
      case .text(let text): text
      case .number(let number): String(number)
      case .decimal(let number): "\(number)"
      }
    }

    var json: String {
      if case .text(let text) = self { return StatusReport.quoted(text) }
      return shown
    }
  }

  /// How many portals are named.
  private static let shownPortals = 10

  private let items: [(name: StaticString, value: Value)]
  private let portals: [(name: String, count: Int)]

  init(_ state: InstanceState) {
    let (metrics, counts) = (state.metrics, state.metrics.counts)
    func sum(_ isMeant: (RequestCounts.Key) -> Bool) -> Value {
      .number(counts.requests.reduce(0) { isMeant($1.key) ? $0 + $1.value : $0 })
    }
    items = [
      ("version", .text(Version.current)),
      ("pid", .number(Int(Process.identifier))),
      ("started", .text(Timestamp(seconds: Int64(metrics.startTime)).description)),
      ("uptime_seconds", .number(state.now - metrics.startTime)),
      ("requests", sum { _ in true }),
      ("requests_in_flight", .number(metrics.requestsInFlight)),
      ("pages", sum { $0.view == "page" }),
      ("customers", sum { $0.view == "customer" }),
      ("refused", sum { (400..<500).contains($0.status) }),
      ("failed", sum { $0.status >= 500 }),
      ("slow", .number(counts.slow)),
      ("page_ms_p95", Self.milliseconds(counts.histograms["page"])),
      ("customer_ms_p95", Self.milliseconds(counts.histograms["customer"])),
      ("rest_calls", .number(metrics.rest.count)),
      ("rest_ms_p95", Self.milliseconds(metrics.rest)),
      ("rest_errors", .number(counts.restErrors.counts.values.reduce(0, +))),
      ("questions_running", .number(state.questions.running)),
      ("questions_maximum", .number(state.questions.maximumRunning)),
      ("tickets", .number(state.questions.tickets)),
      ("connections_open", .number(metrics.server.open)),
      ("connections_accepted", .number(metrics.server.accepted)),
      ("accept_queue", metrics.server.acceptQueue.map { .number($0.waiting) } ?? .text("unknown")),
      ("connection_incidents", .number(metrics.incidents.counts.values.reduce(0, +))),
      ("registry", .text(state.registryError ?? "good")),
      ("registry_portals", .number(state.portals)),
      ("log_lost_lines", .number(state.lostLines)),
      ("resident_bytes", .number(state.usage.residentBytes)),
      ("descriptors", .number(state.usage.openDescriptors)),
      ("descriptors_maximum", .number(state.usage.maximumDescriptors)),
    ]
    let busiest = counts.portals.mapValues { $0.values.reduce(0, +) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    portals = busiest.prefix(Self.shownPortals).map { ($0.key, $0.value) }
  }

  /// A line each.
  var text: String {
    let lines = items.map { "\($0.name): \($0.value.shown)\n" } + portals.map { "portal \($0.name): \($0.count)\n" }
    return lines.joined()
  }

  var json: String {
    let members = items.map { "\"\($0.name)\":\($0.value.json)" }
    let portals = portals.map { "\(Self.quoted($0.name)):\($0.count)" }.joined(separator: ",")
    return "{" + (members + ["\"portals\":{\(portals)}"]).joined(separator: ",") + "}\n"
  }

  var html: HTML {
    let rows = items.map { name, value -> HTML in
      "<tr><th scope=\"row\">\(name.description)</th><td>\(value.shown)</td></tr>\n"
    }
    let named = portals.map { name, count -> HTML in "<tr><th scope=\"row\">\(name)</th><td>\(count)</td></tr>\n" }
    return """
      <!doctype html>
      <html lang="en">
      <head><meta charset="utf-8"><title>Placard</title></head>
      <body>
      <h1>Placard</h1>
      <table>
      \(rows)</table>
      <h2>Requests of the busiest portals</h2>
      <table>
      \(named)</table>
      </body>
      </html>

      """
  }

  /// The bound that 95 of 100 stay within, the highest where that is not enough; 0 where there is nothing yet.
  private static func milliseconds(_ histogram: Histogram?) -> Value {
    guard let histogram, histogram.count > 0 else { return .number(0) }
    return .decimal((histogram.bound(of: 0.95) ?? Histogram.bounds.last ?? .zero) / .milliseconds(1))
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\u{0}"..<" ": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
