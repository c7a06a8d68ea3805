extension BrowserModule {
  /// What a page does that has no module of its own: it loads its parts, sends its forms, and keeps its frame as high as
  /// itself. Not for a call card, whose frame has a height of its own.
  package static let widget = BrowserModule(
    "widget.js", PackageResources.widget_js,
    imports: ["actions.js", "attempts.js", "hold.js", "page.js", "parts.js", "portal.js", "values.js"],
    templates: PartFailure.templates)
}
