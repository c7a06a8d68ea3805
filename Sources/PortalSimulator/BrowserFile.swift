import HTTPMessage

/// A file that the program carries in itself and gives to browsers.
struct BrowserFile: Equatable {
  let path: String
  private let contentType: StaticString
  private let bytes: [UInt8]

  private init(_ path: String, _ contentType: StaticString, _ bytes: [UInt8]) {
    self.path = path
    self.contentType = contentType
    self.bytes = bytes
  }

  private static func script(_ name: String, _ bytes: [UInt8]) -> BrowserFile {
    BrowserFile("/assets/\(name)", "text/javascript; charset=utf-8", bytes)
  }

  /// The portal's page and what it refers to. A new file in Browser needs a line here.
  static let all = [
    BrowserFile("/", "text/html; charset=utf-8", PackageResources.portal_html),
    BrowserFile("/assets/portal.css", "text/css; charset=utf-8", PackageResources.portal_css),
    script("application.js", PackageResources.application_js),
    script("application-panel.js", PackageResources.application_panel_js),
    script("application-tab.js", PackageResources.application_tab_js),
    script("portal.js", PackageResources.portal_js),
    script("frame.js", PackageResources.frame_js),
    script("protocol.js", PackageResources.protocol_js),
    script("commands.js", PackageResources.commands_js),
    script("placement.js", PackageResources.placement_js),
    script("call.js", PackageResources.call_js),
    script("card.js", PackageResources.card_js),
    script("closing.js", PackageResources.closing_js),
    script("detail-tab.js", PackageResources.detail_tab_js),
    script("face.js", PackageResources.face_js),
    script("panel.js", PackageResources.panel_js),
    script("simulator.js", PackageResources.simulator_js),
    script("slider.js", PackageResources.slider_js),
    script("tabs.js", PackageResources.tabs_js),
    script("telephony.js", PackageResources.telephony_js),
    script("written.js", PackageResources.written_js),
  ]

  /// What applications load to talk to the portal.
  static let library = BrowserFile("/api/v1/", "text/javascript; charset=utf-8", PackageResources.bx24_js)

  init?(path: String) {
    guard let file = Self.all.first(where: { $0.path == path }) else { return nil }
    self = file
  }

  var response: Response {
    var response = Response(status: .ok, contentType: contentType, body: bytes)
    response.append("X-Content-Type-Options", "nosniff")
    // Applications may be anywhere; everything else is the portal's own.
    response.append(
      "Content-Security-Policy",
      "default-src 'self'; img-src 'self' data:; frame-src https: http:; form-action https: http:; base-uri 'none'")
    return response
  }

  static func == (left: BrowserFile, right: BrowserFile) -> Bool { left.path == right.path }
}
