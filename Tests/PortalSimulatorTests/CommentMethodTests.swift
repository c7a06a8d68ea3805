import Testing

@testable import PortalSimulator

@Suite struct CommentMethodTests {
  private var fixture = PortalFixture()

  private mutating func add(_ text: String, user: Int = 7, to item: Int = 101) -> Int {
    let form = "fields[ENTITY_ID]=\(item)&fields[ENTITY_TYPE]=contact&fields[COMMENT]=\(text)"
    return fixture.call("crm.timeline.comment.add", form, user: user).answer["result"]?.integer ?? 0
  }

  private mutating func list(_ form: String = "", item: Int = 101, user: Int = 7) -> Value {
    fixture.call(
      "crm.timeline.comment.list", "filter[ENTITY_ID]=\(item)&filter[ENTITY_TYPE]=contact&\(form)", user: user
    ).answer
  }

  private mutating func refusal(_ method: String, _ form: String, user: Int = 7) -> [String?] {
    let (status, answer) = fixture.call("crm.timeline.comment.\(method)", form, user: user)
    return status == 400 ? [answer["error"]?.text, answer["error_description"]?.text] : []
  }

  @Test mutating func `a comment has the author whose token it was`() {
    let id = add("Hello", user: 1)
    let comment: Value = [
      "ID": .string(String(id)), "ENTITY_ID": "101", "ENTITY_TYPE": "contact", "CREATED": .moment(fixture.now),
      "COMMENT": "Hello", "AUTHOR_ID": "1", "FILES": [],
    ]
    #expect(list()["result"] == [comment] && list()["total"] == 1)
    #expect(fixture.call("crm.timeline.comment.get", "id=\(id)").answer["result"] == comment)
    #expect(list(item: 102)["result"] == [])
  }

  @Test mutating func `nothing but the item can be filtered, and little sorted by`() {
    let ids = [add("b"), add("a", user: 1), add("c")].map { Value.string(String($0)) }
    func listed(_ answer: Value) -> [Value]? { answer["result"]?.elements.compactMap { $0["ID"] } }
    #expect(listed(list("filter[COMMENT]=a")) == ids && listed(list("order[COMMENT]=ASC")) == ids)
    #expect(listed(list("order[ID]=DESC")) == ids.reversed())
    #expect(listed(list("order[AUTHOR_ID]=ASC")) == [ids[1], ids[0], ids[2]])
    #expect(list("select[]=ID&select[]=COMMENT").at("result", "0") == ["ID": ids[0], "COMMENT": "b"])
  }

  @Test mutating func `a long list comes in pages of fifty`() {
    fixture.portal.settings.limit = .off
    for number in 1...51 { _ = add("\(number)") }
    let first = list()
    #expect(first["total"] == 51 && first["next"] == 50 && first["result"]?.elements.count == 50)
    #expect(list("start=50").at("result", "0", "COMMENT") == "51")
  }

  @Test(arguments: [
    ("FIELDS[ENTITY_ID]=101&FIELDS[ENTITY_TYPE]=contact&FIELDS[COMMENT]=x", "100"),
    ("fields[ENTITY_TYPE]=contact&fields[COMMENT]=x", "100"), ("fields[ENTITY_ID]=101&fields[COMMENT]=x", "100"),
    ("fields[ENTITY_ID]=101&fields[ENTITY_TYPE]=CONTACT&fields[COMMENT]=x", "OWNER_NOT_FOUND"),
    ("fields[ENTITY_ID]=101&fields[ENTITY_TYPE]=order&fields[COMMENT]=x", "OWNER_NOT_FOUND"),
    ("fields[ENTITY_ID]=1&fields[ENTITY_TYPE]=contact&fields[COMMENT]=x", "OWNER_NOT_FOUND"),
    ("fields[ENTITY_ID]=114&fields[ENTITY_TYPE]=contact&fields[COMMENT]=x", "ACCESS_DENIED"),
    ("fields[ENTITY_ID]=101&fields[ENTITY_TYPE]=contact&fields[COMMENT]=", "INVALID_ARG_VALUE"),
  ])
  mutating func `refuses a comment as the portal does`(form: String, code: String) {
    #expect(refusal("add", form).first == code)
    #expect(fixture.portal.crm.comments.isEmpty)
  }

  @Test mutating func `reading is refused without a code`() {
    let (own, confidential) = (add("x"), add("x", user: 1, to: 114))
    #expect(confidential > 0)
    #expect(refusal("list", "filter[ENTITY_ID]=114&filter[ENTITY_TYPE]=contact") == ["", "Access denied."])
    #expect(refusal("list", "filter[ENTITY_ID]=101") == ["", "Access denied."])
    #expect(refusal("list", "filter[ENTITY_ID]=101&filter[ENTITY_TYPE]=Contact") == ["", "Access denied."])
    #expect(refusal("get", "") == ["", "ID is not defined or invalid."])
    #expect(refusal("get", "id=0") == ["", "ID is not defined or invalid."])
    #expect(refusal("get", "id=1") == ["", "Not found."])
    #expect(refusal("get", "id=\(confidential)") == ["", "Access denied."])
    _ = fixture.control(.settings, "read_only=contact_101")
    #expect(refusal("get", "id=\(own)") == ["", "Access denied."])
    #expect(list()["total"] == 1)
  }

  @Test mutating func `tests can read the comments`() {
    let id = add("Hello")
    #expect(
      fixture.control(.state).1["comments"] == [
        [
          "id": .integer(id), "entity_type": "contact", "entity_id": 101, "text": "Hello", "author": 7,
          "created": .moment(fixture.now),
        ]
      ])
  }
}
