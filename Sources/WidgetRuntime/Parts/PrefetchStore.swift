import Bitrix24
import HTML
import HTTPMessage
import Synchronization

/// Answers that wait to be fetched, each by a ticket that is good once, for one frame of one portal, and for a minute.
final class PrefetchStore: Sendable {
  /// What a ticket stands for.
  struct Entry: Sendable {
    let part: PlacedPart
    let call: PlacementCall
    /// `APP_SID`: only the frame that was opened with it gets the answer.
    let session: Secret
    /// Whether the POST that opened the card has shown the right application token.
    let isAuthenticated: Bool
    /// Of that POST.
    let requestID = RequestID.current
    /// The question that runs or has run; `nil` where it is asked when the ticket is redeemed.
    var task: Task<PartReply, Never>?
    /// How often the question may still be asked anew: after a failure, or about another one of several.
    var repetitions = 3
    /// When the operator's token is forgotten.
    var expires = ContinuousClock.Instant.now + PrefetchStore.lifetime

    /// About how many bytes it keeps: what was posted, and a customer with all there is to show.
    fileprivate var cost: Int { 8192 + 2 * call.receivedLength }
  }

  static let lifetime = Duration.seconds(60)
  /// The most bytes that are kept for one ticket.
  static let maximumEntryCost = 256 << 10
  /// The most bytes that are kept for all tickets together.
  static let maximumCost = 32 << 20

  private struct Kept {
    /// By ticket. They are looked up by a hash with a seed of this process: how long that takes tells nothing of them.
    var entries: [String: Entry] = [:]
    var cost = 0
    var maximum: Int
    /// Whether somebody looks for those whose time has passed.
    var isSwept = false

    mutating func removeExpired(at now: ContinuousClock.Instant) -> [Entry] {
      entries.filter { $0.value.expires <= now }.keys.compactMap { remove($0) }
    }

    mutating func remove(_ name: String) -> Entry? {
      guard let entry = entries.removeValue(forKey: name) else { return nil }
      cost -= entry.cost
      return entry
    }
  }

  private let onUnused: @Sendable (RequestRecord) -> Void
  private let kept: Mutex<Kept>

  init(maximum: Int, onUnused: @escaping @Sendable (RequestRecord) -> Void) {
    self.onUnused = onUnused
    kept = Mutex(Kept(maximum: maximum))
  }

  /// Changes how many there may be. Those that are kept stay.
  func setLimit(_ maximum: Int) {
    kept.withLock { $0.maximum = maximum }
  }

  /// How many there are.
  var count: Int { kept.withLock { $0.entries.count } }

  /// - Parameter start: begins the question, once it is certain that there is a ticket for its answer.
  /// - Returns: 32 hexadecimal digits of 128 random bits, or `nil` when there are too many, or too much is to be kept:
  ///   nobody's is thrown out.
  func issue(_ entry: Entry, start: (() -> Task<PartReply, Never>)? = nil) -> Secret? {
    guard entry.cost <= Self.maximumEntryCost else { return nil }
    var generator = SystemRandomNumberGenerator()
    let name = (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
    let (isKept, sweeps) = kept.withLock { kept in
      guard kept.entries.count < kept.maximum, kept.cost + entry.cost <= Self.maximumCost else { return (false, false) }
      var entry = entry
      if let start { entry.task = start() }
      kept.entries[name] = entry
      kept.cost += entry.cost
      defer { kept.isSwept = true }
      return (true, !kept.isSwept)
    }
    if sweeps { Task { await sweep() } }
    return isKept ? Secret(name) : nil
  }

  /// Forgets tickets whose time has passed, until there are none left. One task for all: one for each ticket would wait
  /// for a minute, also where the ticket is redeemed at once.
  private func sweep() async {
    var isDone = false
    while !isDone {
      try? await Task.sleep(for: .seconds(1))
      let (unused, isEmpty) = kept.withLock { kept in
        let unused = kept.removeExpired(at: .now)
        kept.isSwept = !kept.entries.isEmpty
        return (unused, kept.entries.isEmpty)
      }
      for entry in unused { await report(entry) }
      isDone = isEmpty
    }
  }

  /// Takes what a ticket stands for, once. A part, frame or portal that it was not made for changes nothing.
  func take(_ ticket: Secret, for part: String, portal: PortalAddress, session: Secret) -> Entry? {
    ticket.withExposed { name in
      kept.withLock { kept in
        guard let entry = kept.entries[name], entry.part.part.name.description == part, entry.call.portal == portal,
          entry.session.matches(session), entry.expires > .now
        else { return nil }
        return kept.remove(name)
      }
    }
  }

  /// A new ticket to ask once more, as long as the operator's token is kept.
  func reissue(_ entry: Entry) -> Secret? {
    guard entry.repetitions > 0, entry.expires > .now else { return nil }
    var again = entry
    again.task = nil
    again.repetitions -= 1
    return issue(again)
  }

  private func report(_ entry: Entry) async {
    guard let reply = await entry.task?.value else { return }
    var record = RequestRecord(id: entry.requestID)
    record.note(entry.call)
    record.target = .part(entry.part.part.name.description)
    record.note(entry.part.widget, entry.call)
    record.note(reply)
    record.reason = "unused"
    onUnused(record)
  }
}

extension Secret {
  /// The attribute in which a page has a ticket: nowhere else does it stand.
  var ticketAttribute: HTML { withExposed { " data-ticket=\"\($0)\"" } }
}
