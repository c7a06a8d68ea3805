import Localization

extension CallCardTexts {
  /// What the portal says about the people on the line.
  struct Customer: Sendable {
    /// Heading of the part: "Customer".
    let heading: String
    /// While the portal is being asked: "Loading…".
    let loading: String
    /// Badge at the only one in the CRM who has the number: "Probably".
    let probably: String
    /// Heading above several who have the number: "Several people have this number".
    let several: String
    /// Button at each of several who have the number: "Choose".
    let choose: String
    /// Button that leads back to all who have the number: "Choose another".
    let chooseAnother: String
    /// What a choice comes to: "This call will be linked to {name}."
    let willBeLinked: String
    /// Once that is done: "This call is linked to {name}."
    let isLinked: String
    /// Button at somebody who has not got the number of the call: "Add this number".
    let addNumber: String
    /// How many more have the number than are shown: "3 more with this number".
    let moreFound: PluralText
    /// Nobody in the CRM has the number: "Not in the CRM". Of calls in both directions.
    let unknown: String
    /// Link: "Create a lead".
    let createLead: String
    /// Link: "Create a contact".
    let createContact: String
    /// Button, under a client that has none: "Create a deal".
    let createDeal: String
    /// Button behind the field for that: "Find".
    let find: String
    /// Label of the field in which somebody is looked for: "Name, company or number".
    let findWhom: String
    /// Instead of who was found: "Nobody found".
    let nobodyFound: String
    /// Label of the time at which anybody last did something about one of several: "Last activity".
    let lastActivity: String
    /// Heading above the people of a company that calls: "Who is on the line?".
    let peopleOfCompany: String
    /// Instead of a name: the item has none.
    let unnamed: String
    /// What kind of activity it was: "Email".
    let email: String
    /// Label of the employee who is responsible for the item.
    let responsible: String
    /// Behind the name of the responsible employee: "on a break".
    let onBreak: String
    /// Behind the name of the responsible employee: "not at work".
    let notAtWork: String
    /// Label of a deal's or lead's stage.
    let stage: String

    /// Unfolds the stages that end a deal or a lead, won or lost: "Close…".
    let closing: String

    /// Heading: "Deals".
    let deals: String
    /// Behind the deal that this call is linked to: "This call".
    let thisCall: String
    /// How many of them are open: "2 open deals".
    let openDeals: PluralText
    /// How many there are beyond those that are shown: "3 more deals".
    let moreDeals: PluralText
    /// Label of the day on which a deal is expected to close: "Expected close".
    let expectedClose: String
    /// Label of the deal that was closed last: "Last closed deal".
    let lastClosedDeal: String
    /// Badge: the closed deal was won.
    let won: String
    /// Badge: the closed deal was lost.
    let lost: String

    /// Heading: "History".
    let history: String
    /// Unfolds what else happened: "More".
    let more: String
    /// What kind of activity it was: "Meeting".
    let meeting: String
    /// Badge of an incoming call that nobody answered: "Missed".
    let missed: String
    /// Behind a missed call after which nobody has talked to the customer: "Not called back".
    let notCalledBack: String
    /// Before the operator's own note about this number that the CRM has not got: "Note not saved yet".
    let noteNotSaved: String
    /// Button behind it: "Discard".
    let discard: String
    /// Of an outgoing call that came to no conversation: "Not reached".
    let notReached: String
    /// Badge of a to-do whose time has passed: "Overdue".
    let overdue: String
    /// Label of what is planned next: "Planned next".
    let plannedNext: String
    /// Heading of what is to be said in a call: "Script".
    let script: String

    /// The operator may not see this item.
    let noAccessToItem: String
    /// The operator, or the application, may not see deals.
    let noAccessToDeals: String
    /// The operator, or the application, may not see activities and calls.
    let noAccessToHistory: String
    /// The operator, or the application, may not search the CRM.
    let noAccessToSearch: String
    /// The item is no longer in the CRM.
    let itemGone: String
    /// Bitrix24's plan includes no REST, so that nothing can be asked.
    let planWithoutREST: String
  }
}
