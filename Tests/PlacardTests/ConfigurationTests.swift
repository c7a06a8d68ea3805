import ServerConfiguration
import Testing

@testable import Placard

struct ConfigurationTests {
  @Test func `without a public address everything is below the root`() {
    #expect(Configuration().router.basePath == "/")
  }

  @Test func `client id and secret count only together`() {
    var configuration = Configuration()
    #expect(!configuration.router.hasClientCredentials)
    configuration.clientID = "local.1"
    #expect(!configuration.router.hasClientCredentials)
    configuration.clientSecret = .init("s")
    #expect(configuration.router.hasClientCredentials)
  }

  @Test func `the exit codes are those of the contract`() {
    #expect(ExitStatus.success == 0)
    #expect(ExitStatus.failure == 1)
    #expect(ExitStatus.usage == 64)
    #expect(ExitStatus.configuration == 78)
  }
}
