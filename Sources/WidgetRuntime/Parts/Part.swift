import Bitrix24
import Bitrix24REST
import HTML
import HTTPMessage

/// A piece of a page that comes after it, by `VIEW`: what the portal answers to a question with the operator's rights.
///
/// The page has an element with its name in `data-part` (``RenderContext/attributes(of:)``); the answer is one element
/// with the same `data-part` that takes its place.
///
/// A part is a value without state of its own, like its widget. Its functions run on any thread; only ``load(_:of:from:)``
/// may suspend.
package protocol Part: Sendable {
  /// The part's own fields.
  associatedtype Query: Equatable & Sendable
  /// What the portal has answered, parsed: it may wait for a minute until the page fetches it.
  associatedtype Value: Sendable

  /// As `VIEW` and `data-part` have it.
  var name: PartName { get }

  /// Whether the portal is asked as soon as the page is, so that the answer is often there when the page asks for it.
  /// One part of a widget at most: what its first screen needs.
  var isPrefetched: Bool { get }

  /// Whether others go first: it is not asked while half of what may run does.
  var yieldsToOthers: Bool { get }

  /// Reads the part's own fields. Of a question that starts with the page there are none.
  func query(_ fields: FormFields) -> Query

  /// Asks the portal.
  ///
  /// - Throws: why there is no answer at all. What is missing of an answer is the value's to say.
  func load(_ query: Query, of call: PlacementCall, from portal: RESTClient) async throws(RESTError) -> Value

  /// Why a piece of an answer is missing, for the log.
  func error(in value: Value) -> RESTError?

  /// Whether the page gets a ticket (a one-time token) to ask once more, since that may well fare better or another question comes
  /// next. A question without an answer always may be repeated, unless only another token could help.
  func isRepeatable(_ value: Value) -> Bool

  /// The element.
  ///
  /// One with `data-state="loading"` is a step: the page shows it and asks for the next one by itself, with what is in
  /// `data-next` as the field `NEXT`, after as many seconds as `data-wait` says.
  ///
  /// - Parameter ticket: its attribute `data-ticket`, where the page gets one.
  func html(
    _ outcome: PartOutcome<Value>, to query: Query, of call: PlacementCall, ticket: HTML?, in context: RenderContext
  ) -> HTML
}

extension Part {
  package var isPrefetched: Bool { false }
  package var yieldsToOthers: Bool { false }
  package func error(in value: Value) -> RESTError? { nil }
  package func isRepeatable(_ value: Value) -> Bool { false }
}

extension Part where Query == NoFields {
  package func query(_ fields: FormFields) -> NoFields { NoFields() }
}

/// Of a part that has no fields of its own.
package struct NoFields: Equatable, Sendable {
  package init() {}
}

/// The name of a part of a page, as `VIEW` and `data-part` have it.
package struct PartName: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ name: StaticString) { description = name.description }
}

/// What came of a part's question.
package enum PartOutcome<Value: Sendable>: Sendable {
  case value(Value)
  case failed(RESTError)
  /// Too many questions run already.
  case busy(RateLimitError)
}
