import Localization

/// The settings on the application's own page, as an administrator edits them and everybody else reads them.
struct SettingsTexts: LocalizedTexts {
  /// Heading: "Call card settings".
  let title: String
  /// Label of who has changed them last, and when: "Last changed".
  let lastChanged: String
  /// Nobody has set anything yet, so that cards use the defaults.
  let unchanged: String
  /// What is saved cannot be read, so that cards use the defaults; where it is wrong follows in a list.
  let broken: String
  /// What is saved is of a newer version of the program: it cannot be changed here, and cards use the defaults.
  let newer: String
  /// For whoever is no administrator: only those change it; a proposal can be exported and handed to one.
  let readOnly: String

  /// Heading: what operators say came of a call, "Call outcomes".
  let outcomes: String
  /// Eight at most are offered; one that is retired is offered no more, and keeps its name in what was recorded.
  let outcomesHint: String
  /// Label of an outcome's name.
  let name: String
  /// Label of an outcome's color.
  let color: String
  /// Button: an outcome is not offered any more, "Retire".
  let retire: String
  /// Button: a retired outcome is offered again, "Restore".
  let restore: String
  /// Button: takes a row out of a list, "Remove".
  let remove: String
  /// Button: "Add an outcome".
  let addOutcome: String
  /// Of an outcome: the id of the stage that the card then offers for the deal.
  let proposedStage: String
  /// Check box: cards ask for an outcome before they close.
  let outcomeWanted: String

  /// Heading: what operators are to say, "Call scripts".
  let scripts: String
  /// Label: the number or the name of a telephone line.
  let line: String
  /// Label: what is said first.
  let greeting: String
  /// Label: the steps of a script, one in each line.
  let steps: String
  /// Button: "Add a script".
  let addScript: String

  /// Heading: how long a card stays open after a call, "Wrap-up time".
  let wrapUp: String
  /// In seconds, 600 at most; none where nothing is set.
  let wrapUpHint: String
  /// Label: the seconds of every line that is not in the list.
  let otherLines: String
  /// Label: the seconds of one line.
  let seconds: String
  /// Button: "Add a line".
  let addLine: String

  /// Heading: "Important clients".
  let vip: String
  /// A client counts as important whose field has the value.
  let vipHint: String
  /// Label: the type of a client, such as contact or company.
  let type: String
  /// Instead of a type: nobody is marked.
  let nobody: String
  /// Label: the name of a field in the CRM.
  let field: String
  /// Label: the value that the field has to have.
  let value: String
  /// Heading: fields of the CRM that the card shows as well.
  let furtherFields: String
  let furtherFieldsHint: String

  /// Heading: "More".
  let more: String
  /// Label: what an operator is offered first for a number that nobody has.
  let offeredFirst: String
  /// Label: what becomes of a note that was not saved when the card closes.
  let unfinished: String
  /// It is saved all the same.
  let unfinishedIsSaved: String
  /// It is kept for whoever wrote it.
  let unfinishedIsKept: String
  /// Label of the parts that are not shown: "Hidden on the card".
  let hidden: String
  /// A part: the CRM's own remark about the client.
  let remark: String
  /// A part: calls that nobody returned and to-dos that are late, "What needs attention".
  let attention: String

  /// Label of what the card is going to show: "On the card".
  let onTheCard: String
  /// There are changes that are not saved yet.
  let unsaved: String
  /// Button: goes back to what is saved, "Discard changes".
  let discard: String
  /// Button, after a colleague has changed the settings meanwhile: gives up one's own changes for theirs.
  let loadTheirs: String
  /// Button, after a colleague has changed the settings meanwhile: saves one's own in place of theirs.
  let saveMine: String

  /// Opens the settings as a text for experts: "All settings as JSON".
  let asText: String
  /// Button: saves the settings as a file, "Export".
  let export: String
  /// Button: reads the settings from a file, "Import…".
  let importing: String
  /// A file or a text is no JSON, or has more than 16 KiB.
  let notJSON: String
}
