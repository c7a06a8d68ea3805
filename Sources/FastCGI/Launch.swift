import Glibc

/// How the process was started, as far as whoever started it says.
package enum Launch: Equatable, Sendable {
  /// With a listening socket on this descriptor: by systemd (3) or spawn-fcgi (0).
  case fastCGI(descriptor: Int32)
  /// For one exchange, by a web server.
  case cgi
  /// From a command line.
  case command

  /// Looks in the order that tells the three apart: systemd's variables name this very process; a web server's CGI
  /// variables do not occur elsewhere; a socket on descriptor 0 is left for spawn-fcgi.
  ///
  /// - Parameter variable: looks up a variable of the environment.
  package static func detect(_ variable: (String) -> String?) -> Launch {
    if variable("LISTEN_PID") == String(getpid()), let count = variable("LISTEN_FDS").flatMap({ Int($0) }), count >= 1 {
      return .fastCGI(descriptor: 3)
    }
    if variable("GATEWAY_INTERFACE") != nil { return .cgi }
    return ListeningSocket.isListening(0) ? .fastCGI(descriptor: 0) : .command
  }
}
