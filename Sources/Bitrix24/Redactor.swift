import HTTPMessage

/// Takes the secrets that came with a call out of texts, wherever they may have been put.
public struct Redactor: Sendable {
  /// A shorter one occurs in any text by chance.
  private static let minimumLength = 8

  private let secrets: [String]

  /// - Parameter form: what was sent, of which the names tell what is secret.
  init(_ form: FormFields) {
    var secrets: [String] = []
    form.visit { name, value in
      guard value.count >= Self.minimumLength, Secret.isName(name) else { return }
      secrets.append(value.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
    }
    self.secrets = secrets
  }

  /// A text with `***` for each of them.
  public func redacted(_ text: String) -> String {
    secrets.reduce(text) { text, secret in
      text.containsBytes(of: secret) ? text.replacing(secret, with: "***") : text
    }
  }

  /// A member of a context without any secret: neither what is named as one nor what was posted as one elsewhere.
  public func redacted(_ member: JSONValue.Member) -> JSONValue.Member {
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
