import Bitrix24
import Localization
import Testing

@testable import Widgets

struct PortalSettingsTests {
  /// The example of the contract.
  static let example = """
    {"schema": 1, "version": 7, "changedBy": 5, "changedAt": "2026-11-26T10:00:00Z",
     "outcomes": [{"id": "reached", "name": "Reached", "color": "#9dcf00", "followUp": false, "stage": null, "field": null, "retired": false}],
     "outcomeWanted": false,
     "scripts": [{"line": "+493023125000", "greeting": "…", "steps": ["…"]}],
     "fields": {"contact": ["UF_CRM_1733"], "company": [], "lead": [], "deal": []},
     "vip": {"type": "contact", "field": "typeId", "value": "VIP"},
     "wrapUp": {"": 20, "+493023125000": 45},
     "create": {"first": "contact", "category": 0, "stage": "NEW", "source": "CALL", "responsible": "operator"},
     "unfinished": "send", "off": ["script"]}
    """

  private func value(_ json: String) throws -> JSONValue {
    try #require(JSONReader.readWhole(Array(json.utf8), limits: .answer), "\(json)")
  }

  private func faults(_ json: String) throws -> [String] {
    do throws(PortalSettings.Faults) {
      _ = try PortalSettings(try! value(json))
      return []
    } catch {
      return error.all.map(\.path)
    }
  }

  @Test func `reads the whole value`() throws {
    let settings = try PortalSettings(value(Self.example))
    #expect((settings.version, settings.changedBy) == (7, 5))
    #expect(settings.changedAt?.date == "2026-11-26")
    let outcome = try #require(settings.outcomes?.first)
    #expect((outcome.id, outcome.name[.german], outcome.color) == ("reached", "Reached", "#9dcf00"))
    #expect((outcome.stage, outcome.field, outcome.isRetired) == (nil, nil, false))
    #expect(settings.scripts.map(\.line) == ["+493023125000"] && settings.scripts[0].steps.count == 1)
    #expect(settings.fields[.contact] == ["UF_CRM_1733"] && settings.fields[.deal] == [])
    #expect(settings.vip == .init(kind: .contact, field: "typeId", value: "VIP"))
    #expect(settings.creation == .init(first: .contact, category: 0, stage: "NEW", source: "CALL"))
    #expect(settings.unfinished == .send && settings.hidden == ["script"])
  }

  @Test func `wrapping up takes what its line says, else what all lines say`() throws {
    let settings = try PortalSettings(value(Self.example))
    #expect(settings.wrapUp(ofLine: "49 30 23125000", nil) == 45 && settings.wrapUp(ofLine: nil, "+493023125000") == 45)
    #expect(settings.wrapUp(ofLine: "another", nil) == 20 && settings.wrapUp(ofLine: nil, nil) == 20)
    #expect(PortalSettings().wrapUp(ofLine: nil, nil) == 0)
  }

  @Test(arguments: [JSONValue.null, .string(""), .string("{}"), .object([]), .array([])])
  func `nothing means the defaults`(_ option: JSONValue) throws {
    #expect(try PortalSettings(option: option) == PortalSettings())
  }

  @Test func `a text may be said in several languages`() throws {
    let json = #"{"outcomes":[{"id":"a","name":{"de":"Erreicht","en":"Reached"}}]}"#
    let name = try #require(PortalSettings(option: .string(json)).outcomes?.first?.name)
    #expect((name[.german], name[.english], name[.french]) == ("Erreicht", "Reached", "Reached"))
  }

  @Test func `an outcome of the program's own needs no name`() throws {
    let json = #"{"outcomes":[{"id":"reached"},{"id":"call_back","name":"Later"}]}"#
    let names = try #require(PortalSettings(option: .string(json)).outcomes?.map(\.name))
    #expect((names[0][.german], names[0][.english]) == ("Erreicht", "Reached"))
    #expect((names[1][.german], names[1][.english]) == ("Later", "Later"))
    #expect(try faults(#"{"outcomes":[{"id":"won"}]}"#) == ["outcomes[0].name"])
  }

  @Test(arguments: [
    (#"{"outcomes":[{"id":"A","name":"x"}]}"#, "outcomes[0].id"),
    (#"{"outcomes":[{"id":"a","name":"x"},{"id":"b","name":""}]}"#, "outcomes[1].name"),
    (#"{"outcomes":[{"id":"a","name":"x","color":"red"}]}"#, "outcomes[0].color"),
    (##"{"outcomes":[{"id":"a","name":"x","color":"#12345g"}]}"##, "outcomes[0].color"),
    (#"{"outcomes":[{"id":"a","name":"x"},{"id":"a","name":"y"}]}"#, "outcomes"),
    (#"{"outcomes":{"a":1}}"#, "outcomes[0].id"), (#"{"outcomes":1}"#, "outcomes"),
    (#"{"outcomeWanted":"yes"}"#, "outcomeWanted"),
    (#"{"scripts":[{"line":"1","steps":["x",""]}]}"#, "scripts[0].steps[1]"),
    (#"{"fields":{"contact":["<b>"]}}"#, "fields.contact[0]"),
    (#"{"vip":{"type":"planet","field":"a","value":"b"}}"#, "vip.type"),
    (#"{"wrapUp":{"":601}}"#, "wrapUp."), (#"{"wrapUp":{"":-1}}"#, "wrapUp."),
    (#"{"create":{"first":"order"}}"#, "create.first"), (#"{"create":{"responsible":0}}"#, "create.responsible"),
    (#"{"unfinished":"lose"}"#, "unfinished"), (#"{"version":"x"}"#, "version"), ("[1]", ""), ("7", ""),
  ])
  func `says where a value is wrong`(_ json: String, _ path: String) throws {
    #expect(try faults(json) == [path])
  }

  @Test func `a longer name, a ninth outcome and a twenty-first step are too many`() throws {
    func outcomes(_ count: Int, retired: Int = 0) -> String {
      let all = (0..<count).map { #"{"id":"o\#($0)","name":"x","retired":\#($0 < retired)}"# }
      return #"{"outcomes":[\#(all.joined(separator: ","))]}"#
    }
    #expect(
      try faults(outcomes(8)) == [] && faults(outcomes(9)) == ["outcomes"] && faults(outcomes(9, retired: 1)) == [])
    func name(_ length: Int) -> String {
      #"{"outcomes":[{"id":"a","name":"\#(String(repeating: "x", count: length))"}]}"#
    }
    #expect(try faults(name(40)) == [] && faults(name(41)) == ["outcomes[0].name"])
    func steps(_ count: Int) -> String {
      #"{"scripts":[{"line":"","steps":[\#(Array(repeating: "\"x\"", count: count).joined(separator: ","))]}]}"#
    }
    #expect(try faults(steps(20)) == [] && faults(steps(21)) == ["scripts[0].steps"])
  }

  @Test func `an outcome is called what the portal calls it, else what the program does`() throws {
    #expect(PortalSettings().outcome("reached", in: .german)?.name[.german] == "Erreicht")
    #expect(PortalSettings().outcome("won", in: .german)?.name[.german] == nil)
    let own = try PortalSettings(value(#"{"outcomes":[{"id":"won","name":"Gewonnen","retired":true}]}"#))
    #expect(
      own.outcome("won", in: .german)?.name[.german] == "Gewonnen"
        && own.outcome("reached", in: .german)?.name[.german] == nil)
  }

  @Test func `a newer value is none of ours`() throws {
    #expect(throws: PortalSettings.Faults(all: [], isNewer: true)) { try PortalSettings(value(#"{"schema":2}"#)) }
  }

  @Test func `a value is saved with what is unknown in it`() throws {
    let stamped = PortalSettings.stamped(
      try value(#"{"version":3,"future":{"a":[1]},"off":[]}"#), version: 4, by: 9, at: "2026-11-27T10:00:00+01:00")
    #expect(
      stamped.description
        == #"{"schema":1,"version":4,"changedBy":9,"changedAt":"2026-11-27T10:00:00+01:00","future":{"a":[1]},"off":[]}"#
    )
  }
}
