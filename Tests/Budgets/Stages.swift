import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage
import PortalStore
import WidgetRuntime
import Widgets

/// The stages of one request, each to be gone through as often as is wanted.
struct Stages {
  private let request: Request
  private let call: PlacementCall
  private let router: Router

  /// - Parameters:
  ///   - query: that of a portal's form.
  ///   - body: that of the same form.
  init(query: [UInt8], body: [UInt8]) throws {
    request = Request(
      method: .post, query: query, contentType: "application/x-www-form-urlencoded",
      id: "7f7c83ec5f384eea2902f7b4431e62d7", body: .success(body))
    call = try Self.call(query: query, body: body)
    let accessPolicy = AccessPolicy(
      portals: [PortalPattern(call.portal.host)].compactMap(\.self), applicationToken: nil)
    router = Router(
      Router.Options(
        accessPolicy: accessPolicy, theme: .light, library: .bitrix24Library, basePath: "/", hasClientCredentials: false
      ), catalog: .standard)
  }

  /// - Returns: something that depends on every run, so that none can be left out.
  func run(_ stage: Stage, count: Int) async throws -> Int {
    var sum = 0
    for _ in 0..<count {
      sum &+= try await run(stage)
    }
    return sum
  }

  private func run(_ stage: Stage) async throws -> Int {
    switch stage {
    case .parse:
      guard case .success(let body) = request.body else { return 0 }
      return try Self.call(query: request.query, body: body).received.count
    case .route:
      guard case .widget = try Endpoint(request, basePath: "/") else { return 0 }
      return 1
    case .render:
      return try await router.page(for: call).body.count
    case .router:
      return await router.answer(request).response.body.count
    }
  }

  private static func call(query: [UInt8], body: [UInt8]) throws -> PlacementCall {
    var form = FormFields(urlEncoded: query)
    form.append(urlEncoded: body)
    return try PlacementCall(form)
  }
}
