/// A call that the portal's page can play.
struct Scenario: Sendable {
  enum Direction: String, Sendable {
    case incoming, outgoing, callback
    /// Outgoing calls to one client after the other.
    case campaign
  }

  let id: String
  let title: String
  let direction: Direction
  /// One; several for a campaign.
  let clients: [Client]
  /// Whether the card has its block about the CRM, and with it the tabs of applications, before anything is linked.
  let showsCRM: Bool

  init(_ id: String, _ title: String, _ direction: Direction, _ clients: Client..., showsCRM: Bool = true) {
    self.id = id
    self.title = title
    self.direction = direction
    self.clients = clients
    self.showsCRM = showsCRM
  }

  var value: Value {
    [
      "id": .string(id), "title": .string(title), "direction": .string(direction.rawValue),
      "clients": .list(clients.map(\.value)), "crm": .bool(showsCRM),
    ]
  }
}
