/// Serves several portals on one thread.
final class LatePortals {
  private let portals: [LatePortal]
  private let original: Original
  private let queue: EventQueue
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
  private var connections: [Int32: PortalConnection] = [:]

  init(_ portals: [LatePortal], original: Original) throws(SystemError) {
    self.portals = portals
    self.original = original
    queue = try EventQueue()
    for portal in portals { try queue.add(portal.listener, .input) }
  }

  deinit {
    buffer.deallocate()
  }

  func run() throws {
    while true {
      for portal in portals { portal.sendDue() }
      let due = portals.compactMap(\.due).min() ?? .now + .seconds(60)
      try queue.wait(until: due) { descriptor in
        if let connection = connections[descriptor] {
          try serve(connection)
        } else if let portal = portals.first(where: { $0.listener == descriptor }) {
          try accept(at: portal)
        }
      }
    }
  }

  private func accept(at portal: LatePortal) throws {
    while let descriptor = Socket.accept(portal.listener) {
      connections[descriptor] = PortalConnection(descriptor: descriptor, portal: portal)
      try queue.add(descriptor, .input)
    }
  }

  private func serve(_ connection: PortalConnection) throws {
    switch connection.receive(into: buffer) {
    case .incomplete: break
    case .ended: connections[connection.descriptor] = nil
    case .request(let body): connection.portal.answer(connection, with: try original.answer(to: body))
    }
  }
}
