import Bitrix24
import HTTPMessage

/// Reading forms.
extension Router {
  func form(of request: Request, _ record: inout RequestRecord) throws(RequestError) -> FormFields {
    let form = try Self.form(of: request)
    record.language = form.language
    return form
  }

  /// The fields of query and body together: portals differ in what they put where.
  static func form(of request: Request) throws(RequestError) -> FormFields {
    let mediaType = request.contentType.utf8.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
    guard Substring(mediaType).lowercased() == "application/x-www-form-urlencoded" else { throw .notAForm }
    let encoding = request.contentEncoding
    guard encoding.isEmpty || encoding.lowercased() == "identity" else { throw .encodedBody }
    var form = FormFields(urlEncoded: request.query)
    do throws(Request.BodyError) {
      form.append(urlEncoded: try request.body.get())
    } catch {
      throw .badBody(error)
    }
    return form
  }

  static func call(_ form: FormFields) throws(RequestError) -> PlacementCall {
    do throws(PlacementCallError) {
      return try PlacementCall(form)
    } catch {
      throw .badCall(error)
    }
  }
}

extension FormFields {
  /// `LANG`, where it was sent.
  var language: Language? {
    bytes("LANG").map { Language(code: String(decoding: $0, as: UTF8.self)) }
  }
}
