import Gateway
import Glibc

/// The start as plain CGI: one request, without looking at arguments.
enum CGI {
  static func run() async -> Never {
    Process.ignoreBrokenPipes()
    let log = Log()
    do {
      let configuration = try ConfigurationLoader.load(path: nil).configuration
      try log.configure(configuration)
      let exchange = CGIExchange(
        maximumBody: configuration.maximumBody, ioTimeout: configuration.ioTimeout, variable: Environment.variable)
      try await exchange.run(Application(configuration, log: log))
      exit(ExitStatus.success)
    } catch let problems as ConfigurationLoader.Problems {
      StandardStream.report(problems.description)
      exit(ExitStatus.configuration)
    } catch {
      StandardStream.report("\(error)")
      exit(ExitStatus.failure)
    }
  }
}
