extension Scenario {
  /// The calls, in the order in which the panel offers them.
  static let all = [
    Scenario(
      "incoming-contact", "A contact with one deal", .incoming,
      Client(.contact(101), bindings: [.company(11), .deal(301)], hasActivity: true)),
    Scenario(
      "incoming-many-deals", "A contact with many deals", .incoming,
      Client(.contact(102), bindings: [.company(12), .deal(302), .deal(303)], hasActivity: true, line: .unnamed)),
    Scenario(
      "incoming-attention", "A contact to whom much is owed", .incoming,
      Client(.contact(122), bindings: [.company(20), .deal(351)])),
    Scenario(
      "incoming-transferred", "A call that a colleague passes on", .incoming,
      Client(.contact(103), hasActivity: true)),
    Scenario("incoming-company", "A company with several people", .incoming, Client(.company(11))),
    Scenario("incoming-many-orders", "A company with more than a page of deals", .incoming, Client(.company(15))),
    Scenario("incoming-lead", "A lead", .incoming, Client(.lead(201), line: .registered)),
    Scenario("incoming-nameless-lead", "A lead of which only the number is known", .incoming, Client(.lead(203))),
    Scenario(
      "incoming-shared-number", "A number that three people share", .incoming,
      Client(.known("+442079460177"), line: .unnamed)),
    Scenario("incoming-unknown", "A number that is not in the CRM", .incoming, Client(.known("+12025550142"))),
    Scenario(
      "incoming-no-block", "A number that is not in the CRM, on a line without CRM", .incoming,
      Client(.known("+12025550143")), showsCRM: false),
    Scenario("incoming-hidden", "A hidden number", .incoming, Client(.hidden)),
    Scenario("incoming-no-number", "No number at all", .incoming, Client(.absent)),
    Scenario(
      "incoming-long-name", "A very long name", .incoming,
      Client(.contact(109), bindings: [.company(17), .deal(334)])),
    Scenario(
      "incoming-arabic", "An Arabic name", .incoming, Client(.contact(110), bindings: [.company(14), .deal(330)])),
    Scenario("incoming-hebrew", "A Hebrew name", .incoming, Client(.contact(111), bindings: [.deal(331)])),
    Scenario("incoming-chinese", "A Chinese name", .incoming, Client(.contact(115), bindings: [.company(15)])),
    Scenario("incoming-emoji", "Emoji in the name", .incoming, Client(.contact(112), bindings: [.deal(336)])),
    Scenario(
      "incoming-html", "HTML in the name", .incoming, Client(.contact(113), bindings: [.company(18), .deal(335)])),
    Scenario(
      "incoming-quoted-line", "A line with quotation marks in its name", .incoming,
      Client(.contact(101), line: Line(number: "+74951234567", name: "ООО \"Север\" <&> \"Юг & Co\" &amp;"))),
    Scenario(
      "incoming-forbidden", "A contact that the operator may not see", .incoming,
      Client(.contact(114), bindings: [.company(19), .deal(337)])),
    Scenario(
      "outgoing-contact", "A call to a contact", .outgoing,
      Client(.contact(116), bindings: [.company(16), .deal(332)])),
    Scenario(
      "outgoing-unknown", "A call to a number that is not in the CRM", .outgoing, Client(.known("+442079460999"))),
    Scenario(
      "callback-contact", "A call back to a contact", .callback,
      Client(.contact(117), bindings: [.company(13), .deal(333)])),
    Scenario(
      "campaign", "A call campaign", .campaign, Client(.contact(119)), Client(.lead(202)),
      Client(.known("+12025550166")), Client(.contact(114)), Client(.company(16), bindings: [.contact(116)])),
  ]
}
