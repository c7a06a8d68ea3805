/// The methods that the program calls.
package enum RESTMethods {
  /// All of them, by name.
  package static let all: [any RESTMethod.Type] = [
    GetAppOption.self, SetAppOptions.self, AddActivityBinding.self, DeleteActivityBinding.self, GetCallTranscript.self,
    DeleteActivityBlocks.self, SetActivityBlocks.self, ListActivities.self, AddToDo.self,
    UpdateActivity.self, FindDuplicates.self, AddItem.self, GetItemFields.self, GetItem.self,
    ListItems.self, UpdateItem.self,
    GetCRMMode.self, ListStatuses.self, AddTimelineComment.self, ListTimelineComments.self, GetTimelineNote.self,
    SaveTimelineNote.self, BindEvent.self, ListEventHandlers.self, BindPlacement.self, ListPlacementHandlers.self,
    ListPlacements.self, UnbindPlacement.self, GetProfile.self, ListScopes.self, GetServerTime.self,
    SearchCRMEntities.self,
    IsAdministrator.self, GetUsers.self, GetUserOption.self, SetUserOption.self, GetCallStatistics.self,
  ]
}
