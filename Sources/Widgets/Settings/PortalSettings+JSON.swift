import Bitrix24
import Localization

extension PortalSettings {
  /// What is wrong with a value, and where: `outcomes[2].color`.
  struct Fault: Error, Hashable, Sendable {
    let path: String
  }

  /// What cannot be read, all of it.
  struct Faults: Error, Equatable, Sendable {
    let all: [Fault]
    /// Whether a newer version of the program has written the value.
    let isNewer: Bool
  }

  /// Reads a value of the portal. Unknown members are passed over; nothing, and an empty object, mean the defaults.
  init(_ value: JSONValue) throws(Faults) {
    var reader = Reader()
    self = reader.settings(value)
    let isNewer = (value["schema"]?.integer ?? 1) > Self.schema
    if isNewer || !reader.faults.isEmpty { throw Faults(all: reader.faults, isNewer: isNewer) }
  }

  /// Reads what `app.option.get` answers, where a value may be a text of JSON.
  init(option: JSONValue) throws(Faults) {
    guard let value = Self.value(ofOption: option) else { throw Faults(all: [Fault(path: "")], isNewer: false) }
    try self.init(value)
  }

  /// - Returns: `nil` for what is no JSON.
  static func value(ofOption option: JSONValue) -> JSONValue? {
    guard case .string(let text) = option else { return option == .null ? .object([]) : option }
    return text.isEmpty ? .object([]) : JSONReader.readWhole(Array(text.utf8), limits: .answer)
  }

  /// A value as it is saved: with another version, and who has changed it when.
  static func stamped(_ value: JSONValue, version: Int, by user: Int?, at time: String) -> JSONValue {
    let stamp: [(String, JSONValue)] = [
      ("schema", .number(String(schema))), ("version", .number(String(version))),
      ("changedBy", user.map { .number(String($0)) } ?? .null), ("changedAt", .string(time)),
    ]
    let names = stamp.map(\.0)
    let others = value.members.filter { !names.contains($0.name) }
    return .object(stamp.map { .init(name: $0.0, value: $0.1) } + others)
  }

  private struct Reader {
    var faults: [Fault] = []

    /// - Returns: `nil` after noting a fault, so that what follows it is still read.
    mutating func fail<Value>(_ path: String) -> Value? {
      faults.append(Fault(path: path))
      return nil
    }

    mutating func settings(_ value: JSONValue) -> PortalSettings {
      var settings = PortalSettings()
      switch value {
      // PHP writes an empty object as a list.
      case .object, .array([]): break
      default:
        faults.append(Fault(path: ""))
        return settings
      }
      settings.version = number(value, "version", PortalSettings.versions) ?? 0
      settings.changedBy = number(value, "changedBy", 1...Int(Int32.max))
      settings.changedAt = value["changedAt"]?.text.flatMap { PortalTime($0) }
      settings.outcomes = list(value, "outcomes", maximum: 200)?.compactMap { outcome($0.value, $0.path) }
      check(settings.outcomes ?? [])
      settings.isOutcomeWanted = flag(value, "outcomeWanted")
      settings.scripts = (list(value, "scripts", maximum: 50) ?? []).compactMap { script($0.value, $0.path) }
      for member in value["fields"]?.members ?? [] {
        settings.fields[CRMItem.Kind(member.name)] = words(value["fields"], member.name, "fields.", maximum: 20)
      }
      settings.vip = value["vip"].flatMap { vip($0) }
      for member in value["wrapUp"]?.members ?? [] {
        settings.wrapUp[member.name] = number(value["wrapUp"], member.name, 0...600, "wrapUp.")
      }
      if let creation = value["create"] { settings.creation = self.creation(creation) }
      settings.unfinished = choice(value, "unfinished") ?? .send
      settings.hidden = Set(words(value, "off", maximum: 20))
      return settings
    }

    private mutating func outcome(_ value: JSONValue, _ path: String) -> Outcome? {
      guard let id = value["id"]?.text, PortalSettings.isID(id) else { return fail(path + ".id") }
      // One of the program's own that has been given no other name is called in each language as the program calls it.
      let own = value["name"] == nil ? OutcomeTexts.name(ofOutcome: id) : nil
      guard let name = own ?? text(value, "name", path + ".", maximum: 40) else { return nil }
      var color = value["color"]?.text
      if let text = color, !PortalSettings.isColor(text) { color = fail(path + ".color") }
      return Outcome(
        id: id, name: name, color: color, asksForFollowUp: flag(value, "followUp", path + "."),
        stage: word(value, "stage", path + "."), field: word(value, "field", path + "."),
        isRetired: flag(value, "retired", path + "."))
    }

    private mutating func check(_ outcomes: [Outcome]) {
      if outcomes.count(where: { !$0.isRetired }) > PortalSettings.maximumOutcomes
        || Set(outcomes.map(\.id)).count
          < outcomes.count
      {
        faults.append(Fault(path: "outcomes"))
      }
    }

    private mutating func script(_ value: JSONValue, _ path: String) -> Script? {
      guard let line = value["line"]?.text, line.count <= 100 else { return fail(path + ".line") }
      let steps = (list(value, "steps", path + ".", maximum: 20) ?? []).compactMap { step in
        text(step.value, at: step.path, maximum: 2000)
      }
      let greeting = value["greeting"] == nil ? nil : text(value, "greeting", path + ".", maximum: 2000)
      return Script(line: line, greeting: greeting, steps: steps)
    }

    private mutating func vip(_ value: JSONValue) -> VIP? {
      guard let type = value["type"]?.text, CRMItem.Kind(type).entityTypeID != nil else { return fail("vip.type") }
      guard let field = word(value, "field", "vip."), let match = value["value"]?.text else { return fail("vip.field") }
      return VIP(kind: CRMItem.Kind(type), field: field, value: match)
    }

    private mutating func creation(_ value: JSONValue) -> Creation {
      var creation = Creation()
      creation.first = choice(value, "first", "create.") ?? .contact
      creation.category = number(value, "category", 0...Int(Int32.max), "create.")
      creation.stage = word(value, "stage", "create.")
      creation.source = word(value, "source", "create.")
      if value["responsible"]?.text != "operator" {
        creation.responsible = number(value, "responsible", 1...Int(Int32.max), "create.")
      }
      return creation
    }

    // MARK: - Members

    private mutating func number(
      _ value: JSONValue?, _ name: String, _ range: ClosedRange<Int>, _ before: String = ""
    ) -> Int? {
      guard let member = value?[name] else { return nil }
      guard let number = member.integer, range.contains(number) else { return fail(before + name) }
      return number
    }

    private mutating func flag(_ value: JSONValue, _ name: String, _ before: String = "") -> Bool {
      guard let member = value[name] else { return false }
      guard case .bool(let flag) = member else { return fail(before + name) ?? false }
      return flag
    }

    private mutating func choice<Choice: RawRepresentable<String>>(
      _ value: JSONValue, _ name: String, _ before: String = ""
    ) -> Choice? {
      guard let member = value[name] else { return nil }
      return member.text.flatMap { Choice(rawValue: $0) } ?? fail(before + name)
    }

    /// A name of the portal's: a field, a stage, a part.
    private mutating func word(_ value: JSONValue, _ name: String, _ before: String = "") -> String? {
      value[name].flatMap { word($0, at: before + name) }
    }

    private mutating func word(_ value: JSONValue, at path: String) -> String? {
      guard let text = value.text, PortalSettings.isName(text) else { return fail(path) }
      return text
    }

    private mutating func words(
      _ value: JSONValue?, _ name: String, _ before: String = "", maximum: Int
    ) -> [String] {
      guard let value else { return [] }
      return (list(value, name, before, maximum: maximum) ?? []).compactMap { word($0.value, at: $0.path) }
    }

    private mutating func list(
      _ value: JSONValue, _ name: String, _ before: String = "", maximum: Int
    ) -> [(value: JSONValue, path: String)]? {
      guard let member = value[name] else { return nil }
      guard let elements = member.list, elements.count <= maximum else { return fail(before + name) }
      return elements.enumerated().map { ($1, "\(before)\(name)[\($0)]") }
    }

    private mutating func text(
      _ value: JSONValue, _ name: String, _ before: String, maximum: Int
    ) -> Text? {
      guard let member = value[name] else { return fail(before + name) }
      return text(member, at: before + name, maximum: maximum)
    }

    private mutating func text(_ value: JSONValue, at path: String, maximum: Int) -> Text? {
      let texts = value.members.map { ($0.name, $0.value.text) }
      let all = texts.isEmpty ? [value.text] : texts.map(\.1)
      guard all.allSatisfy({ text in text.map { !$0.isEmpty && $0.count <= maximum } ?? false }) else {
        return fail(path)
      }
      var known: [Language: String] = [:]
      for (code, text) in texts { if let language = Language(rawValue: code) { known[language] = text } }
      // English, or the first: as portals take the titles of placements.
      return Text(common: known[.english] ?? all.first.flatMap(\.self) ?? "", texts: known)
    }
  }

  /// Whether something may be an outcome's id.
  static func isID(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0.isLetter && $0 != $0.uppercased || $0.isDigit || "_-".utf8.contains($0) }
  }

  private static func isColor(_ text: String) -> Bool {
    text.utf8.count == 7 && text.utf8.first == UInt8(ascii: "#") && text.utf8.dropFirst().allSatisfy(\.isHexadecimal)
  }

  /// Whether something may be what a portal calls a field, a stage or a source: `UF_CRM_1733`, `C9:UC_KN8KFI`.
  static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || "_:-".utf8.contains($0) }
  }
}
