import HTTPMessage
import Portals
import Rendering

/// A file that pages refer to. Its name contains its contents' digest, so that it can be cached for ever and a new
/// version never meets an old page.
///
/// The program carries its assets in itself; in production the web server has them as files.
struct Asset: Sendable {
  /// For example `placard.0123456789abcdef.css`.
  let name: String
  let bytes: [UInt8]

  static let stylesheet = Asset(stem: "placard", suffix: "css", bytes: PackageResources.placard_css)
  private static let all = [stylesheet]

  private init(stem: String, suffix: String, bytes: [UInt8]) {
    name = "\(stem).\(SHA256Digest(of: bytes).hexadecimal.prefix(16)).\(suffix)"
    self.bytes = bytes
  }

  static func named(_ name: some StringProtocol) -> Asset? {
    all.first { $0.name == name }
  }

  var response: Response {
    var response = Response(status: .ok, contentType: "text/css; charset=utf-8", body: bytes)
    response.append("Cache-Control", "public, max-age=31536000, immutable")
    response.append("X-Content-Type-Options", "nosniff")
    return response
  }
}
