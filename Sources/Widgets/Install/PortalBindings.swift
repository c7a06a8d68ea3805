import Bitrix24
import Bitrix24REST

/// Where a portal opens the application and what it reports to it, as it says itself, and to whom it says that.
struct PortalBindings: Sendable {
  /// A batch that asks a portal for them.
  struct Query: Sendable {
    let batch: Batch
    fileprivate let isAdministrator: BatchReference<IsAdministrator>
    fileprivate let placements: BatchReference<ListPlacementHandlers>
    fileprivate let events: BatchReference<ListEventHandlers>
    fileprivate let scopes: BatchReference<ListScopes>

    fileprivate init() {
      var batch = Batch()
      isAdministrator = batch.append(IsAdministrator())
      placements = batch.append(ListPlacementHandlers())
      events = batch.append(ListEventHandlers())
      scopes = batch.append(ListScopes())
      self.batch = batch
    }
  }

  static let query = Query()

  /// Whether the user is an administrator, where the portal says so.
  let isAdministrator: Bool?
  let placements: [ListPlacementHandlers.Handler]
  let events: [ListEventHandlers.Handler]
  /// The application's permissions.
  let scopes: [String]

  /// - Parameter answer: to ``query``.
  init(_ answer: BatchAnswer) {
    isAdministrator = answer[Self.query.isAdministrator].value
    placements = answer[Self.query.placements].value ?? []
    events = answer[Self.query.events].value ?? []
    scopes = answer[Self.query.scopes].value ?? []
  }

  /// The addresses at which the portal finds the application for a placement.
  func handlers(of placement: PlacementCode) -> [String] {
    placements.filter { $0.placement == placement }.map(\.address)
  }
}
