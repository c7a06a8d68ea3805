import FastCGI
import Glibc
import ServerConfiguration
import WidgetRuntime
import Widgets

/// The start as plain CGI: one request, without looking at arguments.
enum CGI {
  static func run() -> Never {
    Process.ignoreBrokenPipes()
    let log = Log()
    do {
      let configuration = try ConfigurationLoader.load(path: nil).configuration
      try log.configure(configuration)
      let exchange = CGIExchange(
        maximumBody: configuration.maximumBody, ioTimeout: configuration.ioTimeout, variable: Environment.variable)
      let application = Application(configuration, asksEarly: false, log: log)
      try exchange.run { request in Blocking.wait { await application.respond(to: request) } }
      // What an event or a card has started.
      _ = application.finishActions(within: application.actionTimeout)
      application.close()
      exit(ExitStatus.success)
    } catch let errors as ConfigurationLoader.Errors {
      StandardStream.report(errors.description)
      let defaults = Configuration()
      let exchange = CGIExchange(
        maximumBody: defaults.maximumBody, ioTimeout: defaults.ioTimeout, variable: Environment.variable)
      try? exchange.run { Router.failure($0, catalog: .standard) }
      exit(ExitStatus.configuration)
    } catch {
      StandardStream.report("\(error)")
      exit(ExitStatus.failure)
    }
  }
}
