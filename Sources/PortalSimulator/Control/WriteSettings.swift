import HTTPMessage

/// How writing through REST goes wrong.
struct WriteSettings: Sendable, Equatable {
  /// When a colleague writes on the record on which the application is about to write, once.
  enum NoteOverwrite: String, CaseIterable {
    case off
    /// Right after `crm.timeline.note.get` has answered: who reads again before saving can see it.
    case afterGet = "after_get"
    /// Right before `crm.timeline.note.save` is carried out: nobody can see it.
    case beforeSave = "before_save"
  }

  /// What comes instead of the answer to a call that was carried out.
  enum Loss: String, CaseIterable {
    case badGateway = "502"
    /// The connection ends.
    case cut
    /// Nothing, for longer than anybody waits.
    case silence
  }

  var noteOverwrite = NoteOverwrite.off
  var noteOverwriteText = "Written by a colleague"
  /// Methods that are carried out and whose answers are lost, in small letters, or ``Settings/everyMethod``.
  var lostMethods: [String] = []
  var loss = Loss.badGateway
  /// What nobody but administrators may change: `contact_101`, `activity_5003`, or `*` for everything.
  var readOnly: [String] = []

  func isReadOnly(_ name: String) -> Bool {
    readOnly.contains(name) || readOnly.contains("*")
  }

  /// - Returns: what comes instead of the answer; `nil` where it arrives. With one command of a batch the whole is lost.
  func loss(of exchange: RESTExchange) -> Response? {
    let methods = [exchange.method] + exchange.commands.map { $0.lowercased() }
    let isLost = lostMethods.contains(Settings.everyMethod) || methods.contains(where: lostMethods.contains)
    guard isLost else { return nil }
    switch loss {
    case .badGateway: return .garbage(status: .badGateway)
    case .cut: return .cut
    case .silence: return .silence
    }
  }

  /// - Returns: whether there is such a setting.
  mutating func update(_ key: String, to text: String) throws(ControlError) -> Bool {
    switch key {
    case "note_overwrite": noteOverwrite = try Settings.choice(text, for: key)
    case "note_overwrite_text": noteOverwriteText = try Self.note(text, for: key)
    case "rest_lost": lostMethods = Settings.methods(text)
    case "rest_lost_as": loss = try Settings.choice(text, for: key)
    case "read_only": readOnly = try Self.records(text, for: key)
    default: return false
    }
    return true
  }

  var values: Fields {
    [
      "note_overwrite": .string(noteOverwrite.rawValue), "note_overwrite_text": .string(noteOverwriteText),
      "rest_lost": .string(lostMethods.joined(separator: ",")), "rest_lost_as": .string(loss.rawValue),
      "read_only": .string(readOnly.joined(separator: ",")),
    ]
  }

  private static func note(_ text: String, for key: String) throws(ControlError) -> String {
    if (1...10_000).contains(text.utf8.count) { return text }
    throw ControlError(reason: "\(key) is a text of 1 to 10000 bytes")
  }

  private static func records(_ text: String, for key: String) throws(ControlError) -> [String] {
    let names = text.lowercased().split(separator: ",").map(String.init)
    let types = ItemType.allCases.map { $0.name.lowercased() } + ["activity"]
    let areRecords = names.allSatisfy { name in
      let parts = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
      return name == "*" || parts.count == 2 && types.contains(parts[0]) && Int(parts[1]) != nil
    }
    if areRecords { return names }
    throw ControlError(reason: "\(key) is *, or names such as contact_101 and activity_5003 between commas")
  }
}
