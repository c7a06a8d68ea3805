import Bitrix24
import Bitrix24REST
import Customers
import HTML
import HTTPMessage
import WidgetRuntime

/// The part `transcript`: what was said in the call of an activity (`ACTIVITY`), as the portal's AI has written it down.
struct TranscriptPart: Part {
  let name = PartName.transcript

  struct Query: Equatable, Sendable {
    /// `nil` for what is no activity.
    let activity: Int?
  }

  enum Value: Equatable, Sendable {
    case text(String)
    /// Not yet, or not at all.
    case nothing
    /// The user may not read it, or the portal's AI is switched off: portals do not say which.
    case denied
  }

  /// Characters, of which an hour of talk has fewer.
  private static let maximum = 100_000

  func query(_ fields: FormFields) -> Query { Query(activity: (try? fields.id("ACTIVITY")) ?? nil) }

  func load(_ query: Query, of call: PlacementCall, from portal: RESTClient) async throws(RESTError) -> Value {
    guard let activity = query.activity else { return .nothing }
    do throws(RESTError) {
      return switch try await portal.call(GetCallTranscript(activity: activity)) {
      case .text(let text): .text(text.shortened(to: Self.maximum))
      case .nothing: .nothing
      }
    } catch {
      // A portal from before 2026 does not know the method, and an activity may be gone.
      if error == .methodNotFound || error == .notFound { return .nothing }
      guard error.isDenial else { throw error }
      return .denied
    }
  }

  func html(
    _ outcome: PartOutcome<Value>, to query: Query, of call: PlacementCall, ticket: HTML?, in context: RenderContext
  ) -> HTML {
    let texts = CRMTabTexts.of(call.language)
    switch outcome {
    case .value(.text(let text)):
      let lines = text.split(whereSeparator: \.isNewline).map { "<p><bdi>\(String($0))</bdi></p>\n" as HTML }
      return """
        <blockquote data-part="transcript" class="transcript" aria-label="\(texts.transcript)">
        \(lines)</blockquote>

        """
    case .value(.nothing): return element("", texts.noTranscript)
    case .value(.denied): return element(" data-state=\"denied\"", texts.transcriptDenied)
    case .failed, .busy:
      return PartFailure(
        name, outcome, in: call.language, ticket: ticket, field: "ACTIVITY", value: query.activity.map { String($0) }
      ).html
    }
  }

  private func element(_ state: HTML, _ text: String) -> HTML {
    "<div data-part=\"transcript\"\(state)><p class=\"hint\">\(text)</p></div>\n"
  }
}

extension PartName {
  /// What was said in a call.
  static let transcript = PartName("transcript")
}
