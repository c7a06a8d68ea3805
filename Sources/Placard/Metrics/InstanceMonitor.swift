import Glibc
import HTTPMessage
import PortalStore
import WidgetRuntime

/// Tells of this instance of the program: `/status` and `/metrics`.
struct InstanceMonitor: StatusProvider {
  let metrics: Metrics
  let registry: PortalRegistry
  /// Whether portals can install the application: else the registry needs no folder.
  let takesInstallations: Bool
  let parts: PartService
  let log: Log

  func metricsPage() -> Response {
    var response = Response(status: .ok, contentType: PrometheusText.contentType, body: state.prometheusText)
    Self.finish(&response)
    return response
  }

  func statusPage(_ format: StatusFormat) -> Response {
    let report = StatusReport(state)
    var response =
      switch format {
      case .text: Response(status: .ok, contentType: "text/plain; charset=utf-8", body: Array(report.text.utf8))
      case .html: Response(status: .ok, contentType: "text/html; charset=utf-8", body: report.html.bytes)
      case .json: Response(status: .ok, contentType: "application/json", body: Array(report.json.utf8))
      }
    Self.finish(&response)
    return response
  }

  private var state: InstanceState {
    InstanceState(
      metrics: metrics.snapshot, usage: .now, questions: parts.usage,
      registryError: registryError?.description, portals: registry.all.count, lostLines: log.lostLines,
      now: time(nil))
  }

  private var registryError: RegistryError? {
    registry.health.error.flatMap { takesInstallations || $0.kind != .missingFolder ? $0 : nil }
  }

  private static func finish(_ response: inout Response) {
    response.append("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
    response.append("Cache-Control", "no-store")
    response.append("X-Content-Type-Options", "nosniff")
  }
}
