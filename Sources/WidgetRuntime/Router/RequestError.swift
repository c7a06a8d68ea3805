import Bitrix24
import HTTPMessage
import PortalStore

/// Why a request does not get what it asked for: the one list of it.
package enum RequestError: Error {
  case unknownPath
  /// `VIEW` or `ACTION` names nothing, or what another placement has.
  case unknownPart
  /// What is for this machine only; to others it is not there.
  case notLocal
  case wrongMethod(allowed: String)
  /// Not `application/x-www-form-urlencoded`.
  case notAForm
  /// The body is compressed or otherwise encoded.
  case encodedBody
  case badBody(Request.BodyError)
  case badCall(PlacementCallError)
  case notAdmitted(AccessError)
  /// What a portal's server said about the application could not be proven, or not be stored.
  ///
  /// - `retryAfter`: in how many seconds it may be tried again, where that helps.
  case notInstalled(Status, isUnknownPortal: Bool, retryAfter: Int?)
  /// A widget threw an error of this type.
  case failed(String)

  var status: Status {
    switch self {
    case .unknownPath, .unknownPart, .notLocal: .notFound
    case .wrongMethod: .methodNotAllowed
    case .notAForm, .encodedBody: .unsupportedMediaType
    case .badBody(.tooLarge): .contentTooLarge
    case .badBody(.incomplete), .badBody(.badLength), .badCall: .badRequest
    case .notAdmitted: .forbidden
    case .notInstalled(let status, _, _): status
    case .failed: .internalServerError
    }
  }

  /// What the log says about it.
  var facts: [Fact] {
    switch self {
    case .unknownPath: [Fact("reason", "unknown_path")]
    case .unknownPart: [Fact("reason", "unknown_part")]
    case .notLocal: [Fact("reason", "not_local")]
    case .wrongMethod: [Fact("reason", "wrong_method")]
    case .notAForm: [Fact("reason", "not_a_form")]
    case .encodedBody: [Fact("reason", "encoded_body")]
    case .badBody(.tooLarge): [Fact("reason", "body_too_large")]
    case .badBody(.incomplete): [Fact("reason", "incomplete_body")]
    case .badBody(.badLength): [Fact("reason", "bad_content_length")]
    case .badCall(.missing(let name)): [Fact("reason", "missing_parameter"), Fact("parameter", name)]
    case .badCall(.invalid(let name)): [Fact("reason", "invalid_parameter"), Fact("parameter", name)]
    case .badCall(.contradictory(let name)): [Fact("reason", "contradictory_parameter"), Fact("parameter", name)]
    case .notAdmitted(.unknownPortal): [Fact("reason", "unknown_portal")]
    case .notAdmitted(.insecurePortal): [Fact("reason", "insecure_portal")]
    // There is no digest to be copied, and for some portals there never will be.
    case .notAdmitted(.missingApplicationToken):
      [
        Fact("reason", "missing_application_token"),
        Fact("hint", "no APPLICATION_TOKEN came; for a portal that sends none leave PLACARD_APPLICATION_TOKEN empty"),
      ]
    case .notAdmitted(.wrongApplicationToken(let digest)):
      [Fact("reason", "wrong_application_token"), Fact("token_sha256", digest.hexadecimal)]
    // Those of the installation are there.
    case .notInstalled: []
    case .failed(let type): [Fact("reason", "internal"), Fact("error", type)]
    }
  }
}
