import Bitrix24

/// The tables of calls in the registry's file, of one portal: inside a transaction.
struct CallTables {
  let database: Database
  /// The portal's id, or its address where it is not registered.
  let portal: String
  /// Seconds since 1970, UTC.
  let now: Int64

  /// How long what is too old may stay in the file, in seconds: it is deleted together, not row by row.
  static let deletionDelay: Int64 = 3600

  private var oldest: Int64 { now - PendingWork.lifetime }

  /// What readers have to know of all portals' calls without a look into the file.
  struct Summary: Sendable {
    /// When the first work of each portal is due, by the portal's id or address. What has become too old since may still
    /// be in it.
    var pendingDue: [String: Int64] = [:]
    /// When something has to be deleted. Seconds since 1970, UTC.
    var deletionDue: Int64?
  }

  static func summary(of database: Database, at now: Int64) throws(RegistryError) -> Summary {
    var summary = Summary()
    _ = try database.rows(
      "SELECT portal, min(due_at) FROM pending_work WHERE kept_at > ? GROUP BY portal",
      .integer(now - PendingWork.lifetime)
    ) { row throws(RegistryError) in if let portal = row.text(0) { summary.pendingDue[portal] = row.integer(1) } }
    let ends = [
      try database.integer("SELECT min(kept_at) FROM pending_work").map { $0 + PendingWork.lifetime },
      try database.integer("SELECT min(chosen_at) FROM chosen_outcome").map { $0 + ChosenOutcome.lifetime },
    ]
    summary.deletionDue = ends.compactMap(\.self).min().map { $0 + deletionDelay }
    return summary
  }

  /// Deletes what is too old, of all portals.
  static func removeEnded(at now: Int64, from database: Database) throws(RegistryError) {
    try database.run("DELETE FROM pending_work WHERE kept_at <= ?", .integer(now - PendingWork.lifetime))
    try database.run("DELETE FROM chosen_outcome WHERE chosen_at <= ?", .integer(now - ChosenOutcome.lifetime))
  }

  // MARK: - Pending work

  func keep(_ work: PendingWork) throws(RegistryError) {
    var (instead, outcome, language): (String?, String?, String?)
    switch work.kind {
    case .link(_, let other): instead = other?.name
    case .outcome(let id, let code): (outcome, language) = (id, code.rawValue)
    }
    if let instead { try cancel(instead, ofCall: work.callID, by: work.user) }
    try database.run(
      """
      INSERT INTO pending_work (portal, call_id, user_id, item, instead, outcome, language, kept_at, due_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (portal, call_id, user_id, item) DO UPDATE SET instead = excluded.instead,
        outcome = excluded.outcome, language = excluded.language, kept_at = excluded.kept_at, due_at = excluded.due_at
      """,
      .text(portal), .text(work.callID), .integer(Int64(work.user)), .text(work.subject), .text(instead),
      .text(outcome), .text(language), .integer(work.keptAt), .integer(work.dueAt))
    try database.run(
      """
      DELETE FROM pending_work WHERE id IN (SELECT id FROM pending_work WHERE portal = ? AND user_id = ?
        ORDER BY kept_at DESC, id DESC LIMIT -1 OFFSET ?)
      """,
      .text(portal), .integer(Int64(work.user)), .integer(Int64(PendingWork.maximumOfUser)))
    try database.run(
      """
      DELETE FROM pending_work WHERE id IN (SELECT id FROM pending_work WHERE portal = ?
        ORDER BY kept_at DESC, id DESC LIMIT -1 OFFSET ?)
      """,
      .text(portal), .integer(Int64(PendingWork.maximumOfPortal)))
  }

  /// Unless it was kept anew meanwhile.
  func remove(_ work: PendingWork) throws(RegistryError) {
    var outcome: String?
    if case .outcome(let id, _) = work.kind { outcome = id }
    try database.run(
      """
      DELETE FROM pending_work WHERE portal = ? AND call_id = ? AND user_id = ? AND item = ? AND kept_at = ?
        AND outcome IS ?
      """,
      .text(portal), .text(work.callID), .integer(Int64(work.user)), .text(work.subject), .integer(work.keptAt),
      .text(outcome))
  }

  func cancel(_ subject: String, ofCall callID: String, by user: Int) throws(RegistryError) {
    try database.run(
      "DELETE FROM pending_work WHERE portal = ? AND call_id = ? AND user_id = ? AND item = ?", .text(portal),
      .text(callID), .integer(Int64(user)), .text(subject))
  }

  func work(ofCall callID: String) throws(RegistryError) -> [PendingWork] {
    try database.rows(
      """
      SELECT call_id, user_id, item, instead, outcome, language, kept_at, due_at FROM pending_work
      WHERE portal = ? AND call_id = ? AND kept_at > ? ORDER BY kept_at, id
      """,
      .text(portal), .text(callID), .integer(oldest), read: Self.work
    ).compactMap(\.self)
  }

  func dueWork(of user: Int) throws(RegistryError) -> [PendingWork] {
    try database.rows(
      """
      SELECT call_id, user_id, item, instead, outcome, language, kept_at, due_at FROM pending_work
      WHERE portal = ? AND user_id = ? AND due_at <= ? AND kept_at > ? ORDER BY kept_at, id
      """,
      .text(portal), .integer(Int64(user)), .integer(now), .integer(oldest), read: Self.work
    ).compactMap(\.self)
  }

  func reschedule(_ work: PendingWork, to time: Int64) throws(RegistryError) {
    try database.run(
      """
      UPDATE pending_work SET due_at = ?
      WHERE portal = ? AND call_id = ? AND user_id = ? AND item = ? AND kept_at = ?
      """,
      .integer(time), .text(portal), .text(work.callID), .integer(Int64(work.user)), .text(work.subject),
      .integer(work.keptAt))
  }

  /// - Returns: `nil` for what the program never wrote.
  private static func work(_ row: Statement) throws(RegistryError) -> PendingWork? {
    guard let callID = row.text(0), let user = row.integer(1), let item = row.text(2), let keptAt = row.integer(6),
      let dueAt = row.integer(7)
    else { return nil }
    let kind: PendingWork.Kind
    if item.isEmpty {
      guard let outcome = row.text(4), let language = row.text(5) else { return nil }
      kind = .outcome(outcome, Language(code: language))
    } else {
      guard let linked = CRMItem(name: item) else { return nil }
      kind = .link(linked, instead: row.text(3).flatMap { CRMItem(name: $0) })
    }
    return PendingWork(callID: callID, user: Int(user), kind: kind, keptAt: keptAt, dueAt: dueAt)
  }

  // MARK: - Outcomes

  func keep(_ outcome: ChosenOutcome) throws(RegistryError) {
    let ids = try database.rows(
      """
      INSERT INTO chosen_outcome (portal, call_id, user_id, outcome, chosen_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (portal, call_id, user_id) DO UPDATE SET outcome = excluded.outcome, chosen_at = excluded.chosen_at
      RETURNING id
      """,
      .text(portal), .text(outcome.callID), .integer(Int64(outcome.user)), .text(outcome.outcome),
      .integer(outcome.chosenAt)
    ) { row throws(RegistryError) in row.integer(0) ?? 0 }
    // It goes through all of the portal's: not each time.
    guard let id = ids.first, id % 64 == 0 else { return }
    try database.run(
      """
      DELETE FROM chosen_outcome WHERE id IN (SELECT id FROM chosen_outcome WHERE portal = ?
        ORDER BY chosen_at DESC, id DESC LIMIT -1 OFFSET ?)
      """,
      .text(portal), .integer(Int64(ChosenOutcome.maximumOfPortal)))
  }

  func removeOutcome(ofCall callID: String, by user: Int) throws(RegistryError) {
    try database.run(
      "DELETE FROM chosen_outcome WHERE portal = ? AND call_id = ? AND user_id = ?", .text(portal), .text(callID),
      .integer(Int64(user)))
  }

  func outcomes(in times: Range<Int64>) throws(RegistryError) -> [ChosenOutcome] {
    try database.rows(
      """
      SELECT call_id, user_id, outcome, chosen_at FROM chosen_outcome
      WHERE portal = ? AND chosen_at >= ? AND chosen_at < ? ORDER BY chosen_at, id
      """,
      .text(portal), .integer(max(times.lowerBound, firstKept)), .integer(times.upperBound), read: Self.outcome
    ).compactMap(\.self)
  }

  func outcomes(ofCalls callIDs: [String]) throws(RegistryError) -> [ChosenOutcome] {
    var outcomes: [ChosenOutcome] = []
    for callID in callIDs {
      outcomes += try database.rows(
        """
        SELECT call_id, user_id, outcome, chosen_at FROM chosen_outcome
        WHERE portal = ? AND call_id = ? AND chosen_at >= ?
        """,
        .text(portal), .text(callID), .integer(firstKept), read: Self.outcome
      ).compactMap(\.self)
    }
    return outcomes.sorted { $0.chosenAt < $1.chosenAt }
  }

  /// What is older is forgotten, be it still there.
  private var firstKept: Int64 { now - ChosenOutcome.lifetime + 1 }

  private static func outcome(_ row: Statement) throws(RegistryError) -> ChosenOutcome? {
    guard let callID = row.text(0), let user = row.integer(1), let outcome = row.text(2), let time = row.integer(3)
    else { return nil }
    return ChosenOutcome(callID: callID, user: Int(user), outcome: outcome, chosenAt: time)
  }
}
