extension CRM.Seed {
  var leads: [CRMItem] {
    enquiries + [
      lead(201, "Website enquiry: solar carport for 40 cars", "Sofia", "Marino", ["+447700900201"], stage: "IN_PROCESS")
      {
        $0.companyTitle = "Marino Parking"
        $0.post = "Facility manager"
        $0.opportunity = 48_500
        $0.currency = "GBP"
        $0.emails = ["sofia@marino.example"]
        $0.comments = "Has seen the carport in Leeds and wants the same one."
      },
      lead(202, "Заявка с сайта: сервисное обслуживание", "Дмитрий", "Волков", ["+74950001802"], stage: "NEW") {
        $0.companyTitle = "ИП Волков"
        $0.currency = "RUB"
        $0.assignedBy = 15
      },
      // A title is all that is known.
      lead(203, "Incoming call +493023125203", "", "", ["+493023125203"], stage: "NEW") { $0.source = "CALL" },
      lead(204, "Trade show: wind measurement", "Hélène", "Dubois", ["+33199000204"], stage: "CONVERTED") {
        $0.source = "TRADE_SHOW"
      },
    ]
  }

  /// A form on a website that everybody fills in with the same number: so many that the search for duplicates does not
  /// get to the contact who has it.
  private var enquiries: [CRMItem] {
    (0..<20).map { index in
      lead(221 + index, "Booking form, enquiry \(index + 1)", "", "", ["+442079460188"], stage: "JUNK")
    }
  }
}
