import HTML
import HTTPMessage

/// A page as a test looks at it: by what a person or a browser makes of it, not by how it is written.
package struct Markup {
  package let source: String

  package init(source: String) {
    self.source = source
  }

  package init(_ html: HTML) {
    source = String(decoding: html.bytes, as: UTF8.self)
  }

  package init(_ response: Response) {
    source = String(decoding: response.body, as: UTF8.self)
  }

  /// What is read, with single spaces and without tags.
  package var text: String {
    Self.decoded(source.replacing(/<title>.*?<\/title>/, with: "").replacing(/<[^>]*>/, with: " "))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The addresses of all links.
  package var links: [String] {
    source.matches(of: /<a [^>]*href="([^"]*)"/).map { Self.decoded(String($0.1)) }
  }

  /// The values of an attribute, in order.
  package func values(of attribute: String) -> [String] {
    source.split(separator: " \(attribute)=\"").dropFirst().map { Self.decoded(String($0.prefix { $0 != "\"" })) }
  }

  /// The contents of elements of that name, which contain no element of the same name.
  package func elements(_ name: String) -> [(attributes: String, text: String)] {
    source.split(separator: "<\(name)").dropFirst().compactMap { part in
      guard [">", " "].contains(part.first), let end = part.firstIndex(of: ">"),
        let close = part.firstRange(of: "</\(name)>")
      else { return nil }
      let content = part[part.index(after: end)..<close.lowerBound].replacing(/<[^>]*>/, with: "")
      return (String(part[..<end]), Self.decoded(String(content)))
    }
  }

  private static func decoded(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
