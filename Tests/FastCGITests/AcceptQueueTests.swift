import Glibc
import Testing

@testable import FastCGI

struct AcceptQueueTests {
  @Test(arguments: [AF_UNIX, AF_INET, AF_INET6])
  func `counts the connections that nobody has accepted`(_ family: Int32) throws {
    let listener = try listener(family)
    defer { close(listener) }
    let queue = try #require(AcceptQueue(of: listener))
    #expect(queue.waiting == 0)
    #expect(queue.maximum == 17)

    var peers: [Int32] = []
    defer { for peer in peers { close(peer) } }
    for _ in 0..<3 { peers.append(try connection(to: listener, family)) }
    #expect(AcceptQueue(of: listener)?.waiting == 3)
    #expect(AcceptQueue(of: listener)?.maximum == 17)

    close(accept(listener, nil, nil))
    #expect(AcceptQueue(of: listener)?.waiting == 2)
  }

  @Test func `other descriptors have none`() throws {
    let file = open("/dev/null", O_RDONLY)
    defer { close(file) }
    #expect(AcceptQueue(of: file) == nil)
    #expect(AcceptQueue(of: -1) == nil)
  }

  /// Bound to an address that the kernel chooses.
  private func listener(_ family: Int32) throws -> Int32 {
    let listener = socket(family, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_storage()
    address.ss_family = sa_family_t(family)
    let size = family == AF_UNIX ? MemoryLayout<sa_family_t>.size : MemoryLayout<sockaddr_in6>.size
    try withSockaddr(&address) { try #require(bind(listener, $0, socklen_t(size)) == 0) }
    try #require(listen(listener, 17) == 0)
    return listener
  }

  private func connection(to listener: Int32, _ family: Int32) throws -> Int32 {
    var address = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let peer = socket(family, Int32(SOCK_STREAM.rawValue), 0)
    try withSockaddr(&address) {
      try #require(getsockname(listener, $0, &size) == 0)
      try #require(connect(peer, $0, size) == 0)
    }
    return peer
  }

  private func withSockaddr(
    _ address: inout sockaddr_storage, _ body: (UnsafeMutablePointer<sockaddr>) throws -> Void
  ) throws {
    try withUnsafeMutablePointer(to: &address) {
      try $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
    }
  }
}
