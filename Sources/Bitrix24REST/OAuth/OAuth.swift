import Bitrix24

/// The authorization servers: they renew tokens and say whose a token is.
///
/// Only servers that are configured are ever asked, and the application's secret goes nowhere else.
package struct OAuth: Sendable {
  /// The application's own name and key.
  package struct Credentials: Sendable {
    package let clientID: String
    package let clientSecret: Secret

    package init(clientID: String, clientSecret: Secret) {
      self.clientID = clientID
      self.clientSecret = clientSecret
    }
  }

  /// Answers are small.
  private static let maximumBytes = 65_536

  private let transport: any Transport
  private let servers: [PortalAddress]
  private let credentials: Credentials?
  private let clock: any MonotonicClock
  /// Of access tokens that were asked about.
  private let tokens: TokenStatusCache

  /// - Parameters:
  ///   - servers: those that are known, the usual one first.
  ///   - credentials: without them no token can be renewed.
  package init(
    transport: any Transport, servers: [PortalAddress], credentials: Credentials?,
    clock: any MonotonicClock = ContinuousClock()
  ) {
    self.transport = transport
    self.servers = servers
    self.credentials = credentials
    self.clock = clock
    tokens = TokenStatusCache(clock)
  }

  /// Whether tokens can be renewed.
  package var canRefresh: Bool { credentials != nil && !servers.isEmpty }

  /// The server that a portal names with `SERVER_ENDPOINT` (`https://oauth.bitrix.info/rest/`), if it is a known one. Older
  /// portals name none; the usual one is theirs.
  package func server(endpoint: String?) -> PortalAddress? {
    guard let endpoint, !endpoint.isEmpty else { return servers.first }
    return PortalAddress.split(url: endpoint).flatMap { servers.contains($0.address) ? $0.address : nil }
  }

  /// Exchanges a refresh token for a new pair.
  ///
  /// Documentation: <https://apidocs.bitrix24.com/settings/oauth/auto-renewal.html>
  ///
  /// - Parameter server: a known one, see ``server(endpoint:)``; no other is asked.
  /// - Throws: ``RESTError/invalidToken`` where the server does not take the refresh token (`invalid_grant`),
  ///   ``RESTError/invalidClient`` where it does not take the credentials (`invalid_client`, `wrong_client`).
  package func refresh(
    _ refreshToken: Secret, at server: PortalAddress, deadline: ContinuousClock.Instant
  ) async throws(RESTError) -> TokenResponse {
    guard let credentials else { throw .invalidToken }
    var form = FormEncoder()
    form.append("grant_type", "refresh_token")
    form.append("client_id", credentials.clientID)
    credentials.clientSecret.withExposed { form.append("client_secret", $0) }
    refreshToken.withExposed { form.append("refresh_token", $0) }
    let body = try await send(form, to: server, path: "/oauth/token/", deadline: deadline)
    guard let grant = TokenResponse(body, now: clock.now) else { throw .unreadable }
    return grant
  }

  /// Why a server has not accepted an access token within the last minute, if it has not.
  package func refusal(of accessToken: Secret, at server: PortalAddress) -> RESTError? {
    tokens.refusal(of: accessToken, at: server)
  }

  /// Asks whose a token is. The server's `app.info` is another method than the portal's of that name. A token that the
  /// server does not accept is remembered, see ``refusal(of:at:)``.
  package func proof(
    of accessToken: Secret, at server: PortalAddress, deadline: ContinuousClock.Instant
  ) async throws(RESTError) -> TokenIntrospection {
    var form = FormEncoder()
    accessToken.withExposed { form.append("auth", $0) }
    let body: JSONValue
    do throws(RESTError) {
      body = try await send(form, to: server, path: "/rest/app.info", deadline: deadline)
    } catch {
      if error.isRefusal { tokens.refuse(accessToken, at: server, because: error) }
      throw error
    }
    guard let proof = body["result"].flatMap({ TokenIntrospection($0) }) else { throw .unreadable }
    return proof
  }

  private func send(
    _ form: FormEncoder, to server: PortalAddress, path: String, deadline: ContinuousClock.Instant
  ) async throws(RESTError) -> JSONValue {
    guard servers.contains(server) else { throw .transport(.forbiddenAddress) }
    let request = TransportRequest(
      server: server, path: path, body: RequestBody(form.bytes), deadline: deadline, maximumBytes: Self.maximumBytes,
      // Servers are named by the administrator.
      allowsPrivateAddress: true)
    let response: TransportResponse
    do throws(TransportError) {
      response = try await transport.send(request)
    } catch {
      throw .transport(error)
    }
    if Redirect.isRedirect(response.status) { throw .badRedirect }
    guard response.body.count <= Self.maximumBytes else { throw .transport(.tooLarge) }
    let body = JSONReader.readWhole(response.body, limits: .placementOptions)
    if let report = body.flatMap({ ErrorReport($0) }) {
      throw report.error(status: response.status, resetAt: clock.now)
    }
    guard response.status == 200 else { throw .server(code: "", status: response.status) }
    guard let body, case .object = body else { throw .unreadable }
    return body
  }
}

extension RESTError {
  /// Whether a server that says so about a token will say the same a moment later.
  fileprivate var isRefusal: Bool {
    switch self {
    case .expiredToken, .invalidToken, .accessDenied, .noAccessToApplication, .insufficientScope, .notFound,
      .planWithoutREST, .notInstalled, .applicationNotFound, .authorizationFailed, .confirmationWaiting, .portalDeleted,
      .paymentRequired:
      true
    case .server(_, let status): (400..<500).contains(status) && status != 429
    case .invalidClient, .alreadyBound, .queryLimitExceeded, .operationTimeLimit, .overloaded, .methodNotFound, .moved,
      .badRedirect, .unreadable, .transport:
      false
    }
  }
}
