extension CRM {
  /// Where a country has numbers reserved for fiction, they are used (Germany, the United Kingdom, the United States,
  /// Sweden, Ireland, France); elsewhere subscriber numbers that begin with zeros and are nobody's.
  static func seedItems(now: Moment) -> [CRMItem] {
    let seed = Seed(now: now)
    return seed.companies + seed.contacts + seed.leads + seed.deals
  }

  /// Makes items that were created some days ago.
  struct Seed {
    let now: Moment

    func company(_ id: Int, _ title: String, _ phones: [String], _ change: (inout CRMItem) -> Void = { _ in })
      -> CRMItem
    {
      item(.company(id), daysAgo: 400 + id, phones) {
        $0.title = title
        change(&$0)
      }
    }

    func contact(
      _ id: Int, _ name: String, _ lastName: String, _ phones: [String], company: Int = 0,
      _ change: (inout CRMItem) -> Void = { _ in }
    ) -> CRMItem {
      item(.contact(id), daysAgo: 480 - id * 2, phones) {
        $0.name = name
        $0.lastName = lastName
        $0.companyID = company
        change(&$0)
      }
    }

    func lead(
      _ id: Int, _ title: String, _ name: String, _ lastName: String, _ phones: [String], stage: String,
      _ change: (inout CRMItem) -> Void = { _ in }
    ) -> CRMItem {
      item(.lead(id), daysAgo: 210 - id, phones) {
        $0.title = title
        $0.name = name
        $0.lastName = lastName
        $0.stageID = stage
        $0.source = "WEB"
        change(&$0)
      }
    }

    /// - Parameter stage: with its pipeline before a colon, as portals write it (`C3:WON`), but for the general one.
    func deal(
      _ id: Int, _ title: String, _ stage: String, _ opportunity: Double, _ currency: String, contacts: [Int] = [],
      company: Int = 0, daysAgo: Int, _ change: (inout CRMItem) -> Void = { _ in }
    ) -> CRMItem {
      item(.deal(id), daysAgo: daysAgo, []) {
        $0.title = title
        $0.stageID = stage
        $0.categoryID = stage.hasPrefix("C") ? Int(stage.dropFirst().prefix { $0 != ":" }) ?? 0 : 0
        $0.opportunity = opportunity
        $0.currency = currency
        $0.contactIDs = contacts
        $0.companyID = company
        $0.closeDate = now.adding(days: 45 - daysAgo)
        change(&$0)
      }
    }

    private func item(
      _ reference: ItemReference, daysAgo: Int, _ phones: [String], _ change: (inout CRMItem) -> Void
    ) -> CRMItem {
      var item = CRMItem(reference, created: now.adding(days: -daysAgo, minutes: -reference.id))
      item.updated = now.adding(days: -min(daysAgo, reference.id % 20), minutes: -reference.id)
      item.phones = phones
      change(&item)
      return item
    }
  }
}
