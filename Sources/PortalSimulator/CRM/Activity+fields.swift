extension Activity {
  /// As `crm.activity.list` gives it: everything as text.
  var fields: Fields {
    var fields = Fields()
    func set(_ key: String, _ text: String) { fields[key] = .string(text) }
    set("ID", String(id))
    set("OWNER_ID", String(bindings.first?.id ?? 0))
    set("OWNER_TYPE_ID", String(bindings.first?.type.rawValue ?? 0))
    set("TYPE_ID", provider.type)
    set("PROVIDER_ID", provider.id)
    set("PROVIDER_TYPE_ID", provider.kind)
    fields["PROVIDER_GROUP_ID"] = .null
    set("ASSOCIATED_ENTITY_ID", "0")
    set("SUBJECT", subject)
    set("CREATED", created.description)
    set("LAST_UPDATED", (updated ?? created).description)
    set("START_TIME", start.description)
    set("END_TIME", end.description)
    set("DEADLINE", deadlineText)
    set("COMPLETED", isCompleted ? "Y" : "N")
    set("STATUS", isCompleted ? "2" : "1")
    set("RESPONSIBLE_ID", String(responsible))
    set("PRIORITY", "2")
    set("NOTIFY_TYPE", "0")
    set("NOTIFY_VALUE", "0")
    set("DESCRIPTION", description)
    set("DESCRIPTION_TYPE", "1")
    set("DIRECTION", direction)
    set("LOCATION", "")
    fields["SETTINGS"] = settings
    fields["ORIGINATOR_ID"] = .nonEmpty(originator)
    fields["ORIGIN_ID"] = .nonEmpty(origin)
    set("AUTHOR_ID", String(author ?? responsible))
    set("EDITOR_ID", String(editor ?? author ?? responsible))
    fields["PROVIDER_PARAMS"] = []
    fields["PROVIDER_DATA"] = .null
    set("RESULT_MARK", "0")
    fields["RESULT_VALUE"] = .null
    fields["RESULT_SUM"] = .null
    fields["RESULT_CURRENCY_ID"] = .null
    set("RESULT_STATUS", "0")
    set("RESULT_STREAM", "0")
    fields["RESULT_SOURCE_ID"] = .null
    set("AUTOCOMPLETE_RULE", "0")
    return fields
  }

  /// Of a recorded call; only in answers that were asked for it. Some portals put something behind `auth=` that opens it.
  var files: Value {
    guard let recording else { return [] }
    let url =
      "/bitrix/tools/crm_show_file.php?fileId=\(recording)&ownerTypeId=6&ownerId=\(id)&auth=0a1b2c3d"
    return [["id": .string(String(recording)), "url": .string(url)]]
  }

  /// Who took part; only in answers that were asked for it.
  func communications(in crm: CRM) -> Value {
    guard !communication.isEmpty, let owner = bindings.first else { return [] }
    return [
      [
        "ID": .string(String(id * 10)), "TYPE": communication.contains("@") ? "EMAIL" : "PHONE",
        "VALUE": .string(communication), "ENTITY_ID": .string(String(owner.id)),
        "ENTITY_TYPE_ID": .string(String(owner.type.rawValue)),
        "ENTITY_SETTINGS": crm.item(owner).map { settings(of: $0, in: crm) } ?? [],
      ]
    ]
  }

  /// The names of who took part, as the portal keeps them beside a communication.
  private func settings(of item: CRMItem, in crm: CRM) -> Value {
    if item.reference.type == .company { return ["COMPANY_TITLE": .string(item.title)] }
    var settings: Fields = [
      "HONORIFIC": .string(item.honorific), "NAME": .string(item.name), "SECOND_NAME": .string(item.secondName),
      "LAST_NAME": .string(item.lastName),
    ]
    if item.reference.type == .lead {
      settings["LEAD_TITLE"] = .string(item.title)
    } else {
      settings["COMPANY_TITLE"] = .string(crm.item(.company(item.companyID))?.title ?? "")
      settings["COMPANY_ID"] = .string(String(item.companyID))
    }
    return .map(settings)
  }

  private var provider: (id: String, type: String, kind: String) {
    switch kind {
    case .call: ("VOXIMPLANT_CALL", "2", "CALL")
    case .meeting: ("CRM_MEETING", "1", "MEETING")
    case .email: ("CRM_EMAIL", "4", "EMAIL")
    case .todo: ("CRM_TODO", "6", "TODO")
    case .configurable: ("CONFIGURABLE_REST_APP", "6", "CONFIGURABLE")
    }
  }

  /// The year 9999 stands for no deadline
  /// (<https://apidocs.bitrix24.com/tutorials/crm/how-to-get-lists/get-activity-list-by-deals.html>).
  private var deadlineText: String {
    guard case .todo = kind else { return start.description }
    return deadline?.description ?? "9999-12-31T00:00:00\(Moment.zone)"
  }

  private var direction: String {
    switch kind {
    case .call(.outgoing, _), .call(.callback, _), .call(.informational, _), .email(isIncoming: false): "2"
    case .call(.incoming, _), .call(.redirected, _), .email(isIncoming: true): "1"
    case .meeting, .todo, .configurable: "0"
    }
  }

  private var settings: Value {
    if case .call(_, isMissed: true) = kind { return ["MISSED_CALL": true] }
    return []
  }
}
