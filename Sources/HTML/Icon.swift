/// Line icons of 20 × 20 units, drawn in the colour of the text beside them and hidden from screen readers, since a
/// word always stands beside them.
package enum Icon: Int, CaseIterable, Sendable {
  case incomingCall
  case outgoingCall
  case callback
  case call
  case lead
  case deal
  case contact
  case company
  case document
  case campaign
  case check
  case toDo
  case attention
  case copy

  /// The icon as inline SVG.
  package var html: HTML { Self.all[rawValue] }

  private static let all = allCases.map(\.drawn)

  private var drawn: HTML {
    """
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">\(shapes)</svg>
    """
  }

  private static let handset: HTML = """
    <path d="M4.5 3.5h2.4l1.3 3.3-1.7 1.2a9 9 0 0 0 4.5 4.5l1.2-1.7 3.3 1.3v2.4a1.5 1.5 0 0 1-1.6 1.5A11.5 11.5 0 0 1 \
    3 5.1a1.5 1.5 0 0 1 1.5-1.6z"/>
    """

  private var shapes: HTML {
    switch self {
    case .incomingCall: "\(Self.handset)<path d=\"M17 3l-5 5m0-4v4h4\"/>"
    case .outgoingCall: "\(Self.handset)<path d=\"M12 8l5-5m-4 0h4v4\"/>"
    case .callback: "\(Self.handset)<path d=\"M17 7.5a3 3 0 0 0-3-3h-3m2-2l-2 2 2 2\"/>"
    case .call: Self.handset
    case .lead: "<path d=\"M3 4h14l-5.5 6.5V16l-3 1.5v-7z\"/>"
    case .deal: "<path d=\"M3 6.5h14v9H3zm4 0V4.5h6v2M3 10.5h14\"/>"
    case .contact: "<circle cx=\"10\" cy=\"6.5\" r=\"3\"/><path d=\"M4 16.5a6 6 0 0 1 12 0\"/>"
    case .company: "<path d=\"M4 16.5v-13h7v13m0-8h5v8M3 16.5h14M6.5 6.5h2m-2 3h2m-2 3h2\"/>"
    case .document: "<path d=\"M5 2.5h7l3.5 3.5v11.5H5zm7 0V6h3.5M7.5 10h5m-5 3h5\"/>"
    case .campaign: "<path d=\"M7 5h10M7 10h10M7 15h10M3 5h.5M3 10h.5M3 15h.5\"/>"
    case .check: "<path d=\"M4 10.5l4 4 8-9\"/>"
    case .toDo: "<path d=\"M4 4h12v12H4z\"/>"
    case .attention: "<path d=\"M10 3l7.5 13.5h-15zM10 8v4m0 2v.5\"/>"
    case .copy: "<path d=\"M7.5 7.5h9v9h-9zM12.5 4.5v-1h-9v9h1\"/>"
    }
  }
}
