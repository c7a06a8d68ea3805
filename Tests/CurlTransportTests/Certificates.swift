import TestSupport

/// A certificate authority, and servers' certificates by it, for 127.0.0.1 as `localhost`.
struct Certificates {
  let folder = TemporaryFolder()
  var authority: String { folder.file("authority.pem") }

  init() throws {
    try makeAuthority("authority")
  }

  func makeAuthority(_ name: String) throws {
    try openSSL("req -x509 \(Self.key) -keyout \(name).key -out \(name).pem -subj /CN=\(name) -days 2")
  }

  /// Makes `NAME.pem` and `NAME.key`.
  ///
  /// - Parameter days: how long it is valid; with 0 it has expired as soon as it is there.
  func make(_ name: String, host: String = "localhost", days: Int = 2, by authority: String = "authority") throws {
    try openSSL(
      "req -new \(Self.key) -keyout \(name).key -out \(name).csr -subj /CN=\(host) -addext subjectAltName=DNS:\(host)")
    try openSSL(
      "x509 -req -in \(name).csr -CA \(authority).pem -CAkey \(authority).key -copy_extensions copy -days \(days) "
        + "-out \(name).pem")
  }

  private static let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"

  /// Runs a command, whose words with a point are files in the folder.
  private func openSSL(_ command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    try Program(
      "openssl", words.map { [".pem", ".key", ".csr"].contains(where: $0.hasSuffix) ? folder.file($0) : $0 }
    ).finish()
  }
}
