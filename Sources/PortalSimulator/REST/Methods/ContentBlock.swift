/// The structure of content blocks
/// (<https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/configurable/structure/content-block.html>).
///
/// The codes are those that the page of configurable activities lists for the same structures.
enum ContentBlock {
  static let maximumBlocks = 20

  private indirect enum Kind: Sendable {
    /// One text, or one a language.
    case text
    case flag
    case number
    case choice([String])
    /// Anything, for the application itself.
    case any
    case fields([String: Property])
    /// Told apart by `type`, which stands beside the fields.
    case action
    case block, blocks
  }

  private struct Property: Sendable {
    let kind: Kind
    let isRequired: Bool

    static func required(_ kind: Kind) -> Property { Property(kind: kind, isRequired: true) }
    static func optional(_ kind: Kind) -> Property { Property(kind: kind, isRequired: false) }
  }

  private static let scope = Property.optional(.choice(["web", "mobile"]))

  private static let types: [String: [String: Property]] = [
    "text": [
      "value": .required(.text), "multiline": .optional(.flag), "title": .optional(.text), "bold": .optional(.flag),
      "size": .optional(.choice(["xs", "sm", "md"])),
      "color": .optional(.choice(["base_50", "base_60", "base_70", "base_90"])), "scope": scope,
    ],
    "largeText": ["value": .required(.text), "scope": scope],
    "link": ["text": .required(.text), "action": .required(.action), "bold": .optional(.flag), "scope": scope],
    "withTitle": [
      "title": .required(.text), "block": .required(.block), "inline": .optional(.flag), "scope": scope,
    ],
    "lineOfBlocks": ["blocks": .required(.blocks), "scope": scope],
    "deadline": ["readonly": .optional(.flag), "scope": scope],
  ]
  /// Of these only, blocks may be part of another.
  private static let nestable = ["text", "link", "deadline"]

  private static let actions: [String: [String: Property]] = [
    "redirect": ["uri": .required(.text)],
    "restEvent": [
      "id": .required(.text), "actionParams": .optional(.any),
      "animationType": .optional(.choice(["disable", "loader"])),
    ],
    "openRestApp": [
      "actionParams": .optional(.any),
      "sliderParams": .optional(
        .fields(["title": .optional(.text), "width": .optional(.number), "leftBoundary": .optional(.number)])),
    ],
  ]

  /// The blocks of a `RestAppLayoutDto`, of which there are 1 to ``maximumBlocks``.
  static func blocks(of layout: Value) throws(RESTError) -> Fields {
    let fields = try fields(layout, "layout")
    try refuseOthers(than: ["blocks"], in: fields, "layout")
    guard let value = fields["blocks"] else { throw required("blocks") }
    try checkBlocks(value, "blocks", types: Array(types.keys))
    return value.fields ?? Fields()
  }

  private static func checkBlocks(_ value: Value, _ path: String, types: [String]) throws(RESTError) {
    let blocks = try fields(value, path)
    guard !blocks.isEmpty else { throw required(path) }
    guard blocks.count <= maximumBlocks else {
      throw RESTError("TOO_MANY_ITEMS", "Field '\(path)' has more than \(maximumBlocks) items")
    }
    for entry in blocks.entries {
      let isKey = entry.key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
      guard isKey, !entry.key.isEmpty else { throw redundant(entry.key, path) }
      try checkBlock(entry.value, "\(path).\(entry.key)", types: types)
    }
  }

  private static func checkBlock(_ value: Value, _ path: String, types allowed: [String]) throws(RESTError) {
    let block = try fields(value, path)
    try refuseOthers(than: ["type", "properties"], in: block, path)
    guard let type = block["type"]?.text, !type.isEmpty else { throw required("\(path).type") }
    guard allowed.contains(type), let properties = types[type] else { throw notListed("\(path).type", allowed) }
    try check(block["properties"] ?? [], properties, "\(path).properties")
  }

  private static func check(
    _ value: Value, _ properties: [String: Property], _ path: String
  ) throws(RESTError) {
    let fields = try fields(value, path)
    try refuseOthers(than: Array(properties.keys), in: fields, path)
    for (name, property) in properties.sorted(by: { $0.key < $1.key }) {
      guard let value = fields[name], value != .null else {
        if property.isRequired { throw required("\(path).\(name)") }
        continue
      }
      try check(value, property.kind, "\(path).\(name)")
    }
  }

  private static func check(_ value: Value, _ kind: Kind, _ path: String) throws(RESTError) {
    switch kind {
    case .any: break
    case .flag:
      // As a form and as JSON have them.
      let flags = ["true", "false", "1", "0", "", "Y", "N"]
      guard value.text.map(flags.contains) ?? false else { throw notListed(path, flags) }
    case .number: guard value.integer != nil else { throw notListed(path, ["integer"]) }
    case .choice(let choices): guard value.text.map(choices.contains) ?? false else { throw notListed(path, choices) }
    case .fields(let properties): try check(value, properties, path)
    case .block: try checkBlock(value, path, types: nestable)
    case .blocks: try checkBlocks(value, path, types: nestable)
    case .text:
      if let text = value.text {
        guard !text.isEmpty else { throw required(path) }
        return
      }
      let texts = value.fields ?? Fields()
      guard !texts.isEmpty else { throw required(path) }
      for entry in texts.entries {
        guard Portal.languages.contains(entry.key) else {
          throw RESTError("WRONG_LANG", "Field '\(path)' has a text in an unknown language")
        }
        guard entry.value.text?.isEmpty == false else { throw required("\(path).\(entry.key)") }
      }
    case .action:
      var action = try fields(value, path)
      guard let type = action["type"]?.text else { throw required("\(path).type") }
      guard let properties = actions[type] else { throw notListed("\(path).type", actions.keys.sorted()) }
      action["type"] = nil
      try check(.map(action), properties, path)
    }
  }

  private static func fields(_ value: Value, _ path: String) throws(RESTError) -> Fields {
    guard let fields = value.fields else { throw required(path) }
    return fields
  }

  private static func refuseOthers(than names: [String], in fields: Fields, _ path: String) throws(RESTError) {
    if let other = fields.entries.first(where: { !names.contains($0.key) }) { throw redundant(other.key, path) }
  }

  private static func required(_ path: String) -> RESTError {
    RESTError("FIELD_IS_REQUIRED", "Field '\(path)' is required")
  }

  private static func redundant(_ name: String, _ path: String) -> RESTError {
    RESTError("FIELD_IS_REDUNDANT", "Field '\(name)' is not expected in '\(path)'")
  }

  private static func notListed(_ path: String, _ choices: [String]) -> RESTError {
    RESTError("ENUM_FIELD", "Field '\(path)' is one of \(choices.sorted().joined(separator: ", "))")
  }
}
