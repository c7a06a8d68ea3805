import Bitrix24
import HTML
import PortalStore

extension Router {
  /// What an administrator has set, and the services that requests need.
  package struct Options: Sendable {
    /// Decides which calls are answered.
    package var accessPolicy: AccessPolicy
    /// The colours of all pages.
    package var theme: Page.Theme
    /// Where the browser finds the portal's library, BX24.js.
    package var library: WebURL
    /// The path under which the program is reached, starting and ending with `/`.
    package var basePath: String
    /// Whether the application's client id and secret are configured.
    package var hasClientCredentials: Bool
    /// The placements in which portals shall open the application.
    package var placements: [PlacementCode] = [.callCard]

    /// Asks portals for parts of pages; without it, pages show only what was posted.
    package var parts: PartService?
    /// Does what forms say; without it, an action is 404.
    package var actions: ActionService?
    /// Registers portals; without it, there are only those that an administrator named.
    package var installer: (any InstallationHandler)?
    /// Does what waits for calls to end; without it, that changes nothing.
    package var callEnds: (any CallEndHandler)?
    /// Tells of this instance; without it, there is nothing to be told.
    package var monitor: (any StatusProvider)?

    package init(
      accessPolicy: AccessPolicy, theme: Page.Theme, library: WebURL, basePath: String, hasClientCredentials: Bool
    ) {
      self.accessPolicy = accessPolicy
      self.theme = theme
      self.library = library
      self.basePath = basePath
      self.hasClientCredentials = hasClientCredentials
    }
  }
}
