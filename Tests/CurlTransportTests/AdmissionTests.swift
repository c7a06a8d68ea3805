import Bitrix24
import Bitrix24REST
import Testing

@testable import CurlTransport

@Suite struct AdmissionTests {
  private static func options(
    perServer: Int = 2, connections: Int = 10, streams: Int = 5, waitingPerServer: Int = 10, waiting: Int = 20
  ) -> CurlTransport.Options {
    var options = CurlTransport.Options(userAgent: "")
    options.connectionsPerServer = perServer
    options.connections = connections
    options.streamsPerConnection = streams
    options.waitingPerServer = waitingPerServer
    options.waiting = waiting
    return options
  }

  private func exchange(_ host: String = "a.example", deadline: ContinuousClock.Instant = .now + .seconds(60))
    -> PendingRequest
  {
    let server = PortalAddress(host, isSecure: true)!
    return PendingRequest(
      TransportRequest(
        server: server, path: "/", body: RequestBody([]), deadline: deadline, maximumBytes: 1,
        allowsPrivateAddress: false))
  }

  private let a = PortalAddress("a.example", isSecure: true)!
  private let b = PortalAddress("b.example", isSecure: true)!

  @Test func `runs, makes wait, refuses`() {
    var admission = Admission(options: Self.options(waitingPerServer: 2, waiting: 3))
    #expect((0..<5).map { _ in admission.admit(exchange()) } == [.run, .run, .wait, .wait, .refuse])
    #expect((0..<4).map { _ in admission.admit(exchange("b.example")) } == [.run, .run, .wait, .refuse])
  }

  @Test func `keeps the order of a server's requests, and lets none overtake`() {
    var admission = Admission(options: Self.options(perServer: 1))
    let exchanges = (0..<4).map { _ in exchange() }
    for exchange in exchanges { _ = admission.admit(exchange) }
    #expect(admission.next() == nil)
    admission.finished(a, multiplexes: false)
    #expect(admission.admit(exchange()) == .wait)
    #expect(admission.next() === exchanges[1])
    #expect(admission.next() == nil)
  }

  @Test func `takes servers in turns where all together have reached the limit`() {
    var admission = Admission(options: Self.options(perServer: 2, connections: 2))
    #expect([admission.admit(exchange()), admission.admit(exchange())] == [.run, .run])
    for host in ["a.example", "a.example", "b.example", "b.example"] {
      #expect(admission.admit(exchange(host)) == .wait)
    }
    var order: [PortalAddress] = []
    var running = [a, a]
    while !running.isEmpty {
      admission.finished(running.removeFirst(), multiplexes: false)
      if let next = admission.next() {
        order.append(next.request.server)
        running.append(next.request.server)
      }
    }
    #expect(order == [a, b, a, b])
  }

  @Test func `gives a server with HTTP/2 more at a time, over what counts as one connection`() {
    var admission = Admission(options: Self.options(perServer: 1, connections: 2, streams: 3))
    #expect(admission.admit(exchange()) == .run)
    for _ in 0..<5 { #expect(admission.admit(exchange()) == .wait) }
    admission.finished(a, multiplexes: true)
    #expect((0..<4).map { _ in admission.next() != nil } == [true, true, true, false])
    #expect(admission.admit(exchange("b.example")) == .run)
    #expect(admission.admit(exchange("c.example")) == .wait)
  }

  @Test func `gives a server with HTTP/2 another connection when one has all that can share it`() {
    var admission = Admission(options: Self.options(perServer: 2, connections: 3, streams: 2))
    _ = admission.admit(exchange())
    admission.finished(a, multiplexes: true)
    #expect((0..<5).map { _ in admission.admit(exchange()) } == [.run, .run, .run, .run, .wait])
    #expect(admission.admit(exchange("b.example")) == .run)
    #expect(admission.admit(exchange("c.example")) == .wait)
  }

  @Test func `forgets what is removed`() {
    var admission = Admission(options: Self.options(perServer: 1, waitingPerServer: 2))
    let (first, second) = (exchange(), exchange())
    #expect([exchange(), first, second].map { admission.admit($0) } == [.run, .wait, .wait])
    admission.remove(first)
    #expect(admission.admit(exchange()) == .wait)
    admission.finished(a, multiplexes: nil)
    #expect(admission.next() === second)
  }

  @Test func `knows the next deadline and takes out those that have passed`() {
    var admission = Admission(options: Self.options(perServer: 1))
    let now = ContinuousClock.now
    _ = admission.admit(exchange(deadline: now))
    #expect(admission.earliestDeadline == nil)
    let exchanges = [3, 1, 2].map { exchange(deadline: now + .seconds($0)) }
    for exchange in exchanges { _ = admission.admit(exchange) }
    #expect(admission.earliestDeadline == now + .seconds(1))
    #expect(admission.takeExpired(at: now).isEmpty)
    #expect(
      admission.takeExpired(at: now + .seconds(2)).map(ObjectIdentifier.init)
        == exchanges[1...].map(ObjectIdentifier.init))
    #expect(admission.earliestDeadline == now + .seconds(3))
    #expect(admission.takeAll().count == 1)
    #expect(admission.earliestDeadline == nil)
    #expect(admission.next() == nil)
  }
}
