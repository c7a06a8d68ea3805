import Bitrix24
import Bitrix24REST
import CCurl
import Synchronization
import Threads

/// Outbound requests to portals and authorization servers over HTTPS, on libcurl.
///
/// One thread of its own carries all requests; kept connections are shared by all that may use them. Certificates are
/// always checked. Addresses that are not of the public Internet are refused, judged on the peer that is really
/// connected, unless a request allows them or they are inside a configured network.
package final class CurlTransport: Transport {
  /// Why it cannot start, in words.
  package struct StartError: Error, CustomStringConvertible, Sendable {
    package let description: String
  }

  private enum Phase {
    case idle
    case running(Mailbox, Thread)
    case stopped
  }

  private let options: Options
  private let phase = Mutex(Phase.idle)

  /// Does nothing yet: see ``start()``.
  package init(options: Options) {
    self.options = options
  }

  deinit {
    phase.withLock { phase in
      guard case .running(let mailbox, let thread) = phase else { return }
      mailbox.stop()
      thread.detach()
    }
  }

  /// Starts the thread ahead of the first request, which then loads libcurl. Does nothing when it runs.
  package func start() throws(StartError) {
    _ = try runningMailbox()
  }

  /// Ends what runs and waits with `.cancelled`, closes all connections, and returns when the thread has ended.
  /// Requests that come later end with `.cancelled` as well.
  package func stop() {
    let running: (Mailbox, Thread)? = phase.withLock { phase in
      defer { phase = .stopped }
      if case .running(let mailbox, let thread) = phase { return (mailbox, thread) }
      return nil
    }
    guard let (mailbox, thread) = running else { return }
    mailbox.stop()
    thread.join()
  }

  /// Sends a request and returns the answer, whatever its status.
  ///
  /// A request fails with `.overloaded` also when it is the first one and the thread cannot start, or libcurl cannot be
  /// loaded; the next one tries again.
  package func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
    let mailbox: Mailbox?
    do {
      mailbox = try runningMailbox()
    } catch {
      throw .overloaded
    }
    guard let mailbox else { throw .cancelled }

    let exchange = PendingRequest(request)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if exchange.await(continuation), !mailbox.submit(exchange) { exchange.fail(.cancelled) }
      }
    } onCancel: {
      exchange.fail(.cancelled)
      mailbox.cancel(exchange)
    }
    return try outcome.get()
  }

  /// The running loop's mailbox; starts the loop if need be. `nil` after the stop.
  private func runningMailbox() throws(StartError) -> Mailbox? {
    try phase.withLock { phase throws(StartError) in
      switch phase {
      case .stopped: return nil
      case .running(let mailbox, _): return mailbox
      case .idle:
        let (mailbox, thread) = try startLoop()
        phase = .running(mailbox, thread)
        return mailbox
      }
    }
  }

  private func startLoop() throws(StartError) -> (Mailbox, Thread) {
    guard let multi = ccurl_multi_create() else { throw StartError(description: "memory or descriptors lack") }
    let waker = Waker(multi: multi)
    let mailbox = Mailbox(waker: waker)
    let options = options
    do throws(Thread.StartError) {
      let thread = try Thread(signals: .blocked) {
        EventLoop(multi: waker.multi, mailbox: mailbox, options: options).run()
      }
      return (mailbox, thread)
    } catch {
      ccurl_multi_destroy(multi)
      throw StartError(description: "the system has no thread to give")
    }
  }
}
