import ArgumentParser
import PortalStore

extension PortalsCommand {
  /// `placard portals remove`
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Forgets a portal.",
      discussion: """
        It is served again when it installs the application anew. A portal that PLACARD_PORTALS names is served \
        nevertheless. Of one that has removed the application, what is still kept is forgotten.
        """
    )

    @OptionGroup var file: ConfigurationOption
    @OptionGroup var portal: PortalArgument

    func run() throws {
      let registry = try PortalsCommand.open(try file.load().configuration)
      let entry = try portal.find(in: registry)
      let removed: Result<RegistryEntry?, RegistryError> = Blocking.wait {
        do throws(RegistryError) {
          return .success(try await Self.remove(entry, from: registry))
        } catch {
          return .failure(error)
        }
      }
      switch removed {
      case .success(let entry?): print("removed \(List.lines([entry])[0])")
      case .success(nil): throw PortalsCommand.failure("there is no portal \(portal.name) in \(registry.path) any more")
      case .failure(let error): throw PortalsCommand.failure(error.description)
      }
    }

    private static func remove(
      _ entry: RegistryEntry, from registry: PortalRegistry
    ) async throws(RegistryError) -> RegistryEntry? {
      switch entry {
      case .portal(let portal): try await registry.remove(portal.memberID).map(RegistryEntry.portal)
      case .tombstone(let tombstone):
        try await registry.removeTombstone(of: tombstone.memberID).map(RegistryEntry.tombstone)
      }
    }
  }
}
