import Bitrix24

/// What was said in a call, as the portal's AI has written it down.
///
/// Whoever may not read the activity, and everybody where the AI is switched off, gets ``RESTError/accessDenied``.
package struct GetCallTranscript: RESTMethod {
  package static let name = "crm.activity.call.getTranscript"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-call-get-transcript.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  /// - Parameter activity: of the call.
  package init(activity: Int) { parameters = ["activityId": .integer(activity)] }

  /// What the portal has.
  package enum Output: Equatable, Sendable {
    case text(String)
    /// Not yet, or not at all.
    case nothing
  }

  package static func decode(_ result: JSONValue) -> Output? {
    switch result {
    case .null: return .nothing
    // PHP writes a list for nothing.
    case .array(let elements) where elements.isEmpty: return .nothing
    default:
      guard let text = result["transcription"] else { return nil }
      return text.nonEmptyText.map { .text($0) } ?? .nothing
    }
  }
}
