import Bitrix24
import HTML
import HTTPMessage
import Localization
import PortalStore
import Synchronization

/// A file that pages refer to. Its name contains a digest of contents, so that it can be cached for ever and a new version
/// never meets an old page.
///
/// The program carries its assets in itself; in production the web server has them as files (`deploy/assets`).
package struct Asset: Sendable {
  /// Below the folder of all assets, for example `0123456789abcdef/placard.css`.
  let name: String
  let contentType: StaticString
  let bytes: [UInt8]

  static let stylesheet = file("placard.css")

  /// A module, and what it imports, also through others: the page names all of it, so that the browser does not find one
  /// after the other.
  struct Module: Sendable {
    let file: Asset
    let imports: [Asset]

    /// What makes a call card live in the browser.
    static let callCard = Module("call-card.js", imports: ["hold.js", "page.js", "parts.js", "portal.js", "values.js"])
    /// What the installation page and the application's own page do in the browser.
    static let setup = Module("setup.js", imports: ["page.js", "portal.js", "values.js"])

    private init(_ name: String, imports: [String]) {
      file = Asset.file(name)
      self.imports = imports.map { Asset.file($0) }
    }
  }

  /// The style sheet and the modules, which import each other by name: they share a folder, which is named after all of
  /// them. In order of their names.
  static let files: [Asset] = {
    let contents = [
      ("call-card.js", PackageResources.call_card_js), ("hold.js", PackageResources.hold_js),
      ("page.js", PackageResources.page_js), ("parts.js", PackageResources.parts_js),
      ("placard.css", PackageResources.placard_css), ("portal.js", PackageResources.portal_js),
      ("setup.js", PackageResources.setup_js), ("values.js", PackageResources.values_js),
    ]
    // As sha256sum writes it: deploy/assets comes to the same name.
    let digests = contents.map { name, bytes in "\(SHA256Digest(of: bytes).hexadecimal)  \(name)\n" }
    let folder = SHA256Digest(of: digests.joined().utf8).hexadecimal.prefix(16)
    return contents.map { name, bytes in
      Asset(
        name: "\(folder)/\(name)",
        contentType: name.hasSuffix(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8", bytes: bytes
      )
    }
  }()

  fileprivate static func file(_ name: String) -> Asset {
    guard let file = files.first(where: { $0.name.dropFirst(17) == name }) else { preconditionFailure("no \(name)") }
    return file
  }

  /// What a call card can come to show, in one language. Made when it is first asked for.
  static func callCardParts(in language: Language) -> Asset {
    parts.withLock { parts in
      if let asset = parts[language] { return asset }
      let bytes = CallCardParts(texts: .of(language)).all(in: language).bytes
      let digest = SHA256Digest(of: bytes).hexadecimal.prefix(16)
      let asset = Asset(
        name: "call-card.\(language.rawValue).\(digest).html", contentType: "text/html; charset=utf-8", bytes: bytes)
      parts[language] = asset
      return asset
    }
  }

  private static let parts = Mutex<[Language: Asset]>([:])

  static func named(_ name: some StringProtocol) -> Asset? {
    if let file = files.first(where: { $0.name == name }) { return file }
    let pieces = name.split(separator: ".")
    guard pieces.count == 4, let language = Language(rawValue: String(pieces[1])) else { return nil }
    let parts = callCardParts(in: language)
    return parts.name == name ? parts : nil
  }

  var response: Response {
    var response = Response(status: .ok, contentType: contentType, body: bytes)
    response.append("Cache-Control", "public, max-age=31536000, immutable")
    response.append("X-Content-Type-Options", "nosniff")
    return response
  }
}
