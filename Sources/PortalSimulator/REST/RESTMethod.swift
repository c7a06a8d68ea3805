/// A method of the REST interface.
struct RESTMethod: Sendable {
  typealias Run = @Sendable (inout Portal, Call) throws(RESTError) -> Answer

  let name: String
  /// One of these is needed; none where every token will do.
  let scopes: [String]
  let run: Run

  init(_ name: String, _ scopes: [String], _ run: @escaping Run) {
    self.name = name
    self.scopes = scopes
    self.run = run
  }

  func isWithin(_ scope: [String]) -> Bool {
    scopes.isEmpty || scopes.contains(where: scope.contains)
  }

  /// The method of that name, in whatever letters; the portal does not care either.
  static func named(_ name: String) -> RESTMethod? {
    all[name.lowercased()]
  }

  private static let all = Dictionary(
    uniqueKeysWithValues: [
      RESTMethod("app.info", [], ApplicationMethods.info),
      RESTMethod("scope", [], ApplicationMethods.scope),
      RESTMethod("method.get", [], ApplicationMethods.method),
      RESTMethod("server.time", [], ApplicationMethods.time),
      RESTMethod("profile", [], PersonMethods.profile),
      RESTMethod("app.option.get", [], OptionMethods.applicationOption),
      RESTMethod("app.option.set", [], OptionMethods.setApplicationOptions),
      RESTMethod("user.option.get", [], OptionMethods.userOption),
      RESTMethod("user.option.set", [], OptionMethods.setUserOptions),
      RESTMethod("user.admin", [], PersonMethods.admin),
      RESTMethod("user.current", ["user", "user_basic", "user_brief"], PersonMethods.current),
      RESTMethod("user.get", ["user", "user_basic", "user_brief"], PersonMethods.get),
      RESTMethod("crm.item.get", ["crm"], ItemMethods.get),
      RESTMethod("crm.item.list", ["crm"], ItemMethods.list),
      RESTMethod("crm.item.add", ["crm"], ItemMethods.add),
      RESTMethod("crm.item.update", ["crm"], ItemMethods.update),
      RESTMethod("crm.item.delete", ["crm"], ItemMethods.delete),
      RESTMethod("crm.item.fields", ["crm"], ItemMethods.fields),
      RESTMethod("crm.duplicate.findbycomm", ["crm"], SearchMethods.duplicates),
      RESTMethod("telephony.externalcall.searchcrmentities", ["telephony"], SearchMethods.callers),
      RESTMethod("crm.activity.list", ["crm"], ActivityMethods.list),
      RESTMethod("crm.activity.get", ["crm"], ActivityMethods.get),
      RESTMethod("crm.activity.update", ["crm"], ActivityMethods.update),
      RESTMethod("crm.activity.call.gettranscript", ["crm"], ActivityMethods.transcript),
      RESTMethod("crm.activity.todo.add", ["crm"], TodoMethods.add),
      RESTMethod("crm.activity.todo.updatedeadline", ["crm"], TodoMethods.updateDeadline),
      RESTMethod("crm.activity.binding.add", ["crm"], BindingMethods.add),
      RESTMethod("crm.activity.binding.list", ["crm"], BindingMethods.list),
      RESTMethod("crm.activity.binding.move", ["crm"], BindingMethods.move),
      RESTMethod("crm.activity.binding.delete", ["crm"], BindingMethods.delete),
      RESTMethod("crm.activity.layout.blocks.set", ["crm"], ContentBlockMethods.set),
      RESTMethod("crm.activity.layout.blocks.get", ["crm"], ContentBlockMethods.get),
      RESTMethod("crm.activity.layout.blocks.delete", ["crm"], ContentBlockMethods.delete),
      RESTMethod("crm.settings.mode.get", ["crm"], ReferenceMethods.mode),
      RESTMethod("crm.timeline.comment.add", ["crm"], CommentMethods.add),
      RESTMethod("crm.timeline.comment.get", ["crm"], CommentMethods.get),
      RESTMethod("crm.timeline.comment.list", ["crm"], CommentMethods.list),
      RESTMethod("crm.timeline.note.get", ["crm"], NoteMethods.get),
      RESTMethod("crm.timeline.note.save", ["crm"], NoteMethods.save),
      RESTMethod("crm.timeline.note.delete", ["crm"], NoteMethods.delete),
      RESTMethod("crm.status.list", ["crm"], ReferenceMethods.statuses),
      RESTMethod("crm.category.list", ["crm"], ReferenceMethods.categories),
      RESTMethod("crm.currency.list", ["crm"], ReferenceMethods.currencies),
      RESTMethod("voximplant.statistic.get", ["telephony"], CallMethods.statistics),
      RESTMethod("placement.get", ["placement"], PlacementMethods.get),
      RESTMethod("placement.list", ["placement"], PlacementMethods.list),
      RESTMethod("placement.bind", ["placement"], PlacementMethods.bind),
      RESTMethod("placement.unbind", ["placement"], PlacementMethods.unbind),
      RESTMethod("event.get", [], EventMethods.get),
      RESTMethod("event.bind", [], EventMethods.bind),
      RESTMethod("event.unbind", [], EventMethods.unbind),
    ].map { ($0.name, $0) })
}
