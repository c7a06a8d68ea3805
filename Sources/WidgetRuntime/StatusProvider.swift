import HTTPMessage

/// Tells of one running instance of the program, to whoever looks after it on its machine.
package protocol StatusProvider: Sendable {
  /// How it is, in short.
  func statusPage(_ format: StatusFormat) -> Response

  /// All that is counted, for Prometheus.
  func metricsPage() -> Response
}

/// For whom ``StatusProvider/statusPage(_:)`` is.
package enum StatusFormat: Sendable {
  case text
  case html
  case json

  /// `?json` is for programs; browsers say that they like HTML, other clients get text.
  init(_ request: Request) {
    if request.query.split(separator: UInt8(ascii: "&")).contains(where: { $0.elementsEqual("json".utf8) }) {
      self = .json
    } else {
      self = request.accept.contains("text/html") ? .html : .text
    }
  }
}
