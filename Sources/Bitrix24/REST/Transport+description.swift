// Forms carry tokens, and so do answers of authorization servers: neither shows, whoever prints or dumps one.

extension TransportRequest: CustomStringConvertible, CustomReflectable {
  public var description: String { "POST \(server.origin)\(path), \(form.count) bytes" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension TransportResponse: CustomStringConvertible, CustomReflectable {
  public var description: String { "\(status), \(body.count) bytes" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
