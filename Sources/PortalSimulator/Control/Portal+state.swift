extension Portal {
  /// What has been written through REST and by the telephony, for tests and the panel.
  var state: Value {
    let activities = crm.activities.filter { CRM.isAddition($0.id) || $0.updated != nil }
    return [
      "activities": .list(activities.map(\.value)), "blocks": .list(crm.contentBlocks.map(\.value)),
      "calls": .list(crm.calls.filter { CRM.isAddition($0.id) }.map(\.value)),
      "items": .list(crm.itemLog.map(\.value)), "comments": .list(crm.comments.map(\.value)),
      "notes": .list(crm.notes.filter(\.isAddition).map(\.value)), "app_options": .map(options.shared),
      "user_options": .map(
        options.personal.sorted { $0.key < $1.key }.reduce(into: Fields()) {
          $0["user_\($1.key)"] = .map($1.value)
        }),
    ]
  }
}

extension ItemReference {
  /// For example `contact_101`.
  fileprivate var value: Value { .string("\(type.name.lowercased())_\(id)") }
}

extension Activity {
  fileprivate var value: Value {
    [
      "id": .integer(id), "provider": fields["PROVIDER_ID"] ?? .null, "subject": .string(subject),
      "description": .string(description), "bindings": .list(bindings.map(\.value)),
      "deadline": deadline.map(Value.moment) ?? .null, "completed": .bool(isCompleted),
      "responsible": .integer(responsible), "author": .integer(author ?? responsible),
      "parent": parent.map(Value.integer) ?? .null, "ping_offsets": .list(pingOffsets.map(Value.integer)),
      "color": .string(color), "created": .moment(created), "updated": updated.map(Value.moment) ?? .null,
      "updated_by": editor.map(Value.integer) ?? .null,
    ]
  }
}

extension ContentBlockSet {
  fileprivate var value: Value {
    ["activity": .integer(activity), "application": .string(application), "blocks": .map(blocks)]
  }
}

extension CallRecord {
  fileprivate var value: Value {
    [
      "call_id": .string(callID), "number": .string(number), "user": .integer(user),
      "item": item.map(\.value) ?? .null, "activity": activity.map(Value.integer) ?? .null,
      "duration": .integer(duration), "code": .string(failedCode),
    ]
  }
}

extension ItemLogEntry {
  fileprivate var value: Value {
    [
      "item": item.value, "kind": .string(kind.rawValue), "by": .integer(author), "at": .moment(time),
      "changes": .map(changes),
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
