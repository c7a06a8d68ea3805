import Bitrix24
import HTML

/// A table of what a portal sent, with secrets named but not shown.
struct ParameterTable {
  /// The most rows, and the most characters of a value: more than any real portal sends.
  static let maximumRows = 1000
  private static let maximumLength = 4000

  private let rows: [(name: String, value: HTML)]
  private let texts: UnknownPlacementTexts

  init(_ parameters: [PlacementCall.Parameter], texts: UnknownPlacementTexts) {
    self.texts = texts
    rows = parameters.prefix(Self.maximumRows).map { parameter in
      switch parameter.value {
      case .plain(""): (parameter.name, "<span class=\"muted\">\(texts.notSent)</span>")
      case .plain(let text): (parameter.name, Self.cell(text))
      case .secret: (parameter.name, "<span class=\"muted\">\(texts.secretSent)</span>")
      }
    }
  }

  init(_ members: [JSONValue.Member], texts: UnknownPlacementTexts) {
    self.texts = texts
    rows = members.prefix(Self.maximumRows).map { ($0.name, Self.cell($0.value.text ?? $0.value.description)) }
  }

  private static func cell(_ text: String) -> HTML {
    "<bdi>\(text.shortened(to: maximumLength))</bdi>"
  }

  var html: HTML {
    """
    <table>
    <thead><tr><th scope="col">\(texts.parameter)</th><th scope="col">\(texts.value)</th></tr></thead>
    <tbody>
    \(rows.map { "<tr><th scope=\"row\"><bdi dir=\"ltr\">\($0.name.shortened(to: 200))</bdi></th><td>\($0.value)</td></tr>\n" })</tbody>
    </table>
    """
  }
}
