import HTTPMessage

/// Takes the secrets that came with a call out of texts, wherever they may have been put: what was posted as a secret,
/// and what an address or a form in the text calls one (`?sessid=…`).
package struct Redactor: Sendable {
  private let secrets: SecretSet

  /// - Parameter form: what was sent, of which the names tell what is secret.
  init(_ form: FormFields) {
    var secrets = SecretSet()
    form.visit { name, value in
      if value.count >= SecretSet.minimumLength, Secret.isName(name) { secrets.append(value) }
    }
    secrets.sort()
    self.secrets = secrets
  }

  /// A text with `***` for each of them.
  package func redacted(_ text: String) -> String {
    let bytes = text.utf8.span
    var found = secrets.ranges(in: bytes)
    NamedSecrets.append(rangesIn: bytes, to: &found)
    return found.isEmpty ? text : Self.replacing(found, in: bytes)
  }

  /// - Parameter ranges: in any order; those that overlap become one.
  private static func replacing(_ ranges: [Range<Int>], in bytes: Span<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var end = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound >= end {
        for index in end..<range.lowerBound { result.append(bytes[index]) }
        result.append(contentsOf: "***".utf8)
      }
      end = max(end, range.upperBound)
    }
    for index in end..<bytes.count { result.append(bytes[index]) }
    return String(decoding: result, as: UTF8.self)
  }

  /// A member of a context without any secret: neither what is named as one nor what was posted as one elsewhere.
  package func redacted(_ member: JSONValue.Member) -> JSONValue.Member {
    JSONValue.Member(name: member.name, value: Secret.isName(member.name) ? .string("***") : redacted(member.value))
  }

  private func redacted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .string(redacted(text))
    case .array(let elements): .array(elements.map(redacted))
    case .object(let members): .object(members.map(redacted))
    case .null, .bool, .number, .omitted: value
    }
  }
}
