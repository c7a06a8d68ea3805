import Customers
import HTML
import Localization

extension CustomerPieces {
  func icon(of kind: Customer.Event.Kind) -> Icon {
    switch kind {
    case .incomingCall: .incomingCall
    case .outgoingCall: .outgoingCall
    case .callback: .callback
    case .call: .call
    case .email, .meeting, .other: .document
    }
  }

  func name(of kind: Customer.Event.Kind) -> String {
    switch kind {
    case .incomingCall: texts.call.incoming
    case .outgoingCall: texts.call.outgoing
    case .callback: texts.call.callback
    case .call: texts.call.otherDirection
    case .email: text.email
    case .meeting: text.meeting
    case .other: texts.call.activity
    }
  }

  func result(of event: Customer.Event) -> HTML? {
    guard event.isUnanswered else { return nil }
    let word =
      switch event.kind {
      case .outgoingCall, .callback: text.notReached
      case .incomingCall: text.missed
      case .call, .email, .meeting, .other: texts.failure.notAnswered
      }
    return "<span class=\"late\">\(word)</span>"
  }

  func length(_ seconds: Int) -> HTML? {
    seconds > 0 ? "<bdi class=\"length\">\(LengthTexts.of(language).text(seconds))</bdi>" : nil
  }
}
