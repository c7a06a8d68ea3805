import Bitrix24
import HTML

/// `CALL_CARD`: the tab in the operator's call card.
struct CallCard: Renderer {
  var showsCustomer: Bool { true }

  func render(_ call: PlacementCall, in setting: RenderContext) -> View {
    let context = CallContext(call.options)
    let texts = Texts.of(call.language)
    var view = View(
      title: texts.call.title,
      content: CallCardView(
        context: context, portal: call.portal, language: call.language, texts: texts, customer: setting.customer
      ).html,
      facts: context.facts
    )
    view.call = context
    view.script = .card(parts: .callCardParts(in: call.language))
    return view
  }
}

extension CallContext {
  /// What the log says about a call: enough to find it again, nothing that names the customer.
  var facts: [Fact] {
    var facts = [Fact("direction", Self.word(direction.code)), Fact("phone", phone.masked)]
    if let state { facts.insert(Fact("state", Self.word(state.code)), at: 1) }
    if let item = primaryItem ?? items.first, let number = item.number {
      facts.append(Fact("crm", "\(Self.word(item.kind.code)):\(phone.masking(String(number)))"))
    }
    if let callID { facts.append(Fact("call", phone.masking(callID))) }
    if isPartial { facts.append(Fact("unread", unreadKeys.isEmpty ? "options" : unreadKeys.joined(separator: ","))) }
    return facts
  }

  /// A word of an open set, if it looks like one of them: a type may have a number behind it, nothing else has digits.
  private static func word(_ text: String) -> String {
    let bytes = text.utf8.span
    var letters = 0
    while letters < bytes.count && isLetter(bytes[letters]) { letters += 1 }
    var end = letters
    while end < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]) { end += 1 }
    return (1...32).contains(letters) && end - letters <= 4 && end == bytes.count ? text : "other"
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "_": true
    default: false
    }
  }
}
