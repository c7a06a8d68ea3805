import Glibc
import TestSupport
import Testing

@testable import Bitrix24
@testable import PortalStore

/// Several processes with one registry.
@Suite struct RegistryProcessTests {
  @Test func `two processes see each other's changes within a second`() async throws {
    let folder = TemporaryFolder(named: "two")
    let registry = PortalRegistry(folder)
    async let child = #expect(processExitsWith: .success) {
      let registry = PortalRegistry(TemporaryFolder(ofParent: "two"))
      _ = try await registry.register(.make(number: 1))
      try await until("the parent's answer is there") { registry.portal(at: .other)?.addresses == [.acme, .other] }
      _ = try await registry.remove(.acme)
    }
    try await until("the child is there", within: .seconds(60)) { registry.all.count == 1 }
    _ = try await registry.register(.make())
    _ = try await registry.add(.other, to: .acme)
    // There and back.
    try await until("the child has removed it", within: .seconds(2)) { registry.portal(member: .acme) == nil }
    _ = await child
    try await makeRegistry(in: folder, .make(number: 2))
    try await until("the change is there", within: .seconds(1)) { registry.all.count == 2 }
  }

  @Test func `no process loses another's changes`() async throws {
    let folder = TemporaryFolder(named: "many")
    await withTaskGroup { group in
      for _ in 0..<4 {
        group.addTask {
          await #expect(processExitsWith: .success) {
            let registry = PortalRegistry(patient: TemporaryFolder(ofParent: "many"))
            for number in 0..<25 {
              let name = "m\(getpid())-\(number)"
              _ = try await registry.register(.make(member: name, address: "https://\(name).example"))
            }
          }
        }
      }
    }
    let registry = PortalRegistry(folder)
    #expect(registry.health == .good)
    #expect(registry.all.count == 100)
    #expect(registry.all.allSatisfy { $0.addresses.map(\.host) == ["\($0.memberID).example"] })
  }

  @Test(arguments: 1...20)
  func `registries that make the file at the same time make one`(_: Int) async throws {
    let folder = TemporaryFolder()
    let registries = (0..<6).map { _ in PortalRegistry(patient: folder) }
    try await withThrowingTaskGroup { group in
      for (number, registry) in registries.enumerated() {
        group.addTask { _ = try await registry.register(.make(number: number)) }
      }
      try await group.waitForAll()
    }
    let all = PortalRegistry(folder).all
    #expect(all.count == 6)
    for portal in all {
      #expect(portal.applicationToken?.matches(Secret("token\(portal.memberID.description.dropFirst())")) == true)
    }
  }
}
