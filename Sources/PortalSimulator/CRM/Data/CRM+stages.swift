extension CRM {
  static let seedCategories = [
    Category(id: 3, name: "Service contracts", sort: 200),
    Category(id: 5, name: "Großkunden", sort: 250),
    Category(id: 0, name: "General", sort: 300),
  ]

  static let seedStages: [Stage] =
    stages(
      "DEAL_STAGE", from: 101, category: nil,
      [
        ("NEW", "New", .process), ("PREPARATION", "Document preparation", .process),
        ("PREPAYMENT_INVOICE", "Prepayment invoice", .process), ("EXECUTING", "In progress", .process),
        ("FINAL_INVOICE", "Final invoice", .process), ("WON", "Deal won", .success), ("LOSE", "Deal lost", .failure),
        ("APOLOGY", "Analyze failure", .failure),
      ])
    + stages(
      "DEAL_STAGE_3", from: 131, category: 3,
      [
        ("C3:NEW", "Contract requested", .process), ("C3:UC_AUDIT", "On-site audit", .process),
        ("C3:UC_RENEW", "Renewal due", .process), ("C3:WON", "Signed", .success), ("C3:LOSE", "Cancelled", .failure),
      ])
    + stages(
      "DEAL_STAGE_5", from: 151, category: 5,
      [
        ("C5:NEW", "Erstgespräch", .process), ("C5:UC_OFFER", "Angebot & Verhandlung", .process),
        ("C5:UC_LEGAL", "Vertragsprüfung durch die Rechtsabteilung", .process), ("C5:WON", "Gewonnen", .success),
        ("C5:LOSE", "Verloren", .failure),
      ])
    + stages(
      "STATUS", from: 171, category: nil,
      [
        ("NEW", "Unassigned", .process), ("IN_PROCESS", "In progress", .process), ("PROCESSED", "Processed", .process),
        ("CONVERTED", "Good lead", .success), ("JUNK", "Junk lead", .failure),
      ])
    + stages(
      "SOURCE", from: 191, category: nil,
      [
        ("CALL", "Call", .process), ("WEB", "Website", .process), ("TRADE_SHOW", "Trade show", .process),
        ("PARTNER", "Existing client", .process),
      ])
    + stages("HONORIFIC", from: 211, category: nil, [("HNR_EN_1", "Mr.", .process), ("HNR_EN_2", "Ms.", .process)])

  private static let processColors = ["#39A8EF", "#2FC6F6", "#55D0E0", "#47E4C2", "#FFA900"]

  private static func stages(
    _ entityID: String, from id: Int, category: Int?, _ entries: [(String, String, Stage.Semantics)]
  ) -> [Stage] {
    entries.enumerated().map { index, entry in
      let color =
        switch entry.2 {
        case .process: processColors[index % processColors.count]
        case .success: "#7BD500"
        case .failure: "#FF5752"
        }
      return Stage(
        id: id + index * 2, entityID: entityID, statusID: entry.0, name: entry.1, sort: (index + 1) * 10,
        semantics: entry.2, color: Stage.plainBooks.contains(entityID) ? "" : color, categoryID: category)
    }
  }
}
