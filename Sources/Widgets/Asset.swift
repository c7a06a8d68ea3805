import Bitrix24
import HTML
import HTTPMessage
import Localization
import PortalStore
import Synchronization

/// A file that pages refer to. Its name contains its contents' digest, so that it can be cached for ever and a new
/// version never meets an old page.
///
/// The program carries its assets in itself; in production the web server has them as files (`deploy/assets`).
package struct Asset: Sendable {
  /// For example `placard.0123456789abcdef.css`.
  let name: String
  let contentType: StaticString
  let bytes: [UInt8]

  static let stylesheet = Asset(
    "placard", "css", contentType: "text/css; charset=utf-8", bytes: PackageResources.placard_css)
  /// What makes a call card live in the browser.
  static let module = Asset(
    "placard", "js", contentType: "text/javascript; charset=utf-8", bytes: PackageResources.placard_js)

  /// What the installation page and the application's own page do in the browser.
  static let setupModule = Asset(
    "setup", "js", contentType: "text/javascript; charset=utf-8", bytes: PackageResources.setup_js)

  /// What a call card can come to show, in one language. Made when it is first asked for.
  static func callCardParts(in language: Language) -> Asset {
    parts.withLock { parts in
      if let asset = parts[language] { return asset }
      let html = CallCardParts(texts: .of(language)).all(in: language)
      let asset = Asset(
        "call-card.\(language.rawValue)", "html", contentType: "text/html; charset=utf-8", bytes: html.bytes)
      parts[language] = asset
      return asset
    }
  }

  private static let parts = Mutex<[Language: Asset]>([:])

  private init(_ stem: String, _ suffix: String, contentType: StaticString, bytes: [UInt8]) {
    name = "\(stem).\(SHA256Digest(of: bytes).hexadecimal.prefix(16)).\(suffix)"
    self.contentType = contentType
    self.bytes = bytes
  }

  static func named(_ name: some StringProtocol) -> Asset? {
    let pieces = name.split(separator: ".")
    let asset: Asset? =
      switch pieces.last {
      case "css": stylesheet
      case "js": [module, setupModule].first { $0.name == String(name) }
      case "html": pieces.count == 4 ? Language(rawValue: String(pieces[1])).map(callCardParts) : nil
      default: nil
      }
    return asset?.name == String(name) ? asset : nil
  }

  var response: Response {
    var response = Response(status: .ok, contentType: contentType, body: bytes)
    response.append("Cache-Control", "public, max-age=31536000, immutable")
    response.append("X-Content-Type-Options", "nosniff")
    return response
  }
}
