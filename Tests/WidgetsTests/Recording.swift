import FoundationEssentials
import HTTPMessage
import TestSupport
import Testing
import WidgetTestSupport

@testable import WidgetRuntime
@testable import Widgets

/// A recorded request: `Fixtures/<name>.request`, and the page for it: `Fixtures/<name>.html`.
///
/// The first line of a recording is the query, then comes an empty line, then the body of the POST. A name that starts
/// with `refused-` goes on with the status of the answer. A new recording is a new file; nothing else names it.
struct Recording: CustomTestStringConvertible {
  let name: String

  static let all: [Recording] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: Golden.fixtures.path)) ?? []
    return files.filter { $0.hasSuffix(".request") }.map { String($0.dropLast(8)) }.sorted().map(Recording.init)
  }()

  var testDescription: String { name }

  var status: Int {
    guard name.hasPrefix("refused-") else { return 200 }
    return Int(name.dropFirst(8).prefix(3)) ?? 0
  }

  var page: URL { Golden.fixtures.appending(path: name + ".html") }

  var request: Request {
    get throws {
      let text = try String(contentsOf: Golden.fixtures.appending(path: name + ".request"), encoding: .utf8)
      let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
      guard lines.count == 3, lines[1].isEmpty else { throw CocoaError(.fileReadCorruptFile) }
      let body = lines[2].last == "\n" ? lines[2].dropLast() : lines[2]
      return Request(
        method: .post,
        query: Array(lines[0].utf8),
        contentType: Request.formType,
        id: Portal.requestID,
        body: .success(Array(body.utf8))
      )
    }
  }

  /// The router that the request came to.
  var router: Router {
    .make(
      portals: ["*.bitrix24.com", "*.example.com:8443", "http://intranet"],
      token: name.hasSuffix("wrong-token") ? "51856fefc120afa4b628cc82d3935cce" : nil
    )
  }
}
