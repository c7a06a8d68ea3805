import Bitrix24
import HTML

extension PortalAddress {
  /// The portal's own form of a new contact, company, lead or deal.
  ///
  /// - Parameter phone: a number that is filled in; empty for none.
  func formOfNew(_ kind: CRMItem.Kind, phone: String) -> WebURL? {
    let query = phone.isEmpty ? "" : "?phone=\(phone.percentEncoded)"
    return WebURL(origin: origin, path: "/crm/\(kind.code.lowercased())/details/0/\(query)")
  }
}

extension String {
  /// The text as a value of a URL's query (RFC 3986).
  var percentEncoded: String {
    let digits = Array("0123456789ABCDEF")
    return utf8.reduce(into: "") { text, byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}
