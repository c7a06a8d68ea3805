import Localization

/// The page for a placement that has no widget. Whoever has opened it reads the first lines, an integrator the rest.
struct UnknownPlacementTexts: LocalizedTexts {
  /// "Placard has nothing here".
  let title: String
  /// What that means, in a sentence.
  let explanation: String
  /// For administrators: where they can have the portal open it there no more.
  let advice: String
  /// Label of the placement's code.
  let placement: String
  /// Heading of the table of the placement's context (`PLACEMENT_OPTIONS`).
  let context: String
  /// How many values the context has, "7 values".
  let valueCount: PluralText
  /// The portal sent no context.
  let noContext: String
  /// The context could not be read (it is not JSON); the raw text follows.
  let unreadableContext: String
  /// Heading of the table of what the portal has sent.
  let received: String
  /// Heading of the table's first column.
  let parameter: String
  /// Heading of the table's second column.
  let value: String
  /// Instead of a secret's value: it was sent, but is not shown.
  let secretSent: String
  /// Instead of a value: nothing was sent.
  let notSent: String
}
