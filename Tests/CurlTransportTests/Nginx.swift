import Bitrix24
import Bitrix24REST
import TestSupport

/// nginx on 127.0.0.1 with TLS, without privileges, out of a folder of its own.
final class Nginx: Sendable {
  let port: UInt16
  private let folder: TemporaryFolder
  private let program: Program

  /// - Parameters:
  ///   - certificate: of the certificates' folder, without suffix.
  ///   - listen: what else the `listen` directive says.
  ///   - location: the directives of the one location.
  init(
    _ certificates: Certificates, certificate: String, listen: String = "", settings: String = "", location: String
  ) async throws {
    port = Loopback.freePort()
    folder = TemporaryFolder()
    try folder.write(
      """
      daemon off; master_process off; pid nginx.pid; error_log error.log;
      events { worker_connections 1024; }
      http {
        access_log off;
        client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c; uwsgi_temp_path d; scgi_temp_path e;
        \(settings)
        server {
          listen 127.0.0.1:\(port) ssl \(listen);
          ssl_certificate \(certificates.folder.file(certificate)).pem;
          ssl_certificate_key \(certificates.folder.file(certificate)).key;
          location / { \(location) }
        }
      }
      """, to: "nginx.conf")
    program = try Program(
      "nginx", ["-p", folder.path, "-c", folder.file("nginx.conf"), "-e", folder.file("error.log")])
    let port = port
    guard await eventually({ Loopback.accepts(port: port) }) else { throw Program.Failure(command: "nginx") }
  }

  deinit {
    program.terminate()
  }

  func address(_ host: String = "localhost") -> PortalAddress {
    PortalAddress("\(host):\(port)", isSecure: true)!
  }
}
