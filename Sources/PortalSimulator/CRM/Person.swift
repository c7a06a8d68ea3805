/// Somebody who works with the portal.
struct Person: Sendable {
  let id: Int
  let name: String
  let lastName: String
  let position: String
  /// The patronymic.
  var secondName = ""
  var isAdministrator = false
  /// The panel offers to be that person.
  var isOperator = false
  /// May work with the CRM at all.
  var hasCRM = true
  /// Still has an account.
  var isActive = true
  var innerPhone = ""
  /// `OPENED`, `PAUSED`, or `CLOSED`.
  var workday = "OPENED"

  var fullName: String { "\(name) \(lastName)" }

  /// As `user.get` gives it with the scope `user_brief`: without mail addresses and telephones.
  var fields: Fields {
    var fields = Fields()
    fields["ID"] = .string(String(id))
    fields["ACTIVE"] = .bool(isActive)
    fields["NAME"] = .string(name)
    fields["LAST_NAME"] = .string(lastName)
    fields["SECOND_NAME"] = .string(secondName)
    fields["TITLE"] = ""
    fields["DATE_REGISTER"] = "2024-07-15T00:00:00+02:00"
    fields["TIME_ZONE"] = ""
    fields["IS_ONLINE"] = isOperator ? "Y" : "N"
    fields["PERSONAL_GENDER"] = ""
    fields["PERSONAL_BIRTHDAY"] = ""
    fields["PERSONAL_CITY"] = ""
    fields["WORK_POSITION"] = .string(position)
    fields["UF_EMPLOYMENT_DATE"] = ""
    fields["UF_DEPARTMENT"] = [1]
    fields["USER_TYPE"] = "employee"
    return fields
  }
}
