import FoundationEssentials

/// A new folder for a registry, removed when nobody holds it any more.
final class TemporaryFolder: Sendable {
  private let url: URL

  init() {
    url = FileManager.default.temporaryDirectory.appending(path: "placard-tests-\(UUID().uuidString)")
    try! FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { remove() }

  /// The file of a registry to be.
  var registry: String { url.appending(path: "placard.sqlite").path }

  /// What is in all files together.
  func bytes() -> [UInt8] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.flatMap { (try? Data(contentsOf: url.appending(path: $0))).map(Array.init) ?? [] }
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
