extension CRM.Seed {
  var deals: [CRMItem] {
    lindqvist + moeller + orders + [
      deal(301, "Rotor blades, second batch", "EXECUTING", 128_000, "EUR", contacts: [101], company: 11, daysAgo: 12),
      deal(330, "توريد محطات قياس الرياح", "PREPARATION", 415_000, "SAR", contacts: [110], company: 14, daysAgo: 9) {
        $0.assignedBy = 12
      },
      deal(331, "מערכת ניטור", "NEW", 36_900, "ILS", contacts: [111], daysAgo: 3),
      deal(
        332, "Техническое обслуживание, II квартал", "C3:UC_AUDIT", 1_250_000, "RUB", contacts: [116], company: 16,
        daysAgo: 20
      ) {
        $0.assignedBy = 15
      },
      deal(
        333, "Torrefador industrial", "PREPAYMENT_INVOICE", 89_990.9, "BRL", contacts: [117], company: 13, daysAgo: 6),
      deal(
        334, "Prüfstand 7, Erweiterung um eine dritte Messachse einschließlich Inbetriebnahme und Abnahme vor Ort",
        "C5:UC_LEGAL", 2_480_000, "EUR", contacts: [109], company: 17, daysAgo: 64),
      deal(335, "Order <i>42</i> & \"more\"", "NEW", 42, "EUR", contacts: [113], company: 18, daysAgo: 2),
      deal(336, "🚀 Launch party", "EXECUTING", 7_777.77, "EUR", contacts: [112], daysAgo: 5),
      deal(337, "Bluebird: share purchase", "C5:UC_OFFER", 12_000_000, "USD", contacts: [114], company: 19, daysAgo: 15)
      {
        $0.isConfidential = true
        $0.assignedBy = 1
      },
      deal(338, "Café commun: aménagement", "LOSE", 15_300, "EUR", contacts: [119], daysAgo: 120),
    ]
  }

  /// A customer of long standing: several pipelines and currencies, won and lost.
  private var lindqvist: [CRMItem] {
    let deals: [(String, String, Double, String, Int)] = [
      ("Quay lighting, phase 3", "NEW", 64_000, "GBP", 4), ("Crane inspection 2026", "C3:UC_RENEW", 9_800, "GBP", 30),
      ("Anemometers for Gothenburg", "PREPARATION", 312_500, "SEK", 11),
      ("Spare parts, open order", "FINAL_INVOICE", 1_249.5, "EUR", 25),
      ("Harbour master’s office, screens", "PREPAYMENT_INVOICE", 18_400, "USD", 17),
      ("Rahmenvertrag Ostsee", "C5:UC_OFFER", 1_150_000, "EUR", 40),
      ("Service hotline 24/7", "C3:NEW", 22_000, "GBP", 2),
      ("Consulting: tide model", "EXECUTING", 7_500, "GBP", 33), ("Quay lighting, phase 2", "WON", 58_000, "GBP", 190),
      ("Quay lighting, phase 1", "WON", 51_000, "GBP", 330), ("Crane inspection 2025", "C3:WON", 9_200, "GBP", 360),
      ("Pilot boat radar", "LOSE", 240_000, "SEK", 95), ("Office furniture", "APOLOGY", 6_300, "GBP", 260),
      ("Old hotline contract", "C3:LOSE", 19_000, "GBP", 410),
    ]
    return deals.enumerated().map { index, entry in
      deal(302 + index, entry.0, entry.1, entry.2, entry.3, contacts: [102], company: 12, daysAgo: entry.4) {
        $0.assignedBy = index % 3 == 0 ? 7 : 12
      }
    }
  }

  /// All of one customer, in every pipeline; one is closed.
  private var moeller: [CRMItem] {
    let deals: [(String, String, Double, Int)] = [
      ("Shore power, berth 4", "EXECUTING", 96_000, 8), ("Shore power, berth 5", "NEW", 98_500, 1),
      ("Mooring sensors", "PREPARATION", 12_400, 14), ("Training of the crews", "FINAL_INVOICE", 6_200, 27),
      ("Inspection of the gangways", "C3:UC_AUDIT", 4_900, 19), ("Maintenance 2027", "C3:UC_RENEW", 21_000, 5),
      ("Flottenvertrag", "C5:UC_OFFER", 640_000, 33), ("Shore power, berth 3", "WON", 91_000, 160),
    ]
    return deals.enumerated().map { index, entry in
      deal(351 + index, entry.0, entry.1, entry.2, "EUR", contacts: [122], company: 20, daysAgo: entry.3)
    }
  }

  /// More than a page of them.
  private var orders: [CRMItem] {
    (0..<64).map { index in
      deal(
        401 + index, "订单 2026-\(index + 101)", index < 58 ? "WON" : "EXECUTING", Double(8_000 + index * 125), "CNY",
        contacts: [115], company: 15, daysAgo: 190 - index * 3
      ) {
        $0.assignedBy = 23
      }
    }
  }
}
