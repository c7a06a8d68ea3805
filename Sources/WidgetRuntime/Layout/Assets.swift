import Bitrix24
import HTML
import HTTPMessage
import Localization
import PortalStore
import Synchronization

/// A file that pages refer to. Its name contains a digest of contents, so that it can be cached for ever and a new version
/// never meets an old page.
package struct Asset: Sendable {
  /// Below the folder of all assets, for example `0123456789abcdef/placard.css`.
  let name: String
  let contentType: StaticString
  let bytes: [UInt8]

  var response: Response {
    var response = Response(status: .ok, contentType: contentType, body: bytes)
    response.append("Cache-Control", "public, max-age=31536000, immutable")
    response.append("X-Content-Type-Options", "nosniff")
    return response
  }
}

/// The files that pages refer to.
///
/// The program carries them in itself; in production the web server has them as files (`deploy/assets`).
final class Assets: Sendable {
  /// The style sheet, the runtime's modules and those of the widgets, which import each other by name: they share a folder,
  /// which is named after all of them. In order of their names.
  let files: [Asset]
  private let modules: [BrowserModule]
  /// By module and language; made when they are first asked for.
  private let templates = Mutex<[String: Asset]>([:])

  /// - Parameter modules: those of the widgets.
  init(_ modules: [BrowserModule]) {
    self.modules = modules
    let shared = [
      ("hold.js", PackageResources.hold_js), ("page.js", PackageResources.page_js),
      ("parts.js", PackageResources.parts_js), ("placard.css", PackageResources.placard_css),
      ("portal.js", PackageResources.portal_js), ("values.js", PackageResources.values_js),
    ]
    let contents = (shared + modules.map { ($0.name, $0.bytes) }).sorted { $0.0 < $1.0 }
    // As sha256sum writes it: deploy/assets comes to the same name.
    let digests = contents.map { name, bytes in "\(SHA256Digest(of: bytes).hexadecimal)  \(name)\n" }
    let folder = SHA256Digest(of: digests.joined().utf8).hexadecimal.prefix(16)
    files = contents.map { name, bytes in
      Asset(
        name: "\(folder)/\(name)",
        contentType: name.hasSuffix(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8", bytes: bytes
      )
    }
  }

  /// - Parameter name: that of a file in the folder.
  func file(_ name: String) -> Asset {
    guard let file = files.first(where: { $0.name.dropFirst(17) == name }) else { preconditionFailure("no \(name)") }
    return file
  }

  /// What a module's page can come to show, in one language.
  func templates(of module: BrowserModule, in language: Language) -> Asset? {
    guard let make = module.templates else { return nil }
    let stem = "\(module.name.dropLast(3)).\(language.rawValue)"
    return templates.withLock { templates in
      if let asset = templates[stem] { return asset }
      let bytes = make(language).bytes
      let digest = SHA256Digest(of: bytes).hexadecimal.prefix(16)
      let asset = Asset(name: "\(stem).\(digest).html", contentType: "text/html; charset=utf-8", bytes: bytes)
      templates[stem] = asset
      return asset
    }
  }

  /// - Parameter name: below the folder of all assets.
  func named(_ name: String) -> Asset? {
    if let file = files.first(where: { $0.name == name }) { return file }
    let pieces = name.split(separator: ".")
    guard pieces.count == 4, let language = Language(rawValue: String(pieces[1])),
      let module = modules.first(where: { $0.name == "\(pieces[0]).js" }),
      let asset = templates(of: module, in: language)
    else { return nil }
    return asset.name == name ? asset : nil
  }
}
