extension Portal {
  /// What has been written through REST and can be read back, for tests.
  var state: Value {
    [
      "comments": .list(crm.comments.map(\.value)), "notes": .list(crm.notes.map(\.value)),
      "app_options": .map(options.shared),
      "user_options": .map(
        options.personal.sorted { $0.key < $1.key }.reduce(into: Fields()) {
          $0["user_\($1.key)"] = .map($1.value)
        }),
    ]
  }
}

extension TimelineComment {
  fileprivate var value: Value {
    [
      "id": .integer(id), "entity_type": .string(item.type.name.lowercased()), "entity_id": .integer(item.id),
      "text": .string(text), "author": .integer(author), "created": .moment(created),
    ]
  }
}

extension TimelineNote {
  fileprivate var value: Value {
    [
      "item_type": .integer(record.type.rawValue), "item_id": .integer(record.id), "text": .string(text),
      "created_by": .integer(createdBy), "created": .moment(created), "updated_by": .integer(updatedBy),
      "updated": .moment(updated),
    ]
  }
}
