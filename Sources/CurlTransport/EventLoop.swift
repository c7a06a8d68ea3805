import Bitrix24
import Bitrix24REST
import CCurl

/// Runs transfers on one thread, the only one that touches them and libcurl's handles.
///
/// An exchange comes by the mailbox. It runs at once as a ``Transfer``, or waits in the ``Admission``; either way the
/// loop owns it until it ends, by what libcurl reports, by its deadline, by a cancellation or by the stop.
///
/// The first exchange loads libcurl: a server that has asked nobody yet does without it.
final class EventLoop {
  private let multi: OpaquePointer
  private let mailbox: Mailbox
  private let options: CurlTransport.Options
  /// `nil` until libcurl is loaded.
  private var settings: TransferSettings?
  private var admission: Admission
  private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]

  /// - Parameter multi: owned by the loop from now on.
  init(multi: OpaquePointer, mailbox: Mailbox, options: CurlTransport.Options) {
    self.multi = multi
    self.mailbox = mailbox
    self.options = options
    admission = Admission(options: options)
  }

  deinit {
    ccurl_multi_destroy(multi)
  }

  /// Returns when the mailbox is stopped, with everything ended.
  func run() {
    while true {
      let mail = mailbox.collect()
      for exchange in mail.submitted { accept(exchange) }
      for exchange in mail.cancelled { drop(exchange) }
      if mail.isStopped { return end() }
      for exchange in admission.takeExpired(at: .now) { exchange.fail(.deadline) }
      ccurl_multi_perform(multi)
      finishTransfers()
      startWaiting()
      // A transfer just started makes this return at once.
      let limit = admission.earliestDeadline.map { max(ContinuousClock.now.duration(to: $0).milliseconds, 0) }
      ccurl_multi_wait(multi, Int32(limit ?? Int(Int32.max)))
    }
  }

  private func accept(_ exchange: PendingRequest) {
    guard !exchange.hasEnded else { return }
    guard prepare() else { return exchange.fail(.overloaded) }
    switch admission.admit(exchange) {
    case .run: start(exchange)
    case .wait: break
    case .refuse: exchange.fail(.overloaded)
    }
  }

  /// Loads libcurl, if need be. If that fails, it may only be for want of memory or descriptors, and the next exchange
  /// tries again.
  private func prepare() -> Bool {
    if settings != nil { return true }
    do throws(CurlTransport.LoadError) {
      try CurlTransport.loadLibrary()
    } catch {
      options.onLoadFailure(error)
      return false
    }
    guard ccurl_multi_open(multi) else { return false }
    ccurl_multi_set_number(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
    ccurl_multi_set_number(multi, CURLMOPT_MAX_HOST_CONNECTIONS, options.connectionsPerServer)
    ccurl_multi_set_number(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, options.connections)
    ccurl_multi_set_number(multi, CURLMOPT_MAXCONNECTS, options.connections)
    ccurl_multi_set_number(multi, CURLMOPT_MAX_CONCURRENT_STREAMS, options.streamsPerConnection)
    settings = TransferSettings(options: options)
    return true
  }

  private func startWaiting() {
    while let exchange = admission.next() { start(exchange) }
  }

  /// Starts an exchange that the admission counts as running.
  private func start(_ exchange: PendingRequest) {
    guard let settings, let transfer = Transfer(exchange, settings: settings) else {
      return refuse(exchange, .overloaded)
    }
    if let refusal = transfer.refusal { return refuse(exchange, refusal) }
    let handle = transfer.easy.pointer
    guard ccurl_multi_add(multi, handle) == CURLM_OK else { return refuse(exchange, .overloaded) }
    transfers[handle] = transfer
  }

  private func refuse(_ exchange: PendingRequest, _ error: TransportError) {
    exchange.fail(error)
    admission.finished(exchange.request.server, multiplexes: nil)
  }

  private func finishTransfers() {
    var result = CURLE_OK
    while let handle = ccurl_multi_next_done(multi, &result) {
      guard let transfer = transfers[handle] else { continue }
      transfer.exchange.end(transfer.outcome(of: result))
      remove(transfer)
    }
  }

  /// Drops an exchange that its task has ended.
  private func drop(_ exchange: PendingRequest) {
    if let transfer = transfers.values.first(where: { $0.exchange === exchange }) {
      remove(transfer)
    } else {
      admission.remove(exchange)
    }
  }

  private func remove(_ transfer: Transfer) {
    let handle = transfer.easy.pointer
    ccurl_multi_remove(multi, handle)
    transfers[handle] = nil
    admission.finished(transfer.exchange.request.server, multiplexes: transfer.multiplexes)
  }

  private func end() {
    for exchange in admission.takeAll() { exchange.fail(.cancelled) }
    for transfer in transfers.values {
      ccurl_multi_remove(multi, transfer.easy.pointer)
      transfer.exchange.fail(.cancelled)
    }
    transfers.removeAll()
  }
}
