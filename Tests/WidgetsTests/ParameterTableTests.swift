import Testing
import WidgetTestSupport

@testable import Bitrix24
@testable import WidgetRuntime
@testable import Widgets

struct ParameterTableTests {
  private func table(_ parameters: [(String, PlacementCall.Parameter.Value)]) -> Markup {
    let parameters = parameters.map { PlacementCall.Parameter(name: $0.0, value: $0.1) }
    return Markup(ParameterTable(parameters, texts: .english).html)
  }

  private func table(members: [JSONValue.Member]) -> Markup {
    Markup(ParameterTable(members, texts: .english).html)
  }

  @Test func `has a row for each parameter, in order`() {
    let table = table([("b", .plain("1")), ("a", .plain("2")), ("s", .secret(Secret("3")))])
    #expect(table.text == "Parameter Value b 1 a 2 s sent, not shown")
  }

  @Test func `shows nested values as JSON`() {
    let table = table(members: [
      .init(name: "text", value: .string("a\"b")), .init(name: "list", value: .array([.number("1"), .null])),
      .init(name: "map", value: .object([.init(name: "x", value: .bool(true))])),
    ])
    #expect(table.text == #"Parameter Value text a"b list [1,null] map {"x":true}"#)
  }

  @Test func `names and values are isolated from each other and from the page`() {
    let table = table([("<name>", .plain("مرحبا"))])
    #expect(table.elements("bdi").map(\.text) == ["<name>", "مرحبا"])
  }

  @Test func `a value of 60 KB or a thousand fields do not make the page endless`() {
    let long = String(repeating: "x", count: 60_000)
    #expect(table([(long, .plain(long))]).source.utf8.count < 10_000)
    #expect(table((0..<20_000).map { ("\($0)", .plain("")) }).elements("tr").count < 2000)
  }
}
