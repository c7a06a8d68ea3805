import Bitrix24

/// The registry's file keeps what is known of calls, in tables of their own.
///
/// Memory has of it only when the first work of each portal is due. All else is read when it is asked for.
extension PortalRegistry: CallStore {
  package func keep(_ work: PendingWork, at portal: PortalAddress) async throws(StoreError) {
    try await changeCalls(at: portal, isCreating: true) { tables throws(RegistryError) in try tables.keep(work) }
  }

  package func remove(_ work: PendingWork, at portal: PortalAddress) async throws(StoreError) {
    try await changeCalls(at: portal) { tables throws(RegistryError) in try tables.remove(work) }
  }

  package func cancelLink(
    to item: CRMItem, ofCall callID: String, by user: Int, at portal: PortalAddress
  ) async throws(StoreError) {
    try await changeCalls(at: portal) { tables throws(RegistryError) in
      try tables.cancel(item.name, ofCall: callID, by: user)
    }
  }

  package func work(ofCall callID: String, at portal: PortalAddress) async throws(StoreError) -> [PendingWork] {
    try await readCalls(at: portal) { tables throws(RegistryError) in try tables.work(ofCall: callID) }
  }

  package func dueWork(of user: Int, at portal: PortalAddress) async throws(StoreError) -> [PendingWork] {
    try await readCalls(at: portal) { tables throws(RegistryError) in try tables.dueWork(of: user) }
  }

  package func reschedule(
    _ work: [PendingWork], to time: Int64, at portal: PortalAddress
  ) async throws(StoreError) {
    try await changeCalls(at: portal) { tables throws(RegistryError) in
      for one in work { try tables.reschedule(one, to: time) }
    }
  }

  package func hasWork(at portal: PortalAddress) -> Bool { due(at: portal) != nil }

  package func hasDueWork(at portal: PortalAddress) -> Bool { due(at: portal).map { $0 <= now() } ?? false }

  package func keep(
    _ outcome: ChosenOutcome, pending: PendingWork?, at portal: PortalAddress
  ) async throws(StoreError) {
    try await changeCalls(at: portal, isCreating: true) { tables throws(RegistryError) in
      try tables.keep(outcome)
      try tables.cancel(PendingWork.outcomeSubject, ofCall: outcome.callID, by: outcome.user)
      if let pending { try tables.keep(pending) }
    }
  }

  package func removeOutcome(
    ofCall callID: String, by user: Int, at portal: PortalAddress
  ) async throws(StoreError) {
    try await changeCalls(at: portal) { tables throws(RegistryError) in
      try tables.removeOutcome(ofCall: callID, by: user)
      try tables.cancel(PendingWork.outcomeSubject, ofCall: callID, by: user)
    }
  }

  package func outcomes(
    in times: Range<Int64>, at portal: PortalAddress
  ) async throws(StoreError) -> [ChosenOutcome] {
    try await readCalls(at: portal) { tables throws(RegistryError) in try tables.outcomes(in: times) }
  }

  package func outcomes(
    ofCalls callIDs: [String], at portal: PortalAddress
  ) async throws(StoreError) -> [ChosenOutcome] {
    try await readCalls(at: portal) { tables throws(RegistryError) in try tables.outcomes(ofCalls: callIDs) }
  }

  private func due(at portal: PortalAddress) -> Int64? {
    let times = pendingDue
    return times.isEmpty ? nil : times[key(of: portal)]
  }

  /// No id of a portal has a colon.
  private func key(of portal: PortalAddress) -> String {
    self.portal(at: portal)?.memberID.description ?? portal.origin
  }

  /// - Parameter isCreating: whether there has to be a file afterwards.
  /// - Returns: `nil` where there is no file.
  @discardableResult
  private func changeCalls<Value: Sendable>(
    at portal: PortalAddress, isCreating: Bool = false,
    _ change: @escaping @Sendable (CallTables) throws(RegistryError) -> Value
  ) async throws(StoreError) -> Value? {
    let (portal, now) = (key(of: portal), now)
    return try await performCalls { writer throws(RegistryError) in
      try writer.changeCalls(isCreating: isCreating) { database throws(RegistryError) in
        try change(CallTables(database: database, portal: portal, now: now()))
      }
    }
  }

  /// Of a file that is not there, or is too old to have any, nothing is read.
  private func readCalls<Row: Sendable>(
    at portal: PortalAddress, _ read: @escaping @Sendable (CallTables) throws(RegistryError) -> [Row]
  ) async throws(StoreError) -> [Row] {
    let (portal, now) = (key(of: portal), now)
    return try await performCalls { writer throws(RegistryError) in
      try writer.readCalls { database throws(RegistryError) in
        try read(CallTables(database: database, portal: portal, now: now()))
      } ?? []
    }
  }

  private func performCalls<Value: Sendable>(
    _ job: @escaping @Sendable (RegistryWriter) throws(RegistryError) -> Value
  ) async throws(StoreError) -> Value {
    do throws(RegistryError) {
      return try await perform(job)
    } catch {
      throw StoreError(error)
    }
  }
}
