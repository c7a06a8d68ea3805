import Bitrix24
import HTML
import Localization
import WidgetRuntime

/// `DEFAULT`: the application's own page. It asks by itself for what an administrator sees there.
struct Home: Widget {
  let placements = [PlacementCode.application]
  let scopes = ["user_brief"]
  let module: BrowserModule? = .settings
  let parts: [any Part]
  let actions: [any Action]

  /// - Parameters:
  ///   - installer: registers portals; without it, an administrator is shown nothing.
  ///   - clock: seconds since 1970-01-01T00:00:00Z.
  init(installer: Installer?, recentCalls: RecentCalls, clock: @escaping @Sendable () -> Int) {
    parts = [StatusPart(installer: installer, recentCalls: recentCalls, clock: clock), SettingsPart()]
    actions = [
      ChangeSettings(updates: [.settings]), SwitchPlacement(updates: [.status], binder: installer?.binder),
    ]
  }

  func title(in language: Language) -> String { HomeTexts.of(language).title }

  func render(_ call: PlacementCall, in context: RenderContext) -> View {
    let texts = HomeTexts.of(call.language)
    return View(
      title: texts.title,
      content: HomeView(
        texts: texts, installTexts: .of(call.language), settings: context.attributes(of: .settings)
      ).html)
  }
}

extension BrowserModule {
  /// What the installation page does in the browser.
  static let setup = BrowserModule(
    "setup.js", PackageResources.setup_js, imports: ["page.js", "portal.js", "silence.js", "values.js"])

  private static let silence = BrowserModule(
    "silence.js", PackageResources.silence_js, imports: ["page.js", "portal.js", "values.js"])

  /// What the application's own page does in the browser.
  static let settings = BrowserModule(
    "settings.js", PackageResources.settings_js,
    imports: [
      "actions.js", "attempts.js", "hold.js", "page.js", "parts.js", "portal.js", "settings-value.js", "silence.js",
      "values.js",
    ],
    with: [
      .setup, silence, BrowserModule("settings-value.js", PackageResources.settings_value_js, imports: []),
    ],
    templates: PartFailure.templates)
}
