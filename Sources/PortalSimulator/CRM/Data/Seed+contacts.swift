extension CRM.Seed {
  var contacts: [CRMItem] {
    german + english + rightToLeft + difficult + [
      contact(115, "小明", "王", ["+861000001602"], company: 15) {
        $0.post = "技术总监"
        $0.assignedBy = 23
      },
      contact(116, "Ольга", "Кузнецова", ["+74950001702"], company: 16) {
        $0.secondName = "Викторовна"
        $0.post = "Главный бухгалтер"
        $0.assignedBy = 15
      },
      contact(117, "Beatriz", "Moreira da Conceição", ["+551100001402"], company: 13) {
        $0.honorific = "HNR_EN_2"
        $0.post = "Sócia-gerente"
        $0.emails = ["beatriz@moreira.example"]
      },
      contact(119, "Élodie", "Lefèvre", ["+33199000119", "+33639980119"]) {
        $0.post = "Architecte d’intérieur"
      },
    ]
  }

  private var german: [CRMItem] {
    [
      contact(101, "Anna", "Berger", ["+493023125101", "+491713920001"], company: 11) {
        $0.post = "Head of procurement"
        $0.emails = ["anna.berger@nordlicht.example"]
        $0.source = "TRADE_SHOW"
        $0.birthdate = Moment("1988-11-03")
        $0.comments = "Prefers a call back after 14:00. Speaks English and German."
      },
      contact(103, "Friederike", "Brandt", ["+493023125103"], company: 11) {
        $0.post = "Accounts department"
      },
      contact(104, "Yusuf", "Demir", ["+493023125104"], company: 11) {
        $0.post = "Site manager, Rügen"
        $0.assignedBy = 12
      },
      contact(122, "Katharina", "Möller", ["+493023125122"], company: 20) {
        $0.post = "Fleet manager"
        $0.comments = "Decides together with the harbour master.\nNever call before nine."
      },
      contact(105, "Ole", "Hansen", ["+493023125105"], company: 11),
    ]
  }

  private var english: [CRMItem] {
    [
      contact(102, "Thomas", "Lindqvist", ["+46846500402"], company: 12) {
        $0.post = "Operations director"
        $0.emails = ["t.lindqvist@harbourfinch.example"]
        $0.assignedBy = 12
      },
      // One number, three people: a family business.
      contact(106, "Peter", "Doyle", ["+442079460177"], company: 12),
      contact(107, "Siobhán", "Doyle", ["+442079460177", "+447700900177"], company: 12) {
        $0.post = "Bookkeeping"
      },
      contact(108, "Aoife", "Doyle", ["+442079460177"]),
      contact(118, "Reception desk", "", ["+442079460118"]),
      contact(120, "Grace", "Hopper-Nguyễn", ["+12025550120"]) {
        $0.assignedBy = 31
      },
      // One of many who have that number: see the leads.
      contact(121, "Martha", "Kingsley", ["+442079460188"], company: 12) {
        $0.post = "Booking office"
      },
    ]
  }

  private var rightToLeft: [CRMItem] {
    [
      contact(110, "عبد الرحمن", "الفيصل بن خالد", ["+966110001502"], company: 14) {
        $0.post = "مدير المشتريات"
        $0.assignedBy = 12
      },
      contact(111, "נועה", "בן־דוד", ["+97220001611"]) {
        $0.post = "מנהלת תפעול"
      },
    ]
  }

  private var difficult: [CRMItem] {
    [
      contact(
        109, "Maximiliane Konstanze Theodora Wilhelmine",
        "von und zu Hohenstein-Waldburg-Zeil-Trauchburg-Wolfegg-Sonnenberg", ["+498999998017"], company: 17
      ) {
        $0.post = "Stellvertretende Abteilungsleiterin für Sonderprüfstände und Donaudampfschifffahrtselektrizität"
        $0.emails = ["maximiliane.von.und.zu.hohenstein.waldburg.zeil.trauchburg@stroemungsmechanik-sued.example"]
      },
      contact(112, "🦄 Zoë", "O’Brien-Ñandú 👩🏽‍💻🏳️‍🌈", ["+353209101112"]) {
        $0.post = "Chief ✨ Officer"
      },
      contact(113, "<b>Bold</b>", "& Söhne \"GmbH\"", ["+494066969013"], company: 18) {
        $0.post = "<script>alert('post')</script>"
      },
      contact(114, "Victor", "Blue", ["+12025550114"], company: 19) {
        $0.isConfidential = true
        $0.assignedBy = 1
      },
    ]
  }
}
