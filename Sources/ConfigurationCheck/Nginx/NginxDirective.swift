/// A directive of nginx's configuration, with the ones in its block where it has one.
///
/// https://nginx.org/en/docs/beginners_guide.html#conf_structure
struct NginxDirective: Equatable, Sendable {
  let name: String
  let arguments: [String]
  /// What is in its braces, files included; `nil` where it ends with a semicolon.
  let block: [NginxDirective]?
  /// `file:line`.
  let position: String

  /// Directives of that name in the block.
  func children(_ name: String) -> [NginxDirective] {
    block?.filter { $0.name == name } ?? []
  }
}
