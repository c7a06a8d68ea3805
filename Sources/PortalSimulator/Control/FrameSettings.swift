/// How the portal's page frames widgets, where portals differ. The page reads it; the server does nothing with it.
struct FrameSettings: Sendable, Equatable {
  /// What the switches for the posted fields amount to.
  enum Kind: String, CaseIterable {
    /// On the customer's own server, as of January 2026.
    case box
    case cloud
  }

  enum Telephony: String, CaseIterable {
    /// The portal's own, which knows the state of a call.
    case builtIn = "built_in"
    /// That of a telephone system which shows the card by REST (`telephony.externalCall.show`): "connected" from the start.
    case rest
  }

  enum EventArguments: String, CaseIterable {
    case first
    /// As the documentation has it: a failed call carries its code.
    case all
  }

  /// What becomes of `refreshAuth`.
  enum TokenRenewal: String, CaseIterable {
    case normal
    /// No token, which the portal's page says in an alert.
    case refused
    /// The operator is no longer logged in, and nobody is told anything.
    case ended
  }

  /// `APPLICATION_TOKEN` and `APPLICATION_SCOPE`.
  var postsApplication = Settings.Switch.off
  /// `URI` among the options.
  var postsURI = Settings.Switch.off
  var telephony = Telephony.builtIn
  /// Whether the texts of `PLACEMENT_OPTIONS` arrive HTML-escaped.
  var escapesOptions = Settings.Switch.on
  var eventArguments = EventArguments.first
  /// Whether `openPath` opens items of the types that `/crm/type/` numbers.
  var opensTypes = Settings.Switch.on
  var tokenRenewal = TokenRenewal.normal

  /// Sets both switches for the posted fields.
  var kind: Kind? {
    get {
      switch (postsApplication, postsURI) {
      case (.off, .off): .box
      case (.on, .on): .cloud
      default: nil
      }
    }
    set {
      postsApplication = newValue == .cloud ? .on : .off
      postsURI = postsApplication
    }
  }

  /// - Returns: whether there is such a setting.
  mutating func update(_ key: String, to text: String) throws(ControlError) -> Bool {
    switch key {
    case "portal": kind = try Settings.choice(text, for: key) as Kind
    case "posts_application": postsApplication = try Settings.choice(text, for: key)
    case "posts_uri": postsURI = try Settings.choice(text, for: key)
    case "telephony": telephony = try Settings.choice(text, for: key)
    case "escapes_options": escapesOptions = try Settings.choice(text, for: key)
    case "event_arguments": eventArguments = try Settings.choice(text, for: key)
    case "opens_types": opensTypes = try Settings.choice(text, for: key)
    case "refresh_auth": tokenRenewal = try Settings.choice(text, for: key)
    default: return false
    }
    return true
  }

  var values: Fields {
    [
      "portal": .string(kind?.rawValue ?? "other"), "posts_application": .string(postsApplication.rawValue),
      "posts_uri": .string(postsURI.rawValue), "telephony": .string(telephony.rawValue),
      "escapes_options": .string(escapesOptions.rawValue), "event_arguments": .string(eventArguments.rawValue),
      "opens_types": .string(opensTypes.rawValue), "refresh_auth": .string(tokenRenewal.rawValue),
    ]
  }
}
