/// A piece of a file of nginx's configuration.
enum NginxToken: Equatable, Sendable {
  case word(String)
  case semicolon
  case open
  case close

  /// The pieces of a file, each with its line, counted from one.
  ///
  /// A word may be quoted, a backslash takes the next character as it is, and `${name}` opens no block: as nginx reads
  /// (`ngx_conf_read_token`).
  static func all(in text: String) -> [(token: NginxToken, line: Int)] {
    var tokens: [(token: NginxToken, line: Int)] = []
    var scalars = text.unicodeScalars[...]
    var line = 1
    while let first = scalars.popFirst() {
      switch first {
      case "\n": line += 1
      case " ", "\t", "\r": break
      case "#": scalars = scalars.drop { $0 != "\n" }
      case ";": tokens.append((.semicolon, line))
      case "{": tokens.append((.open, line))
      case "}": tokens.append((.close, line))
      case "\"", "'":
        let start = line
        tokens.append((.word(word(in: &scalars, &line) { $0 == first }), start))
        if !scalars.isEmpty { scalars.removeFirst() }
      default:
        scalars = text.unicodeScalars[text.unicodeScalars.index(before: scalars.startIndex)...]
        let start = line
        tokens.append((.word(word(in: &scalars, &line) { " \t\r\n;{".unicodeScalars.contains($0) }), start))
      }
    }
    return tokens
  }

  private static func word(
    in scalars: inout Substring.UnicodeScalarView, _ line: inout Int, until ends: (Unicode.Scalar) -> Bool
  ) -> String {
    var word = String.UnicodeScalarView()
    while let scalar = scalars.first {
      let opensName = scalar == "{" && word.last == "$"
      if ends(scalar) && !opensName { break }
      scalars.removeFirst()
      if scalar == "\n" { line += 1 }
      if scalar == "\\", let next = scalars.popFirst() {
        if !"\"' ;{}".unicodeScalars.contains(next) { word.append("\\") }
        word.append(next)
      } else {
        word.append(scalar)
      }
    }
    return String(word)
  }
}
