import Bitrix24
import Bitrix24REST
import HTTPMessage

/// `ACTION=note`: what the operator writes about the call.
///
/// It goes to the call's own activity where there is one, else to an item, else it is kept for the operator in the
/// portal (``UnsentNotes``), as also where the operator may not write to them.
struct Note: Action {
  /// The most characters of a text.
  static let maximumCharacters = 10_000
  /// The most bytes of a text in UTF-8: browsers send no more than 64 KiB of what outlives its page.
  static let maximumBytes = 12 << 10

  struct Form: Sendable {
    let text: String
    /// Where it goes, the first that takes it: the call's own activity, and the item that the page names.
    let activity: Int?
    let item: CRMItem?
    /// Of the call, for a note that is kept.
    let phone: PhoneNumber
    /// The kept note that this one was.
    let unsent: String?
    /// Only forget the kept note.
    let isDiscarded: Bool
  }

  var name: ActionName { ActionName("note") }

  /// The seconds since 1970-01-01T00:00:00Z.
  let clock: @Sendable () -> Int

  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form {
    let context = CallContext(call.options)
    let unsent = fields.text("UNSENT")
    let isDiscarded = fields.text("DISCARD") == "yes"
    if isDiscarded, unsent == nil { throw InvalidForm("UNSENT", .missing) }
    let text = Self.trimmed(fields.text("TEXT") ?? "")
    if text.isEmpty && !isDiscarded { throw InvalidForm("TEXT", .missing) }
    guard text.utf8.count <= Self.maximumBytes, text.count <= Self.maximumCharacters else {
      throw InvalidForm("TEXT", .tooLong)
    }
    var item: CRMItem?
    if let name = fields.text("ITEM"), !name.isEmpty {
      item = CRMItem(name: name)
      if item == nil { throw InvalidForm("ITEM", .malformed) }
    }
    let activity = context.activityID.flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
    return Form(
      text: text, activity: activity, item: item, phone: context.phone, unsent: unsent, isDiscarded: isDiscarded)
  }

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    let unsent = UnsentNotes(portal: portal, now: clock())
    if form.isDiscarded, let id = form.unsent {
      try await unsent.remove(id)
      return .done(updates: [], item: nil)
    }
    let result = try await write(form, attempt, on: portal, unsent)
    if case .done = result, let id = form.unsent {
      // What is left behind is offered again, and forgotten after a while.
      try? await unsent.remove(id)
    }
    return result
  }

  private func write(
    _ form: Form, _ attempt: Attempt, on portal: RESTClient, _ unsent: UnsentNotes
  ) async throws(RESTError) -> ActionResult {
    if let activity = form.activity {
      let note = ActivityNote(portal: portal, activity: activity)
      if let result = try await Self.unlessBarred({ () throws(RESTError) in try await note.append(form.text, attempt) })
      {
        return result
      }
    }
    if let item = form.item {
      let comment = ItemComment(portal: portal, item: item)
      if let result = try await Self.unlessBarred({ () throws(RESTError) in try await comment.add(form.text) }) {
        return result
      }
    }
    try await unsent.add(UnsentNotes.Entry(id: attempt.id, text: form.text, phone: form.phone))
    return .kept
  }

  func find(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult? {
    // To forget something twice does no harm.
    if form.isDiscarded { return nil }
    if try await UnsentNotes(portal: portal, now: clock()).contains(attempt.id) { return .kept }
    if let activity = form.activity {
      let note = ActivityNote(portal: portal, activity: activity)
      if let found = try await Self.unlessBarred({ () throws(RESTError) in try await note.find(attempt) }) {
        return found
      }
    }
    guard let item = form.item else { return nil }
    let comment = ItemComment(portal: portal, item: item)
    return try await Self.unlessBarred { () throws(RESTError) in try await comment.find(form.text, attempt) }
  }

  /// - Returns: `nil` also where the operator may not do it, or there is nothing to do it to.
  private static func unlessBarred(
    _ body: () async throws(RESTError) -> ActionResult?
  ) async throws(RESTError) -> ActionResult? {
    do throws(RESTError) {
      return try await body()
    } catch {
      guard error.isDenial || error == .notFound else { throw error }
      return nil
    }
  }

  private static func trimmed(_ text: String) -> String {
    // No other control character means anything in a note.
    let lines = text.replacing("\r\n", with: "\n").filter {
      $0 == "\n" || $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
    guard let start = lines.firstIndex(where: { !$0.isWhitespace }),
      let end = lines.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(lines[start...end])
  }
}

extension FormFields {
  /// The first value of a field as text.
  fileprivate func text(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }
}
