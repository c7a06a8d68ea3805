import Bitrix24
import Bitrix24REST

/// A batch about customers, and what its commands are for.
struct CustomerBatch {
  private(set) var batch = Batch()
  let commands = Commands()

  var isEmpty: Bool { batch.isEmpty }

  mutating func append<Method: RESTMethod>(_ call: Method) -> BatchReference<Method> { batch.append(call) }

  /// The commands. Those that were not needed are not there.
  ///
  /// An object, since every card that waits keeps it.
  final class Commands {
    /// In the order of the question's items.
    var items: [BatchReference<GetItem>] = []
    /// The companies that items belong to.
    var companies: [BatchReference<GetItem>] = []
    /// Of several, one for each of the question's items; `nil` for what has no deals.
    var dealCounts: [BatchReference<ListItems>?] = []
    var openDeals: BatchReference<ListItems>?
    var closedDeals: BatchReference<ListItems>?
    var activities: BatchReference<ListActivities>?
    var toDos: BatchReference<ListActivities>?
    /// Telephony's calls, one a spelling of the number.
    var calls: [BatchReference<GetCallStatistics>] = []
    /// The CRM's own search, one a type.
    var searches: [BatchReference<FindDuplicates>] = []
    /// Telephony's search.
    var match: BatchReference<SearchCRMEntities>?
    /// Who works for the company, where it is not known with whom of it the call is.
    var staff: BatchReference<ListItems>?
    /// Whom activities of the company were with.
    var contacts: BatchReference<ListItems>?
    /// The employees of the activities.
    var activityPeople: BatchReference<GetUsers>?
    /// Employees by their ids.
    var people: BatchReference<GetUsers>?
    /// Who is responsible for items.
    var responsible: [BatchReference<GetUsers>] = []
    var stages: [Stages] = []
    var fields: [FieldNames] = []
    /// What has been written about the call already.
    var note: BatchReference<GetTimelineNote>?
    /// Who asks.
    var profile: BatchReference<GetProfile>?
    /// What the application keeps in the portal.
    var option: BatchReference<GetAppOption>?
    /// What it keeps for the user.
    var userOption: BatchReference<GetUserOption>?
  }

  /// What the portal calls fields.
  struct FieldNames {
    let kind: CRMItem.Kind
    let names: [String]
    let command: BatchReference<GetItemFields>
  }

  struct Stages {
    let kind: StatusList
    let command: BatchReference<ListStatuses>
  }
}
