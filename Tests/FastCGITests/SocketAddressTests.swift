import Glibc
import Testing

@testable import FastCGI

@Suite struct SocketAddressTests {
  @Test(arguments: ["127.0.0.1:9000", "0.0.0.0:1", "255.255.255.255:65535", "10.1.2.3:80"])
  func `reads an IPv4 address`(text: String) {
    #expect(SocketAddress(text)?.family == AF_INET)
    #expect(SocketAddress(text)?.description == text)
  }

  @Test(arguments: ["[::1]:9000", "[::]:1", "[2001:db8::1]:65535", "[::ffff:127.0.0.1]:80"])
  func `reads an IPv6 address`(text: String) {
    #expect(SocketAddress(text)?.family == AF_INET6)
    #expect(SocketAddress(text)?.description == text)
  }

  @Test(arguments: [
    "", ":", ":9000", "9000", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:-1",
    "127.0.0.1:x",
    "127.0.0.1: 9000", "127.0.0.1:9000 ", " 127.0.0.1:9000", "127.0.0.1:9000:1", "127.1:9000", "1.2.3.4.5:9000",
    "256.0.0.1:9000", "localhost:9000", "*:9000", "example.com:80", "::1:9000", "[::1]", "[::1]9000", "[::1]:",
    "[]:9000",
    "[127.0.0.1]:9000", "[::1:9000", "::1]:9000", "[fe80::1%lo]:9000", "[g::]:9000", "/run/placard.sock",
    "127.0.0.1:９０００",
    "0x7f.0.0.1:9000", "127.0.0.1/8:9000", "http://127.0.0.1:9000",
  ])
  func `refuses anything else`(text: String) {
    #expect(SocketAddress(text) == nil)
  }

  @Test(arguments: ["127.0.0.1:+9000", "[::1]:+80", "127.0.0.1\0evil:9000", "[::1\0]:9000"])
  func `refuses what merely begins or converts well`(text: String) {
    #expect(SocketAddress(text) == nil)
  }

  @Test func `holds address and port in network order`() throws {
    let address = try #require(SocketAddress("127.0.0.1:258"))
    let result = address.withSockaddr { pointer, size in
      #expect(size == socklen_t(MemoryLayout<sockaddr_in>.size))
      return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        #expect($0.pointee.sin_port == UInt16(258).bigEndian)
        #expect($0.pointee.sin_addr.s_addr == UInt32(0x7F00_0001).bigEndian)
        return 42
      }
    }
    #expect(result == 42)
  }
}
