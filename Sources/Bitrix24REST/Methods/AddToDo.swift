import Bitrix24

/// Plans a to-do for an item.
package struct AddToDo: RESTMethod {
  package static let name = "crm.activity.todo.add"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/todo/crm-activity-todo-add.html"
  package static let kind = RESTMethodKind.command

  package let parameters: Parameters

  /// - Parameters:
  ///   - owner: what it is about.
  ///   - deadline: `2026-11-27T10:00:00+01:00`.
  ///   - title: empty for the portal's own.
  ///   - responsible: the user; the one who asks, where it is `nil`.
  ///   - parent: the activity that it follows.
  ///   - reminders: minutes before the deadline.
  package init(
    owner: CRMItem, deadline: String, title: String, description: String, responsible: Int?, parent: Int?,
    reminders: [Int]
  ) {
    var parameters: Parameters = [
      "ownerTypeId": .integer(owner.entityTypeID ?? 0), "ownerId": .integer(owner.number ?? 0),
      "deadline": .text(deadline), "pingOffsets": .list(reminders.map { .integer($0) }),
    ]
    if !title.isEmpty { parameters["title"] = .text(title) }
    if !description.isEmpty { parameters["description"] = .text(description) }
    if let responsible { parameters["responsibleId"] = .integer(responsible) }
    if let parent { parameters["parentActivityId"] = .integer(parent) }
    self.parameters = parameters
  }

  /// The id of the activity. A portal answers `null` where it has made none.
  package static func decode(_ result: JSONValue) -> Int? { result["id"]?.integer }
}
