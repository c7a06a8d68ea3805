/// What the panel beside the call card can ask for, below `/simulator/`.
enum ControlAction: String, CaseIterable {
  case configuration, session, refresh, expire, settings, application, call, reset, journal, state

  init?(path: String) {
    guard path.hasPrefix("/simulator/") else { return nil }
    self.init(rawValue: String(path.dropFirst("/simulator/".count)))
  }

  var isReadable: Bool { [.configuration, .settings, .application, .journal, .state].contains(self) }
  var isWritable: Bool { [.settings, .application].contains(self) || !isReadable }

  /// For the `Allow` field.
  var allowedMethods: String {
    [isReadable ? "GET, HEAD" : nil, isWritable ? "POST" : nil].compactMap(\.self).joined(separator: ", ")
  }
}
