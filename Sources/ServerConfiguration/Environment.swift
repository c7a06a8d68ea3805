import Glibc

/// The process's environment.
package enum Environment {
  /// The value of a variable, or `nil` if it is not set.
  @Sendable package static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Every variable whose name starts with a prefix, ordered by name.
  static func variables(withPrefix prefix: String) -> [(name: String, value: String)] {
    var variables: [(name: String, value: String)] = []
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if text.hasPrefix(prefix), let equals = text.firstIndex(of: "=") {
        variables.append((String(text[..<equals]), String(text[text.index(after: equals)...])))
      }
      next += 1
    }
    return variables.sorted { $0.name < $1.name }
  }
}
