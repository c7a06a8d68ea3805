import Bitrix24
import HTML
import HTTPMessage
import Localization
import PortalStore

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
  /// By module.
  private let templates: [String: PerLanguage<Asset>]

  /// - Parameter modules: those of the widgets.
  init(_ modules: [BrowserModule]) {
    templates = Dictionary(
      uniqueKeysWithValues: modules.compactMap { module in
        module.templates.map { make in (module.name, Self.templates(module.name.dropLast(3), make)) }
      })
    let shared = [
      ("actions.js", PackageResources.actions_js), ("attempts.js", PackageResources.attempts_js),
      ("hold.js", PackageResources.hold_js), ("page.js", PackageResources.page_js),
      ("parts.js", PackageResources.parts_js), ("placard.css", PackageResources.placard_css),
      ("portal.js", PackageResources.portal_js), ("values.js", PackageResources.values_js),
    ]
    let contents = (shared + modules.map { ($0.name, $0.bytes) }).sorted { $0.0 < $1.0 }.map { name, bytes in
      (name, name.hasSuffix(".js") ? bytes.withoutComments : bytes)
    }
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

  private static func templates(
    _ stem: Substring, _ make: @escaping @Sendable (Language) -> HTML
  ) -> PerLanguage<Asset> {
    PerLanguage { language in
      let bytes = make(language).bytes
      let digest = SHA256Digest(of: bytes).hexadecimal.prefix(16)
      return Asset(
        name: "\(stem).\(language.rawValue).\(digest).html", contentType: "text/html; charset=utf-8", bytes: bytes)
    }
  }

  /// What a module's page can come to show, in one language.
  func templates(of module: BrowserModule, in language: Language) -> Asset? { templates[module.name]?[language] }

  /// - Parameter name: below the folder of all assets.
  func named(_ name: String) -> Asset? {
    if let file = files.first(where: { $0.name == name }) { return file }
    let pieces = name.split(separator: ".")
    guard pieces.count == 4, let language = Language(rawValue: String(pieces[1])),
      let asset = templates["\(pieces[0]).js"]?[language]
    else { return nil }
    return asset.name == name ? asset : nil
  }
}

extension [UInt8] {
  /// JavaScript without the lines that are a comment, or a piece of one: those are for whoever reads the source. They begin
  /// with `//` or `*`, or are all of a `/** comment */`; a comment between code and code stays. `deploy/assets` comes to
  /// the same bytes.
  var withoutComments: [UInt8] {
    let kept = split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).filter { !$0.isCommentLine }
    return [UInt8](kept.joined(separator: [UInt8(ascii: "\n")]))
  }
}

extension ArraySlice<UInt8> {
  fileprivate var isCommentLine: Bool {
    let line = drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    if line.starts(with: "//".utf8) || line.elementsEqual("*".utf8) { return true }
    if line.starts(with: "* ".utf8) || line.starts(with: "*/".utf8) || line.elementsEqual("/**".utf8) { return true }
    return line.starts(with: "/** ".utf8) && line.suffix(2).elementsEqual("*/".utf8)
  }
}
