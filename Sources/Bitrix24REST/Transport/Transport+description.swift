import Bitrix24

// Forms carry tokens, and so do answers of authorization servers: neither shows, whoever prints or dumps one.

extension TransportRequest: CustomStringConvertible, CustomReflectable {
  package var description: String { "POST \(server.origin)\(path), \(form.count) bytes" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension TransportResponse: CustomStringConvertible, CustomReflectable {
  package var description: String { "\(status), \(body.count) bytes" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
