extension CRM.Seed {
  var companies: [CRMItem] {
    [
      company(20, "Reederei Möwe AG", ["+493023125120"]) {
        $0.contactIDs = [122]
        $0.comments = "Calls from ships come through a relay: say the name twice."
      },
      company(11, "Nordlicht Windkraft GmbH", ["+493023125100"]) {
        $0.emails = ["info@nordlicht.example"]
        $0.address = "Torstraße 99, 10119 Berlin"
        $0.contactIDs = [101, 103, 104, 105]
        $0.comments = "Framework agreement until the end of next year. Invoices to the accounts department only."
      },
      company(12, "Harbour & Finch Ltd", ["+442079460101", "+442079460100"]) {
        $0.currency = "GBP"
        $0.contactIDs = [102, 106, 107, 121]
        $0.assignedBy = 12
      },
      company(13, "Moreira Café e Torrefação Ltda.", ["+551100001401"]) {
        $0.currency = "BRL"
        $0.contactIDs = [117]
        $0.assignedBy = 31
      },
      company(14, "شركة واحة النخيل للتجارة والمقاولات", ["+966110001501"]) {
        $0.currency = "SAR"
        $0.contactIDs = [110]
        $0.assignedBy = 12
      },
      company(15, "北京晨光科技有限公司", ["+861000001601"]) {
        $0.currency = "CNY"
        $0.contactIDs = [115]
        $0.assignedBy = 23
      },
      company(16, "ООО «Северный ветер»", ["+74950001701"]) {
        $0.currency = "RUB"
        $0.contactIDs = [116]
        $0.assignedBy = 15
      },
      company(
        17,
        "Gesellschaft für angewandte Strömungsmechanik, Prüfstandsbau und Messdatenerfassung Süddeutschland mbH & Co. KGaA",
        ["+498999998018"]
      ) {
        $0.contactIDs = [109]
      },
      company(18, "<b>Bold</b> & Söhne \"GmbH\"", ["+494066969018"]) {
        $0.contactIDs = [113]
      },
      company(19, "Project Bluebird Holdings Inc.", ["+12025550119"]) {
        $0.currency = "USD"
        $0.contactIDs = [114]
        $0.isConfidential = true
        $0.assignedBy = 1
      },
    ]
  }
}
