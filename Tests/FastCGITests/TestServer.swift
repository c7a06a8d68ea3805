import Glibc
import Synchronization
import TestSupport

@testable import CFastCGI
@testable import FastCGI
@testable import HTTPMessage

/// A server on a Unix socket of its own, and what happened to it.
final class TestServer: Sendable {
  let folder = TemporaryFolder()
  let server: Server
  let timeouts = Counter()
  let clientsGone = Counter()
  let malformed = Counter()
  let responses = Counter()
  var path: String { folder.file("socket") }

  /// - Parameter starts: if not, peers can connect already, and wait for `server.start()`.
  init(
    threads: Int = 2,
    ioTimeout: Duration = .seconds(60),
    maximumBody: Int = 65_536,
    starts: Bool = true,
    respond: ClosureResponder = .init { _ in .text("hello") }
  ) throws {
    let (timeouts, clientsGone, malformed, responses) = (timeouts, clientsGone, malformed, responses)
    server = try Server(
      socket: ListeningSocket(path: folder.file("socket"), mode: 0o600, group: nil),
      options: Server.Options(threads: threads, ioTimeout: ioTimeout, maximumBody: maximumBody),
      responder: ClosureResponder { request in
        responses.increment()
        return await respond.respond(to: request)
      },
      onIncident: { incident in
        switch incident {
        case .timedOut: timeouts.increment()
        case .clientGone: clientsGone.increment()
        case .malformed: malformed.increment()
        case .acceptFailed, .failed: break
        }
      }
    )
    if starts { try server.start() }
  }

  func peer(receiveBuffer: Int32? = nil) -> Peer { Peer(path: path, receiveBuffer: receiveBuffer) }

  func stop(within limit: Duration = .seconds(10)) async -> Bool {
    await onOwnThread { [server] in server.stop(within: limit) }
  }

  /// Runs a test on a server and stops it.
  static func run(
    threads: Int = 2,
    ioTimeout: Duration = .seconds(60),
    maximumBody: Int = 65_536,
    respond: ClosureResponder = .init { _ in .text("hello") },
    _ body: (TestServer) async throws -> Void
  ) async throws {
    let server = try TestServer(threads: threads, ioTimeout: ioTimeout, maximumBody: maximumBody, respond: respond)
    do {
      try await body(server)
    } catch {
      _ = await server.stop(within: .zero)
      throw error
    }
    _ = await server.stop()
  }
}
