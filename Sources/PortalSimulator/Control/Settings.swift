/// How the portal misbehaves.
struct Settings: Sendable, Equatable {
  enum REST: String, CaseIterable {
    case normal
    /// Every answer comes late.
    case delay
    /// Every call is over the limit.
    case overLimit = "503"
    /// Every token has expired.
    case expired = "401"
    /// Something on the way answers with a page of its own.
    case garbage
    /// The connection ends without an answer.
    case cut
    /// Every call is sent elsewhere.
    case redirect = "302"
    // Every call is refused as a whole: see ``refusal``.
    case noPlan = "access_denied"
    case noAccess = "user_access_error"
    case notInstalled = "not_installed"
    case applicationNotFound = "application_not_found"
    case noOAuth = "error_oauth"
    case unconfirmed = "method_confirm_waiting"
    case overload = "overload_limit"
    case deleted = "portal_deleted"
  }

  enum OAuth: String, CaseIterable {
    case normal
    case invalidGrant = "invalid_grant"
    case unavailable = "503"
  }

  enum Library: String, CaseIterable {
    case normal, missing, late
  }

  enum GarbageStatus: String, CaseIterable {
    case ok = "200"
    case badGateway = "502"
  }

  /// By which of its two names the portal goes.
  enum Address: String, CaseIterable {
    case first, second
  }

  /// What REST does at the name by which the portal does not go.
  enum OldAddress: String, CaseIterable {
    case redirects, answers
  }

  /// What the authorization server says about a token, and where it lies.
  enum ApplicationInfo: String, CaseIterable {
    case normal
    case otherClient = "other_client"
    case otherMember = "other_member"
    case otherDomain = "other_domain"
    case failure = "500"
    /// No answer, for longer than anybody waits.
    case silence
  }

  /// What an update does to the handlers of events.
  enum UpdateHandlers: String, CaseIterable {
    case removed, kept
  }

  /// What events say. Older portals name neither handler nor user, and put spaces between scopes.
  enum Events: String, CaseIterable {
    case current, older
  }

  enum Switch: String, CaseIterable {
    case on, off
  }

  static let everyMethod = "*"
  private static let resets = 0...3600

  /// A minute is longer than anybody waits for a call card.
  private static let delays = 0...60_000

  var rest = REST.normal
  /// Milliseconds; for ``REST/delay``.
  var restDelay = 3000
  /// The status of the page that comes instead of an answer; for ``REST/garbage``.
  var garbageStatus = GarbageStatus.badGateway
  /// Whether more than two calls a second are refused once the bucket is full.
  var limit = Switch.on
  var oauth = OAuth.normal
  var library = Library.normal
  /// Milliseconds; for ``Library/late``.
  var libraryDelay = 5000
  var address = Address.first
  var oldAddress = OldAddress.redirects
  /// An origin; for ``REST/redirect``.
  var redirectTarget = "https://elsewhere.example"
  var applicationInfo = ApplicationInfo.normal
  /// Methods that have taken too much of the portal's time, in small letters, or ``everyMethod``.
  var operatingLimit: [String] = []
  /// For so many seconds.
  var operatingReset = 60
  /// The application's handler and installer, where they are not those that the program was started with.
  var handler = ""
  var installer = ""
  var updateHandlers = UpdateHandlers.removed
  var events = Events.current
  /// Whether events about calls carry somebody's token. They do not where nobody can be named as who made them happen.
  var eventTokens = Switch.on
  /// How the portal's page frames widgets.
  var frame = FrameSettings()
  /// How the CRM and the telephony are set up.
  var crm = CRMSettings()
  /// How writing goes wrong.
  var writing = WriteSettings()

  func limitsOperation(of method: String) -> Bool {
    operatingLimit.contains(method) || operatingLimit.contains(Self.everyMethod)
  }

  /// Sets what a form names, all of it or nothing.
  mutating func update(_ form: Fields) throws(ControlError) {
    var new = self
    for entry in form.entries {
      let text = entry.value.text ?? ""
      switch entry.key {
      case "rest": new.rest = try Self.choice(text, for: entry.key)
      case "rest_delay_ms": new.restDelay = try Self.delay(text, for: entry.key)
      case "rest_garbage_status": new.garbageStatus = try Self.choice(text, for: entry.key)
      case "rest_limit": new.limit = try Self.choice(text, for: entry.key)
      case "oauth": new.oauth = try Self.choice(text, for: entry.key)
      case "library": new.library = try Self.choice(text, for: entry.key)
      case "library_delay_ms": new.libraryDelay = try Self.delay(text, for: entry.key)
      case "address": new.address = try Self.choice(text, for: entry.key)
      case "old_address": new.oldAddress = try Self.choice(text, for: entry.key)
      case "rest_redirect_to": new.redirectTarget = try Self.origin(text, for: entry.key)
      case "app_info": new.applicationInfo = try Self.choice(text, for: entry.key)
      case "operating_limit": new.operatingLimit = Self.methods(text)
      case "operating_reset_s":
        new.operatingReset = try Self.number(text, in: Self.resets, of: "seconds", for: entry.key)
      case "handler": new.handler = try Self.url(text, for: entry.key)
      case "installer": new.installer = try Self.url(text, for: entry.key)
      case "update_handlers": new.updateHandlers = try Self.choice(text, for: entry.key)
      case "events": new.events = try Self.choice(text, for: entry.key)
      case "event_tokens": new.eventTokens = try Self.choice(text, for: entry.key)
      default:
        if try new.frame.update(entry.key, to: text) { continue }
        if try new.crm.update(entry.key, to: text) { continue }
        guard try new.writing.update(entry.key, to: text) else {
          throw ControlError(reason: "there is no setting \(entry.key)")
        }
      }
    }
    self = new
  }

  var value: Value {
    var values: Fields = [
      "rest": .string(rest.rawValue), "rest_delay_ms": .integer(restDelay),
      "rest_garbage_status": .string(garbageStatus.rawValue), "rest_limit": .string(limit.rawValue),
      "oauth": .string(oauth.rawValue), "library": .string(library.rawValue),
      "library_delay_ms": .integer(libraryDelay), "address": .string(address.rawValue),
      "old_address": .string(oldAddress.rawValue), "rest_redirect_to": .string(redirectTarget),
      "app_info": .string(applicationInfo.rawValue),
      "operating_limit": .string(operatingLimit.joined(separator: ",")), "operating_reset_s": .integer(operatingReset),
      "handler": .string(handler), "installer": .string(installer), "update_handlers": .string(updateHandlers.rawValue),
      "events": .string(events.rawValue), "event_tokens": .string(eventTokens.rawValue),
    ]
    values.merge(frame.values)
    values.merge(crm.values)
    values.merge(writing.values)
    return .map(values)
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String, for key: String
  ) throws(ControlError) -> Choice {
    if let choice = Choice(rawValue: text) { return choice }
    let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw ControlError(reason: "\(key) is one of \(choices)")
  }

  /// Names between commas, in small letters.
  static func methods(_ text: String) -> [String] {
    text.lowercased().split(separator: ",").map(String.init)
  }

  static func delay(_ text: String, for key: String) throws(ControlError) -> Int {
    try number(text, in: delays, of: "milliseconds", for: key)
  }

  private static func number(
    _ text: String, in range: ClosedRange<Int>, of unit: String, for key: String
  ) throws(ControlError) -> Int {
    if let number = Int(text), range.contains(number) { return number }
    throw ControlError(reason: "\(key) is a number of \(unit) from \(range.lowerBound) to \(range.upperBound)")
  }

  private static func origin(_ text: String, for key: String) throws(ControlError) -> String {
    if let origin = Origin(text) { return origin.text }
    throw ControlError(reason: "\(key) is an origin such as https://elsewhere.example")
  }

  /// Empty for the one that the program was started with.
  private static func url(_ text: String, for key: String) throws(ControlError) -> String {
    let isURL = ["http://", "https://"].contains(where: text.hasPrefix)
    if text.isEmpty || isURL { return String(text.prefix(2000)) }
    throw ControlError(reason: "\(key) is an http or https URL, or nothing")
  }
}
