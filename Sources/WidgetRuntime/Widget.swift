import Bitrix24
import HTML

/// What the application shows in one or more placements: a page, parts of it that load later, and forms that write.
///
/// Everything else that has to be known of it derives from here: what the portal's tab is called, which permissions the
/// application needs, and which parts and actions a request may name.
///
/// A widget is a value without state of its own; what it needs comes in with the call. It runs on the thread that
/// received the request, so it must not block; it may suspend. If it throws, the operator gets a localized page with
/// status 500, and the log the type of the error, not its text, which could hold anything.
package protocol Widget: Sendable {
  /// Where portals open it, no two widgets in the same place.
  var placements: [PlacementCode] { get }

  /// Whether it is also opened in a placement that is not among ``placements``, since portals have codes of their own for
  /// their own types of items. Those that are named by another widget are not asked about.
  func serves(_ placement: PlacementCode) -> Bool

  /// What the portal's tab or menu item is called.
  func title(in language: Language) -> String

  /// The permissions of the application that it needs, besides `placement`.
  /// Documentation: <https://apidocs.bitrix24.com/api-reference/scopes/permissions.html>
  var scopes: [String] { get }

  /// What its page loads later, by `VIEW`.
  var parts: [any Part] { get }

  /// What its forms do, by `ACTION`.
  var actions: [any Action] { get }

  /// What its page runs in the browser: ``BrowserModule/widget``, unless it says otherwise or has no parts and no actions.
  /// Without a module, the page does not change.
  var module: BrowserModule? { get }

  /// What the log says about a call of it, beside what it says about every call: nothing that names a customer, and
  /// nothing that failed its syntax.
  func logFields(of call: PlacementCall) -> [LogField]

  /// The page.
  func render(_ call: PlacementCall, in context: RenderContext) async throws -> View
}

extension Widget {
  package func serves(_ placement: PlacementCode) -> Bool { false }
  package var scopes: [String] { [] }
  package var parts: [any Part] { [] }
  package var actions: [any Action] { [] }
  package var module: BrowserModule? { parts.isEmpty && actions.isEmpty ? nil : .widget }
  package func logFields(of call: PlacementCall) -> [LogField] { [] }
}

/// What a widget makes: the part of the page that is its own.
package struct View: Sendable {
  /// The page's title.
  package var title: String
  /// The contents of `<body>`.
  package var content: HTML

  package init(title: String, content: HTML) {
    self.title = title
    self.content = content
  }
}

/// What a widget may know of the program around it.
package struct RenderContext: Sendable {
  /// The placements in which portals shall open the application.
  package let wantedPlacements: [PlacementCode]
  /// The permissions that the application needs for them.
  package let scopes: [String]
  /// Whether calls of this portal are checked for the application token.
  package let checksApplicationToken: Bool
  /// Whether the application's client id and secret are configured.
  package let hasClientCredentials: Bool
  /// Whether parts can be had at all.
  var hasParts = false
  /// The ticket (a one-time token) of the part whose question has been asked with the page.
  var prefetched: (part: PartName, ticket: Secret)?

  /// Where a screen reader hears that a part has come: once in each page that has parts, outside of them.
  package static let announcements: HTML = "<p id=\"arrival\" class=\"visually-hidden\" role=\"status\"></p>"

  /// The element in whose place a part comes, or `nil` where no part can be had.
  ///
  /// - Parameter text: what it says until then.
  package func place(of part: PartName, saying text: String) -> HTML? {
    attributes(of: part).map { "<section\($0) class=\"panel\"><p class=\"hint\">\(text)</p></section>" }
  }

  /// The attributes of the element in whose place a part comes, or `nil` where no part can be had.
  package func attributes(of part: PartName) -> HTML? {
    guard hasParts else { return nil }
    let ticket = prefetched.flatMap { $0.part == part ? $0.ticket.ticketAttribute : nil }
    return " data-part=\"\(part.description)\"\(ticket)"
  }
}
