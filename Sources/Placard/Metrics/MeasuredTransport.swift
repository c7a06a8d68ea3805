import Bitrix24
import Bitrix24REST

/// A transport whose requests are counted and timed.
struct MeasuredTransport: Transport {
  private let transport: any Transport
  private let metrics: Metrics

  init(_ transport: any Transport, _ metrics: Metrics) {
    self.transport = transport
    self.metrics = metrics
  }

  func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    let start = ContinuousClock.Instant.now
    defer { metrics.addRESTCall(time: start.duration(to: .now)) }
    return try await transport.send(request)
  }
}
