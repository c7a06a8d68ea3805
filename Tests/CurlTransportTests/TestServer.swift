import Bitrix24
import CLinux
import Glibc
import Threads

/// A server on 127.0.0.1 that does with each connection what a test wants, on a thread of its own.
final class TestServer: Sendable {
  let port: UInt16
  /// Connections that were accepted.
  let accepted = Counter()
  /// Connections that are open.
  let open = Counter()
  private let listener: Int32

  /// - Parameter serve: gets each connection, which is closed when it returns.
  init(serve: @escaping @Sendable (ServerConnection) -> Void) {
    (listener, port) = Loopback.listen()
    onThread { [listener, accepted, open] in
      while true {
        let descriptor = accept4(listener, nil, nil, Int32(SOCK_CLOEXEC.rawValue))
        if descriptor < 0 {
          if errno == EINVAL { break }
          continue
        }
        accepted.increment()
        open.increment()
        onThread {
          serve(ServerConnection(descriptor: descriptor))
          open.decrement()
        }
      }
      close(listener)
    }
  }

  /// A server that answers every request and keeps the connections.
  convenience init(answer: @escaping @Sendable (ReceivedRequest, ServerConnection) -> Void) {
    self.init { connection in
      while let request = connection.receive() { answer(request, connection) }
    }
  }

  deinit {
    // The thread that accepts gets an error and closes the socket. Closed here, its number could be another server's
    // by the time that the thread accepts from it.
    shutdown(listener, Int32(SHUT_RDWR))
  }

  func address(_ host: String = "127.0.0.1", isSecure: Bool = false) -> PortalAddress {
    PortalAddress("\(host):\(port)", isSecure: isSecure)!
  }
}

/// Runs something that blocks where it holds up nobody.
func onThread(_ body: @escaping @Sendable () -> Void) {
  do throws(Thread.StartError) {
    try Thread(signals: .inherited, body).detach()
  } catch {
    fatalError("no thread for a test: \(error.code)")
  }
}
