import Bitrix24
import TestSupport
import Testing

@testable import PortalStore

/// The stores that keep what is known of calls: each one goes through the same tests.
enum StoreUnderTest: CaseIterable {
  case sqlite

  /// Opens the store in the folder: each time the same one.
  func open(in folder: TemporaryFolder, _ clock: StandingClock) -> any CallStore & PortalChanges {
    switch self {
    case .sqlite: PortalRegistry(folder, clock)
    }
  }
}

/// What portals do to a store of calls.
protocol PortalChanges: Sendable {
  func register(_ installation: Installation) async throws(RegistryError) -> InstalledPortal
  func add(_ address: PortalAddress, to member: MemberID) async throws(RegistryError) -> InstalledPortal?
  func uninstall(_ portal: InstalledPortal) async throws(RegistryError) -> Tombstone?
  func remove(_ member: MemberID) async throws(RegistryError) -> InstalledPortal?
  func markLeaving(_ member: MemberID) async throws(RegistryError) -> InstalledPortal?
  func close()
}

extension PortalRegistry: PortalChanges {}

/// What every store promises.
@Suite struct CallStoreTests {
  private let folder = TemporaryFolder()
  private let clock = StandingClock()
  private let contact = CRMItem(name: "CONTACT:42")!
  private let company = CRMItem(name: "COMPANY:17")!

  private func link(
    _ item: CRMItem? = nil, instead: CRMItem? = nil, call: String = "externalCall.1", user: Int = 7,
    dueIn seconds: Int64 = 300
  ) -> PendingWork {
    PendingWork(
      callID: call, user: user, kind: .link(item ?? contact, instead: instead), keptAt: clock.now,
      dueAt: clock.now + seconds)
  }

  private func outcome(
    _ id: String = "reached", _ language: Language = .german, call: String = "externalCall.1", user: Int = 7
  ) -> PendingWork {
    PendingWork(
      callID: call, user: user, kind: .outcome(id, language), keptAt: clock.now, dueAt: clock.now + 300)
  }

  private func chosen(_ id: String = "reached", call: String = "externalCall.1", user: Int = 7) -> ChosenOutcome {
    ChosenOutcome(callID: call, user: user, outcome: id, chosenAt: clock.now)
  }

  private var always: Range<Int64> { 0..<Int64.max }

  // MARK: - Pending work

  @Test(arguments: StoreUnderTest.allCases)
  func `work is kept until it is removed, also when the store is opened again`(_ kind: StoreUnderTest) async throws {
    let store = kind.open(in: folder, clock)
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme).isEmpty && !store.hasWork(at: .acme))
    let all = [link(instead: company), link(company), outcome(), link(user: 8)]
    for work in all { try await store.keep(work, at: .acme) }
    try await store.keep(link(call: "externalCall.2"), at: .acme)
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme) == all)
    store.close()
    let again = kind.open(in: folder, clock)
    #expect(again.hasWork(at: .acme))
    #expect(try await again.work(ofCall: "externalCall.1", at: .acme) == all)
    for work in all + [all[0]] { try await again.remove(work, at: .acme) }
    #expect(try await again.work(ofCall: "externalCall.1", at: .acme).isEmpty)
    #expect(try await again.work(ofCall: "externalCall.2", at: .acme).count == 1)
  }

  @Test(arguments: StoreUnderTest.allCases)
  func `the same work twice is one, and the later one counts`(_ kind: StoreUnderTest) async throws {
    let store = kind.open(in: folder, clock)
    let first = [link(), outcome("reached")]
    for work in first { try await store.keep(work, at: .acme) }
    clock.advance(seconds: 5)
    let second = [link(instead: company), outcome("no_answer", .english)]
    for work in second { try await store.keep(work, at: .acme) }
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme) == second)
    for work in first { try await store.remove(work, at: .acme) }
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme) == second, "it was kept anew meanwhile")
  }

  @Test(arguments: StoreUnderTest.allCases)
  func `a choice that takes another's place in the same second is not removed with it`(
    _ kind: StoreUnderTest
  ) async throws {
    let store = kind.open(in: folder, clock)
    try await store.keep(outcome("reached"), at: .acme)
    try await store.keep(outcome("no_answer"), at: .acme)
    try await store.remove(outcome("reached"), at: .acme)
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme) == [outcome("no_answer")])
  }

  @Test(arguments: StoreUnderTest.allCases)
  func `what an operator takes back is that one's alone`(_ kind: StoreUnderTest) async throws {
    let store = kind.open(in: folder, clock)
    for work in [link(), link(company), outcome(), link(user: 8)] { try await store.keep(work, at: .acme) }
    clock.advance(seconds: 60)
    for _ in 0..<2 { try await store.cancelLink(to: contact, ofCall: "externalCall.1", by: 7, at: .acme) }
    try await store.removeOutcome(ofCall: "externalCall.1", by: 7, at: .acme)
    try await store.removeOutcome(ofCall: "externalCall.1", by: 8, at: .acme)
    let left = try await store.work(ofCall: "externalCall.1", at: .acme)
    #expect(left.map(\.user) == [7, 8] && left.map(\.subject) == ["COMPANY:17", "CONTACT:42"])
  }

  @Test(arguments: StoreUnderTest.allCases)
  func `after a day it is gone`(_ kind: StoreUnderTest) async throws {
    let store = kind.open(in: folder, clock)
    try await store.keep(link(), at: .acme)
    clock.advance(seconds: PendingWork.lifetime - 1)
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme).count == 1)
    #expect(try await store.dueWork(of: 7, at: .acme).count == 1)
    clock.advance(seconds: 1)
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme).isEmpty)
    #expect(try await store.dueWork(of: 7, at: .acme).isEmpty)
    #expect(!store.hasWork(at: .acme) && !kind.open(in: folder, clock).hasWork(at: .acme))
  }

  @Test(arguments: StoreUnderTest.allCases)
  func `work is due at its time, or when it is said to be`(_ kind: StoreUnderTest) async throws {
    let store = kind.open(in: folder, clock)
    let (soon, late) = (link(dueIn: 60), link(company, dueIn: 600))
    try await store.keep(soon, at: .acme)
    try await store.keep(late, at: .acme)
    #expect(store.hasWork(at: .acme) && !store.hasDueWork(at: .acme))
    #expect(try await store.dueWork(of: 7, at: .acme).isEmpty)
    clock.advance(seconds: 60)
    #expect(store.hasDueWork(at: .acme))
    #expect(try await store.dueWork(of: 7, at: .acme) == [soon])
    #expect(try await store.dueWork(of: 8, at: .acme).isEmpty, "it is another user's")
    try await store.reschedule([soon], to: clock.now + 300, at: .acme)
    #expect(!store.hasDueWork(at: .acme))
    try await store.reschedule([late], to: clock.now, at: .acme)
    #expect(store.hasDueWork(at: .acme))
    #expect(try await store.dueWork(of: 7, at: .acme).map(\.subject) == ["COMPANY:17"])
    try await store.remove(late, at: .acme)
    #expect(!store.hasDueWork(at: .acme) && store.hasWork(at: .acme))
  }

  @Test(arguments: StoreUnderTest.allCases)
  func `of a user's work the oldest goes when there is too much, and nobody else's`(
    _ kind: StoreUnderTest
  ) async throws {
    let store = kind.open(in: folder, clock)
    try await store.keep(link(call: "other", user: 8), at: .acme)
    for number in 0...PendingWork.maximumOfUser { try await store.keep(link(call: "call.\(number)"), at: .acme) }
    #expect(try await store.work(ofCall: "call.0", at: .acme).isEmpty)
    #expect(try await store.work(ofCall: "call.1", at: .acme).count == 1)
    #expect(try await store.work(ofCall: "call.\(PendingWork.maximumOfUser)", at: .acme).count == 1)
    #expect(try await store.work(ofCall: "other", at: .acme).count == 1)
  }

  @Test(arguments: StoreUnderTest.allCases)
  func `a link goes when another one takes its place`(_ kind: StoreUnderTest) async throws {
    let store = kind.open(in: folder, clock)
    for work in [link(), link(user: 8), outcome()] { try await store.keep(work, at: .acme) }
    try await store.keep(link(company, instead: contact), at: .acme)
    #expect(
      try await store.work(ofCall: "externalCall.1", at: .acme) == [
        link(user: 8), outcome(), link(company, instead: contact),
      ])
  }

  // MARK: - Outcomes

  @Test(arguments: StoreUnderTest.allCases)
  func `an outcome goes with the work that shows it`(_ kind: StoreUnderTest) async throws {
    let store = kind.open(in: folder, clock)
    try await store.keep(link(), at: .acme)
    try await store.keep(chosen("no_answer"), pending: outcome("no_answer"), at: .acme)
    try await store.keep(chosen(), pending: outcome(), at: .acme)
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme) == [link(), outcome()])
    #expect(try await store.outcomes(in: always, at: .acme) == [chosen()])
    try await store.keep(chosen("no_answer"), pending: nil, at: .acme)
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme) == [link()])
    try await store.keep(chosen(), pending: outcome(), at: .acme)
    try await store.removeOutcome(ofCall: "externalCall.1", by: 7, at: .acme)
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme) == [link()])
    #expect(try await store.outcomes(in: always, at: .acme).isEmpty)
  }

  @Test(arguments: StoreUnderTest.allCases)
  func `an outcome is kept for ninety days, the last one of a user and a call`(_ kind: StoreUnderTest) async throws {
    let store = kind.open(in: folder, clock)
    try await store.keep(chosen("no_answer"), pending: nil, at: .acme)
    let first = chosen("reached")
    try await store.keep(first, pending: nil, at: .acme)
    clock.advance(days: 1)
    let (second, others) = (chosen(call: "externalCall.2"), chosen("no_answer", user: 8))
    try await store.keep(second, pending: nil, at: .acme)
    try await store.keep(others, pending: nil, at: .acme)
    #expect(try await store.outcomes(in: always, at: .acme) == [first, second, others])
    #expect(try await store.outcomes(in: 0..<clock.now, at: .acme) == [first])
    #expect(try await store.outcomes(in: clock.now..<clock.now + 1, at: .acme) == [second, others])
    try await store.removeOutcome(ofCall: "externalCall.1", by: 8, at: .acme)
    try await store.removeOutcome(ofCall: "externalCall.1", by: 8, at: .acme)
    clock.advance(days: 88)
    #expect(try await kind.open(in: folder, clock).outcomes(in: always, at: .acme) == [first, second])
    clock.advance(days: 1)
    #expect(try await store.outcomes(in: always, at: .acme) == [second])
  }

  // MARK: - Portals

  @Test(arguments: StoreUnderTest.allCases)
  func `what is kept of one portal is no other's`(_ kind: StoreUnderTest) async throws {
    let store = kind.open(in: folder, clock)
    try await store.keep(link(), at: .acme)
    try await store.keep(chosen(), pending: nil, at: .acme)
    #expect(!store.hasWork(at: .other))
    #expect(try await store.work(ofCall: "externalCall.1", at: .other).isEmpty)
    #expect(try await store.outcomes(in: always, at: .other).isEmpty)
    try await store.remove(link(), at: .other)
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme).count == 1)
  }

  @Test(arguments: StoreUnderTest.allCases)
  func `it is there under each address of a portal`(_ kind: StoreUnderTest) async throws {
    let store = kind.open(in: folder, clock)
    _ = try await store.register(.make())
    try await store.keep(link(), at: .acme)
    try await store.keep(chosen(), pending: nil, at: .acme)
    _ = try await store.add(.other, to: .acme)
    #expect(store.hasWork(at: .other))
    #expect(try await store.work(ofCall: "externalCall.1", at: .other) == [link()])
    #expect(try await store.outcomes(in: always, at: .other) == [chosen()])
    _ = try await store.register(.make(token: "a new one"))
    #expect(store.hasWork(at: .acme), "an installation that is repeated keeps it")
  }

  /// How portals go.
  enum End: CaseIterable { case uninstalled, removed, left }

  @Test(arguments: StoreUnderTest.allCases, End.allCases)
  func `it goes with its portal`(_ kind: StoreUnderTest, _ end: End) async throws {
    let store = kind.open(in: folder, clock)
    let portal = try await store.register(.make())
    let other = try await store.register(.make(number: 1))
    for address in [PortalAddress.acme, other.addresses[0]] {
      try await store.keep(link(), at: address)
      try await store.keep(chosen(), pending: nil, at: address)
    }
    switch end {
    case .uninstalled: #expect(try await store.uninstall(portal) != nil)
    case .removed: #expect(try await store.remove(portal.memberID) != nil)
    case .left:
      _ = try await store.markLeaving(portal.memberID)
      clock.advance(seconds: InstalledPortal.leavingTime)
      _ = try await store.register(.make(number: 2))
    }
    _ = try await store.register(.make())
    #expect(!store.hasWork(at: .acme))
    #expect(try await store.work(ofCall: "externalCall.1", at: .acme).isEmpty)
    #expect(try await store.outcomes(in: always, at: .acme).isEmpty)
    #expect(try await store.outcomes(in: always, at: other.addresses[0]).count == 1)
  }

  @Test(arguments: StoreUnderTest.allCases)
  func `what one process keeps another one sees`(_ kind: StoreUnderTest) async throws {
    let (one, other) = (kind.open(in: folder, clock), kind.open(in: folder, clock))
    try await one.keep(link(), at: .acme)
    #expect(try await other.work(ofCall: "externalCall.1", at: .acme) == [link()])
    try await until("it knows without a look") { other.hasWork(at: .acme) }
    try await one.remove(link(), at: .acme)
    try await until("it is gone there as well") { !other.hasWork(at: .acme) }
  }
}
