@testable import FastCGI

extension ListeningSocket {
  /// Ends the socket as a server that stops does.
  func remove() {
    removeFile()
    close()
  }
}
