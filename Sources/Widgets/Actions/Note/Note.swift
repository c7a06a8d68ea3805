import Bitrix24
import Bitrix24REST
import Customers
import HTTPMessage
import WidgetRuntime

/// `ACTION=note`: what the operator writes about the call, or about the item in whose card the page is.
///
/// It goes to the call's own activity where there is one, else to an item, else it is kept for the operator in the
/// portal (``UnsentNotes``), as also where the operator may not write to them, and where it is unfinished and the portal's
/// settings say so.
struct Note: Action {
  /// The most characters of a text.
  static let maximumCharacters = 10_000
  /// The most bytes of a text in UTF-8: browsers send no more than 64 KiB of what outlives its page.
  static let maximumBytes = 12 << 10

  struct Form: Sendable {
    let text: String
    /// Where it goes, the first that takes it: the call's own activity, and the item that the page names or is about.
    let activity: Int?
    let item: CRMItem?
    /// Of the call, for a note that is kept.
    let phone: PhoneNumber
    /// The kept note that this one was.
    let unsent: String?
    /// Only forget the kept note.
    let isDiscarded: Bool
    /// The page sends it on its own, since it is about to go.
    let isUnfinished: Bool
  }

  static let name = ActionName("note")
  var name: ActionName { Self.name }

  /// The parts of the page that show notes.
  let updates: [PartName]
  /// The seconds since 1970-01-01T00:00:00Z.
  let clock: @Sendable () -> Int

  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form {
    let context = call.callContext
    let unsent = try fields.text("UNSENT").flatMap { $0.isEmpty ? nil : $0 }
    let isDiscarded = try fields.flag("DISCARD")
    if isDiscarded, unsent == nil { throw InvalidForm("UNSENT", .missing) }
    let text = try fields.paragraphs("TEXT", maximum: Self.maximumCharacters, maximumBytes: Self.maximumBytes)
    if text.isEmpty && !isDiscarded { throw InvalidForm("TEXT", .missing) }
    let activity = context.activity
    var item = call.item
    if let name = try fields.text("ITEM"), !name.isEmpty {
      item = CRMItem(name: name) ?? Self.order(name)
      // A call may be linked to what takes no notes, and then its activity does.
      if item == nil, activity == nil { throw InvalidForm("ITEM", .malformed) }
    }
    return Form(
      text: text, activity: activity, item: item, phone: context.phone, unsent: unsent, isDiscarded: isDiscarded,
      isUnfinished: try fields.flag("UNFINISHED"))
  }

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    let unsent = UnsentNotes(portal: portal, now: clock())
    if form.isDiscarded, let id = form.unsent {
      try await unsent.remove(id)
      return .done(updates: updates, item: nil)
    }
    return await forgettingUnsent(try await write(form, attempt, on: portal, unsent), form, unsent)
  }

  /// Once a kept note is written, it is not kept any more. What is left behind is offered again, and forgotten after a
  /// while.
  private func forgettingUnsent(_ result: ActionResult, _ form: Form, _ unsent: UnsentNotes) async -> ActionResult {
    if case .done = result, let id = form.unsent { try? await unsent.remove(id) }
    return result
  }

  private func write(
    _ form: Form, _ attempt: Attempt, on portal: RESTClient, _ unsent: UnsentNotes
  ) async throws(RESTError) -> ActionResult {
    let mayWrite = form.isUnfinished ? try await PortalSettings.load(from: portal).unfinished == .send : true
    if mayWrite, let activity = form.activity {
      let note = ActivityNote(portal: portal, activity: activity, updates: updates)
      if let result = try await Self.unlessBarred({ () throws(RESTError) in try await note.append(form.text, attempt) })
      {
        return result
      }
    }
    if mayWrite, let item = form.item {
      let comment = ItemComment(portal: portal, item: item, updates: updates)
      let added = try await Self.unlessBarred { () throws(RESTError) in
        // Who may not see what is there does not write a second time: the note is kept.
        if attempt.number > 1, let found = try await comment.find(form.text, attempt) { return found }
        return try await comment.add(form.text)
      }
      if let added { return added }
    }
    let entry = UnsentNotes.Entry(id: attempt.id, text: form.text, phone: form.phone)
    return try await unsent.add(entry, replacing: form.unsent) ? .kept : .unknown
  }

  func find(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult? {
    let unsent = UnsentNotes(portal: portal, now: clock())
    if form.isDiscarded, let id = form.unsent {
      return try await unsent.contains(id) ? nil : .done(updates: updates, item: nil)
    }
    if try await unsent.contains(attempt.id) { return .kept }
    if let activity = form.activity {
      let note = ActivityNote(portal: portal, activity: activity, updates: updates)
      if let found = try await Self.unlessBarred({ () throws(RESTError) in try await note.find(attempt) }) {
        return await forgettingUnsent(found, form, unsent)
      }
    }
    guard let item = form.item else { return nil }
    let comment = ItemComment(portal: portal, item: item, updates: updates)
    let found = try await Self.unlessBarred { () throws(RESTError) in try await comment.find(form.text, attempt) }
    return if let found { await forgettingUnsent(found, form, unsent) } else { nil }
  }

  /// - Returns: `nil` also where the operator may not do it, there is nothing to do it to, or the portal is too old to.
  private static func unlessBarred(
    _ body: () async throws(RESTError) -> ActionResult?
  ) async throws(RESTError) -> ActionResult? {
    do throws(RESTError) {
      return try await body()
    } catch {
      guard error == .notFound || error == .methodNotFound || error.isDenial else { throw error }
      return nil
    }
  }

  /// An order, which takes comments though the universal methods do not know it.
  private static func order(_ name: String) -> CRMItem? {
    let halves = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard halves.count == 2, let item = CRMItem(type: halves[0], id: halves[1]) else { return nil }
    return item.kind == .order && item.number != nil ? item : nil
  }
}
