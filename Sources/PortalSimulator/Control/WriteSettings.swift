import HTTPMessage

/// How writing through REST goes wrong: before a call is carried out, while it is, and after it.
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

  /// What comes instead of carrying a call out.
  enum Breakage: String, CaseIterable {
    /// The connection ends.
    case cut
    /// Something on the way gives up.
    case badGateway = "502"
    /// Too many calls.
    case overLimit = "503"
    case failure = "500"
  }

  /// Methods that are not carried out, in small letters, or ``Settings/everyMethod``.
  var brokenMethods: [String] = []
  var breakage = Breakage.cut
  /// Methods whose answers are lost at once, as ``loss`` says, and that are carried out later all the same.
  var lateMethods: [String] = []
  /// Milliseconds until then.
  var lateDelay = 3000
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

  /// - Returns: what comes instead of carrying it out; `nil` where it is. With one command of a batch the whole breaks.
  func breakage(of exchange: RESTExchange) throws(RESTError) -> Response? {
    guard Self.names(brokenMethods, exchange) else { return nil }
    switch breakage {
    case .cut: return .cut
    case .badGateway: return .garbage(status: .badGateway)
    case .overLimit: throw .overLimit
    case .failure: throw RESTError("INTERNAL_SERVER_ERROR", "Internal server error", .internalServerError)
    }
  }

  /// - Returns: what comes at once where the call is carried out later; `nil` where it is not.
  func earlyLoss(of exchange: RESTExchange) -> Response? {
    Self.names(lateMethods, exchange) ? lossResponse : nil
  }

  /// - Returns: what comes instead of the answer; `nil` where it arrives. With one command of a batch the whole is lost.
  func loss(of exchange: RESTExchange) -> Response? {
    Self.names(lostMethods, exchange) ? lossResponse : nil
  }

  private static func names(_ methods: [String], _ exchange: RESTExchange) -> Bool {
    methods.contains(Settings.everyMethod) || exchange.methods.contains(where: methods.contains)
  }

  private var lossResponse: Response {
    switch loss {
    case .badGateway: return .garbage(status: .badGateway)
    case .cut: return .cut
    case .silence: return .silence
    }
  }

  /// - Returns: whether there is such a setting.
  mutating func update(_ key: String, to text: String) throws(ControlError) -> Bool {
    switch key {
    case "rest_broken": brokenMethods = Settings.methods(text)
    case "rest_broken_as": breakage = try Settings.choice(text, for: key)
    case "rest_late": lateMethods = Settings.methods(text)
    case "rest_late_ms": lateDelay = try Settings.delay(text, for: key)
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
      "rest_broken": .string(brokenMethods.joined(separator: ",")), "rest_broken_as": .string(breakage.rawValue),
      "rest_late": .string(lateMethods.joined(separator: ",")), "rest_late_ms": .integer(lateDelay),
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
