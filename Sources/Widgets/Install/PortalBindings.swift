import Bitrix24
import Bitrix24REST

/// Where a portal opens the application and what it reports to it, as it says itself, and to whom it says that.
struct PortalBindings: Sendable {
  /// A batch that asks a portal for them.
  struct Query: Sendable {
    let batch: Batch
    fileprivate let isAdministrator: BatchReference<IsAdministrator>
    fileprivate let placements: BatchReference<ListPlacementHandlers>
    fileprivate let listed: BatchReference<ListPlacements>
    fileprivate let events: BatchReference<ListEventHandlers>
    fileprivate let scopes: BatchReference<ListScopes>

    fileprivate init() {
      var batch = Batch()
      isAdministrator = batch.append(IsAdministrator())
      placements = batch.append(ListPlacementHandlers())
      listed = batch.append(ListPlacements())
      events = batch.append(ListEventHandlers())
      scopes = batch.append(ListScopes())
      self.batch = batch
    }
  }

  static let query = Query()

  /// Whether the user is an administrator, where the portal says so.
  let isAdministrator: Bool?
  let placements: [ListPlacementHandlers.Handler]
  /// Whether the portal says where it opens the application.
  let listsHandlers: Bool
  /// The placements that the portal has for the application, as far as its permissions reach; `nil` where it does not
  /// say.
  let listed: [PlacementCode]?
  let events: [ListEventHandlers.Handler]
  /// The application's permissions.
  let scopes: [String]

  /// - Parameter answer: to ``query``.
  init(_ answer: BatchAnswer) {
    isAdministrator = answer[Self.query.isAdministrator].value
    let handlers = answer[Self.query.placements].value
    placements = handlers ?? []
    listsHandlers = handlers != nil
    // Every portal has some: an empty list says nothing.
    listed = answer[Self.query.listed].value.flatMap { $0.isEmpty ? nil : $0 }
    events = answer[Self.query.events].value ?? []
    scopes = answer[Self.query.scopes].value ?? []
  }

  /// Which of these permissions the application does not have, where the portal tells any. The full form of a permission
  /// includes its brief one.
  func missing(_ needed: [String]) -> [String] {
    guard !scopes.isEmpty else { return [] }
    return needed.filter { !scopes.contains($0) && !($0 == "user_brief" && scopes.contains("user")) }
  }

  /// The addresses at which the portal finds the application for a placement.
  func handlers(of placement: PlacementCode) -> [String] {
    placements.filter { $0.placement == placement }.map(\.address)
  }
}
