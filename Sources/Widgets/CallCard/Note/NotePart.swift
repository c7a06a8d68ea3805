import Bitrix24
import Bitrix24REST
import Customers
import HTML
import WidgetRuntime

/// The call card's part `note`: what a colleague has written about this call last. The page asks for it again and again,
/// since whoever passes a call on writes while it goes on, and portals do not tell of it.
///
/// A portal takes two requests a second, of all its operators together: a quarter of these are for this at most. Which of
/// many cards has its question asked is left to chance, since pages wait for different times.
struct NotePart: Part {
  let name = PartName.note
  /// Where a note was asked for just now.
  private let recent: PortalCache<Bool>

  /// - Parameter interval: between two questions to a portal.
  init(interval: Duration = .seconds(2)) { recent = PortalCache(lifetime: interval) }

  /// What the portal has said.
  enum Value: Equatable, Sendable {
    /// `nil` where there is no note of a colleague's.
    case note(String?)
    /// Nothing: it was not asked, or has not told. What the page shows stays.
    case unknown
  }

  /// Without an activity, nothing is asked.
  func load(_ query: NoFields, of call: PlacementCall, from portal: RESTClient) async throws(RESTError) -> Value {
    guard let activity = call.callContext.notedActivity else { return .note(nil) }
    guard recent.value(name.description, of: portal.portal) == nil else { return .unknown }
    recent.keep(true, as: name.description, of: portal.portal, bytes: 1)
    var batch = Batch()
    let profile = batch.append(GetProfile())
    let owner = batch.append(ListActivities.activity(activity))
    let note = batch.append(GetTimelineNote(ofActivity: activity, in: owner))
    let answer = try await portal.batch(batch)
    return switch answer[note] {
    case .value(let note): .note(Customer.note(note, readBy: answer[profile].value))
    case .failed(.notFound): .note(nil)
    case .failed, .missing: .unknown
    }
  }

  func html(
    _ outcome: PartOutcome<Value>, to query: NoFields, of call: PlacementCall, ticket: HTML?,
    in context: RenderContext
  ) -> HTML {
    switch outcome {
    case .value(.note(let note)): Self.html(note)
    case .value(.unknown): "<div data-part=\"note\" data-state=\"busy\"></div>\n"
    case .failed, .busy: PartFailure(name, outcome, in: call.language, ticket: ticket).html
    }
  }

  static func html(_ note: String?) -> HTML {
    "<div data-part=\"note\">\(note.map { Quotation(text: $0).html })</div>\n"
  }
}

/// What somebody has written, in their own words. What is long is two lines until it is clicked at.
struct Quotation {
  let text: String

  var html: HTML {
    let isShort = text.count <= 60 && !text.contains("\n")
    let content: HTML =
      isShort
      ? "<bdi>\(text)</bdi>" : "<details><summary><bdi>\(text.shortened(to: 2000))</bdi></summary></details>"
    return "<div class=\"panel remark\">\(content)</div>"
  }
}

extension PartName {
  /// What a colleague writes about the call.
  static let note = PartName("note")
}

extension CallContext {
  /// The activity in whose note a colleague may have written: whoever has passed the call on. Newer portals do not say
  /// that somebody has.
  var notedActivity: Int? { [.incoming, .incomingTransfer].contains(direction) ? activity : nil }
}
