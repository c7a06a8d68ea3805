import FastCGI
import Glibc
import ServerConfiguration

/// Reads nginx's configuration with all that it includes. It knows the form, not the directives: `nginx -t` does.
struct NginxReader {
  /// Why it cannot be read: a sentence without its full stop.
  struct Failure: Error, Equatable {
    let reason: String
  }

  /// More than anybody writes by hand.
  private static let maximumFile = 1 << 20
  private static let maximumDepth = 16
  private static let maximumFiles = 1000

  /// Of the file that includes the others, which relative paths are relative to.
  private let folder: String
  private var files = 0

  /// - Parameter path: of the file that nginx is started with.
  /// - Returns: the directives at its top.
  static func read(_ path: String) throws(Failure) -> [NginxDirective] {
    var reader = NginxReader(folder: File.folder(of: path))
    return try reader.directives(of: path, depth: 0)
  }

  private init(folder: String) {
    self.folder = folder
  }

  private mutating func directives(of path: String, depth: Int) throws(Failure) -> [NginxDirective] {
    files += 1
    guard depth < Self.maximumDepth, files <= Self.maximumFiles else {
      throw Failure(reason: "\(path) is included by itself, or too many files are")
    }
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try File.read(path, limit: Self.maximumFile)
    } catch {
      throw Failure(reason: "\(error)")
    }
    var tokens = NginxToken.all(in: String(decoding: bytes, as: UTF8.self))[...]
    return try block(&tokens, of: path, depth: depth, isOutermost: true)
  }

  private mutating func block(
    _ tokens: inout ArraySlice<(token: NginxToken, line: Int)>, of path: String, depth: Int, isOutermost: Bool = false
  ) throws(Failure) -> [NginxDirective] {
    var directives: [NginxDirective] = []
    var words: [String] = []
    var start = 1
    while let (token, line) = tokens.popFirst() {
      switch token {
      case .word(let word):
        if words.isEmpty { start = line }
        words.append(word)
      case .semicolon where words.first == "include" && words.count == 2:
        directives += try included(words[1], depth: depth)
        words = []
      case .semicolon where !words.isEmpty, .open where !words.isEmpty:
        let contents = token == .open ? try block(&tokens, of: path, depth: depth) : nil
        directives.append(
          NginxDirective(
            name: words[0], arguments: Array(words.dropFirst()), block: contents, position: "\(path):\(start)"))
        words = []
      case .close where words.isEmpty && !isOutermost:
        return directives
      default:
        throw Failure(reason: "\(path):\(line) is not what nginx would take")
      }
    }
    guard words.isEmpty, isOutermost else { throw Failure(reason: "\(path) ends in the middle of a directive") }
    return directives
  }

  /// A pattern may fit nothing; a name has to be there.
  private mutating func included(_ pattern: String, depth: Int) throws(Failure) -> [NginxDirective] {
    let pattern = pattern.hasPrefix("/") ? pattern : "\(folder)/\(pattern)"
    guard pattern.utf8.contains(where: { "*?[".utf8.contains($0) }) else {
      return try directives(of: pattern, depth: depth + 1)
    }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    var directives: [NginxDirective] = []
    for index in 0..<Int(found.gl_pathc) {
      guard let path = found.gl_pathv[index] else { continue }
      directives += try self.directives(of: String(cString: path), depth: depth + 1)
    }
    return directives
  }
}
