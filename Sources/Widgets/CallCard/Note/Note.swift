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

  /// Where a note goes.
  enum Target: Hashable, Sendable {
    case activity(Int)
    case item(CRMItem)
    /// Nobody is linked.
    case nothing
  }

  struct Form: Sendable {
    let text: String
    let target: Target
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
      text: text, target: activity.map(Target.activity) ?? item.map(Target.item) ?? .nothing, phone: context.phone,
      unsent: unsent, isDiscarded: isDiscarded)
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
    do throws(RESTError) {
      switch form.target {
      case .activity(let activity):
        return try await ActivityNote(portal: portal, activity: activity).append(form.text, attempt)
      case .item(let item):
        return try await ItemComment(portal: portal, item: item).add(form.text)
      case .nothing: break
      }
    } catch {
      guard error.isDenial || error == .notFound else { throw error }
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
    do throws(RESTError) {
      switch form.target {
      case .activity(let activity): return try await ActivityNote(portal: portal, activity: activity).find(attempt)
      case .item(let item): return try await ItemComment(portal: portal, item: item).find(form.text, attempt)
      case .nothing: return nil
      }
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
