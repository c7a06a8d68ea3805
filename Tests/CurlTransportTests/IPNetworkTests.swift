import Testing

@testable import CurlTransport

@Suite struct IPNetworkTests {
  @Test(arguments: [
    ("10.0.0.0/8", "10.0.0.0", true), ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false),
    ("10.0.0.0/8", "::ffff:10.1.2.3", true), ("10.0.0.0/8", "::a00:1", false),
    ("10.0.0.0/8", "64:ff9b::10.1.2.3", false),
    ("192.168.1.128/25", "192.168.1.127", false), ("192.168.1.128/25", "192.168.1.128", true),
    ("192.0.2.1/32", "192.0.2.1", true), ("192.0.2.1/32", "192.0.2.2", false), ("0.0.0.0/0", "8.8.8.8", true),
    ("0.0.0.0/0", "::1", false), ("::/0", "::1", true), ("::/0", "127.0.0.1", false), ("fd00::/8", "fdff::1", true),
    ("fd00::/8", "fc00::1", false), ("::1/128", "::1", true), ("::1/128", "::2", false),
  ])
  func `contains`(network: String, address: String, expected: Bool) throws {
    #expect(try #require(IPNetwork(network)).contains(try #require(IPAddress(address))) == expected)
  }

  @Test(arguments: [
    "", "/", "10.0.0.0", "10.0.0.0/", "/8", "10.0.0.0/33", "10.0.0.0/08", "10.0.0.0/+8", "10.0.0.0/-1", "10.0.0.0/ 8",
    "10.0.0.0/8/8", "10.1.2.3/8", "10/8", "10.0.0/8", "::/129", "fd00::1/8", "::ffff:10.0.0.0/104", "::ffff:10.0.0.0/8",
    "fe80::%1/10", "host/8", "10.0.0.0/8\0", "10.0.0.0/٨", "10.0.0.0/8 ",
  ])
  func `is no network`(text: String) {
    #expect(IPNetwork(text) == nil)
  }

  @Test func `does not take an address for private because of another family's network`() throws {
    let rule = AddressPolicy(allowsPrivate: false, privateNetworks: [try #require(IPNetwork("fd00::/8"))])
    #expect(rule.permits(try #require(IPAddress("fd12::1"))))
    #expect(!rule.permits(try #require(IPAddress("10.0.0.1"))))
  }
}
