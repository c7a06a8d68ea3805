import Bitrix24
import Bitrix24REST
import Glibc

@testable import CurlTransport

extension CurlTransport {
  /// One that is made where the environment names proxies that lead nowhere, and believes in one more network.
  static func make(_ change: (inout Options) -> Void = { _ in }) -> CurlTransport {
    _ = Self.environment
    var options = Options(userAgent: "Placard/test")
    change(&options)
    return CurlTransport(options: options)
  }

  private static let environment: Void = {
    for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
      setenv(name, "http://127.0.0.1:1", 1)
    }
  }()

  /// Sends a request; the failure is a value, for comparing.
  func ask(
    _ server: PortalAddress, path: String = "/rest/batch.json", form: String = "halt=0",
    within limit: Duration = .seconds(120),
    maximumBytes: Int = 1 << 20, allowsPrivateAddress: Bool = true
  ) async -> Answer {
    let request = TransportRequest(
      server: server, path: path, body: RequestBody(Array(form.utf8)), deadline: .now + limit,
      maximumBytes: maximumBytes,
      allowsPrivateAddress: allowsPrivateAddress)
    do throws(TransportError) {
      let response = try await send(request)
      return .success(status: response.status, String(decoding: response.body, as: UTF8.self), response.location)
    } catch {
      return .failure(error)
    }
  }
}

/// What became of a request.
enum Answer: Hashable, Sendable {
  case success(status: Int, String, String?)
  case failure(TransportError)

  /// Status 200 and this text.
  static func ok(_ body: String) -> Answer { .success(status: 200, body, nil) }

  var body: String? {
    if case .success(_, let body, _) = self { return body }
    return nil
  }
}
