import Bitrix24
import Bitrix24REST
import Customers

/// The notes that could be written nowhere, kept for the operator in the portal, as an option of the user.
///
/// Documentation: <https://apidocs.bitrix24.com/api-reference/common/settings/user-option-set.html>
struct UnsentNotes {
  /// The most that are kept; the oldest goes.
  static let maximum = 10
  /// How long, in seconds: 14 days.
  static let lifetime = 14 * 86_400

  /// The name of the option.
  static let option = "unsent"

  struct Entry: Equatable, Sendable {
    /// `ACTION_ID` of the form.
    let id: String
    let text: String
    let phone: PhoneNumber
  }

  let portal: RESTClient
  /// Seconds since 1970-01-01T00:00:00Z.
  let now: Int

  func contains(_ id: String) async throws(RESTError) -> Bool {
    try await read().contains { $0["id"]?.text == id }
  }

  /// Keeps a note, in place of the one that it was before. One that is kept already stays as it is.
  ///
  /// All are written together, so another card of the operator may overwrite them at the same moment: here, one waits for
  /// the other; from another host, it is read back, and written once more.
  ///
  /// - Returns: whether it is kept.
  func add(_ entry: Entry, replacing former: String?) async throws(RESTError) -> Bool {
    try await inTurn { () throws(RESTError) in try await addNow(entry, replacing: former) }
  }

  private func addNow(_ entry: Entry, replacing former: String?) async throws(RESTError) -> Bool {
    for _ in 0..<2 {
      var entries = try await read()
      if entries.contains(where: { $0["id"]?.text == entry.id }) { return true }
      entries.removeAll { $0["id"]?.text == former }
      entries.append(value(of: entry))
      try await write(entries.suffix(Self.maximum))
    }
    return (try? await contains(entry.id)) ?? false
  }

  private func value(of entry: Entry) -> JSONValue {
    let phone =
      switch entry.phone {
      case .number(let number): number
      case .hidden, .unknown: ""
      }
    return .object([
      .init(name: "id", value: .string(entry.id)), .init(name: "time", value: .string(String(now))),
      .init(name: "phone", value: .string(phone)), .init(name: "text", value: .string(entry.text)),
    ])
  }

  /// Forgets a note; it does not matter whether there is one.
  func remove(_ id: String) async throws(RESTError) {
    try await inTurn { () throws(RESTError) in try await removeNow(id) }
  }

  private func removeNow(_ id: String) async throws(RESTError) {
    let entries = try await read()
    let left = entries.filter { $0["id"]?.text != id }
    if left.count < entries.count { try await write(left[...]) }
  }

  /// One after the other at a portal: whose a token is, is not known.
  private func inTurn<Value>(_ body: () async throws(RESTError) -> Value) async throws(RESTError) -> Value {
    let address = portal.authorization.0.address
    await Turns.all.take(at: address)
    do throws(RESTError) {
      let value = try await body()
      await Turns.all.give(at: address)
      return value
    } catch {
      await Turns.all.give(at: address)
      throw error
    }
  }

  /// Who changes the option at a portal, and who waits for that.
  private actor Turns {
    static let all = Turns()
    private var waiting: [PortalAddress: [CheckedContinuation<Void, Never>]] = [:]

    func take(at portal: PortalAddress) async {
      guard waiting[portal] != nil else {
        waiting[portal] = []
        return
      }
      await withCheckedContinuation { waiting[portal, default: []].append($0) }
    }

    func give(at portal: PortalAddress) {
      if waiting[portal]?.isEmpty == false { waiting[portal]?.removeFirst().resume() } else { waiting[portal] = nil }
    }
  }

  /// Those that are kept, the oldest first.
  private func read() async throws(RESTError) -> [JSONValue] {
    // Not taken for nothing: what is written next would take its place.
    guard let entries = Self.elements(of: try await portal.call(GetUserOption(Self.option)), now: now) else {
      throw .unreadable
    }
    return entries
  }

  /// - Returns: `nil` for what cannot be read.
  private static func elements(of option: JSONValue, now: Int) -> [JSONValue]? {
    var value = option
    // What was set as text comes back as such.
    if case .string(let text) = option, !text.isEmpty {
      guard let list = JSONReader.readWhole(Array(text.utf8), limits: .answer) else { return nil }
      value = list
    }
    return value.elements.filter { ($0["time"]?.integer ?? 0) > now - lifetime }
  }

  /// Those about a number, out of what the option has: the newest first, two at most.
  static func entries(in option: JSONValue, about phone: PhoneNumber, now: Int) -> [Entry] {
    guard case .number(let number) = phone else { return [] }
    let entries = (elements(of: option, now: now) ?? []).compactMap { value -> Entry? in
      guard value["phone"]?.text == number, let id = value["id"]?.text, let text = value["text"]?.text else {
        return nil
      }
      return Entry(id: id, text: text, phone: phone)
    }
    return Array(entries.reversed().prefix(2))
  }

  private func write(_ entries: ArraySlice<JSONValue>) async throws(RESTError) {
    _ = try await portal.call(SetUserOption(Self.option, to: JSONValue.array(Array(entries)).description))
  }
}
