/// A pipeline of deals.
struct Category: Sendable {
  let id: Int
  let name: String
  let sort: Int

  var fields: Fields {
    var fields = Fields()
    fields["id"] = .integer(id)
    fields["name"] = .string(name)
    fields["sort"] = .integer(sort)
    fields["entityTypeId"] = .integer(ItemType.deal.rawValue)
    fields["isDefault"] = id == 0 ? "Y" : "N"
    if id != 0 {
      fields["originId"] = ""
      fields["originatorId"] = ""
    }
    return fields
  }
}
