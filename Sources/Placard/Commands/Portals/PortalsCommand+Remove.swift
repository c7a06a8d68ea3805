import ArgumentParser
import Portals

extension PortalsCommand {
  /// `placard portals remove`
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Forgets a portal.",
      discussion: """
        It is served again when it installs the application anew. A portal that PLACARD_PORTALS names is served \
        nevertheless.
        """
    )

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var portal: PortalArgument

    func run() throws {
      let registry = try PortalsCommand.open(try file.load().configuration)
      let member = try portal.find(in: registry).memberID
      let removed: Result<InstalledPortal?, RegistryError> = Blocking.wait {
        do throws(RegistryError) {
          return .success(try await registry.remove(member))
        } catch {
          return .failure(error)
        }
      }
      switch removed {
      case .success(let portal?): print("removed \(List.lines([portal])[0])")
      case .success(nil): throw PortalsCommand.failure("there is no portal \(portal.name) in \(registry.path) any more")
      case .failure(let error): throw PortalsCommand.failure(error.description)
      }
    }
  }
}
