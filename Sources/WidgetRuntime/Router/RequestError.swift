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

  /// The word of the log for it; `nil` where what came of an installation says it.
  var reason: String? {
    switch self {
    case .unknownPath: "unknown_path"
    case .unknownPart: "unknown_part"
    case .notLocal: "not_local"
    case .wrongMethod: "wrong_method"
    case .notAForm: "not_a_form"
    case .encodedBody: "encoded_body"
    case .badBody(.tooLarge): "body_too_large"
    case .badBody(.incomplete): "incomplete_body"
    case .badBody(.badLength): "bad_content_length"
    case .badCall(.missing): "missing_parameter"
    case .badCall(.invalid): "invalid_parameter"
    case .badCall(.contradictory): "contradictory_parameter"
    case .notAdmitted(.unknownPortal): "unknown_portal"
    case .notAdmitted(.insecurePortal): "insecure_portal"
    case .notAdmitted(.missingApplicationToken): "missing_application_token"
    case .notAdmitted(.wrongApplicationToken): "wrong_application_token"
    case .notInstalled: nil
    case .failed: "internal"
    }
  }

  /// What else the log says about it.
  var details: [LogField] {
    switch self {
    case .badCall(let error): [LogField("parameter", error.parameter)]
    // There is no digest to be copied, and for some portals there never will be.
    case .notAdmitted(.missingApplicationToken):
      [
        LogField(
          "hint", "no APPLICATION_TOKEN came; for a portal that sends none leave PLACARD_APPLICATION_TOKEN empty")
      ]
    case .notAdmitted(.wrongApplicationToken(let digest)): [LogField("token_sha256", digest.hexadecimal)]
    case .failed(let type): [LogField("error", type)]
    default: []
    }
  }
}
