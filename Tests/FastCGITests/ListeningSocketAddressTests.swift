import Glibc
import Testing

@testable import FastCGI

/// TCP sockets.
@Suite struct ListeningSocketAddressTests {
  /// A port of the loopback interface that nobody listens on at the moment.
  private func freePort() -> UInt16 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(descriptor, $0, size)
        getsockname(descriptor, $0, &size)
      }
      return UInt16(bigEndian: $0.pointee.sin_port)
    }
  }

  private func connects(_ text: String) throws -> Bool {
    let address = try #require(SocketAddress(text))
    let descriptor = socket(address.family, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    return address.withSockaddr { connect(descriptor, $0, $1) } == 0
  }

  @Test func `listens on the address that was asked for and on no other`() throws {
    let port = freePort()
    let listening = try ListeningSocket(address: try #require(SocketAddress("127.0.0.1:\(port)")))
    #expect(ListeningSocket.isListening(listening.descriptor))
    #expect(try connects("127.0.0.1:\(port)"))
    #expect(try !connects("127.0.0.2:\(port)"))
    #expect(fcntl(listening.descriptor, F_GETFL) & O_NONBLOCK != 0)
    #expect(fcntl(listening.descriptor, F_GETFD) & FD_CLOEXEC != 0)
    listening.remove()
    #expect(try !connects("127.0.0.1:\(port)"))
  }

  @Test func `can come back at once on the port that it left`() throws {
    let address = try #require(SocketAddress("127.0.0.1:\(freePort())"))
    for _ in 0..<3 {
      let listening = try ListeningSocket(address: address)
      #expect(try connects(address.description))
      listening.remove()
    }
  }

  @Test func `says that a port is taken`() throws {
    let address = try #require(SocketAddress("127.0.0.1:\(freePort())"))
    let first = try ListeningSocket(address: address)
    defer { first.remove() }
    let error = #expect(throws: SystemError.self) { try ListeningSocket(address: address) }
    #expect(error?.code == EADDRINUSE)
    #expect(error?.description.contains(address.description) == true)
  }
}
