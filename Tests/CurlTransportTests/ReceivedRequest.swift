/// A request as it came to a test's server.
struct ReceivedRequest: Sendable {
  let line: String
  let headers: [String]
  let body: String

  /// The value of the only header of that name; `nil` where there is none, or more.
  subscript(name: String) -> String? {
    let values = headers.filter { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
    return values.count == 1 ? String(values[0].dropFirst(name.utf8.count + 2)) : nil
  }
}
