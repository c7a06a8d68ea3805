import Bitrix24
import HTML
import Localization

/// The answer to an action: one element that says what became of it, for the page and for the operator.
struct ActionView {
  let name: ActionName
  let result: ActionResult
  let language: Language

  private var texts: RuntimeTexts { .of(language) }

  var html: HTML {
    """
    <div data-action="\(name.description)" data-result="\(result.name)"\(attributes)>\(content)</div>

    """
  }

  private var attributes: HTML? {
    guard case .done(let updates, let item) = result else { return nil }
    let changed: HTML? = item.map { " data-item=\"\($0.name)\"" }
    return " data-updates=\"\(updates.map(\.description).joined(separator: " "))\"\(changed)"
  }

  private var content: HTML {
    switch result {
    case .done: "<p>\(texts.action.done)</p>"
    case .later: "<p>\(texts.action.later)</p>"
    case .kept: "<p>\(texts.action.kept)</p>"
    case .duplicates(let found):
      """
      <p>\(texts.action.duplicates)</p>\(found.map(duplicate))\
      <button type="submit" name="FORCE" value="yes">\(texts.action.createAnyway)</button>
      """
    case .invalid(let faults):
      "\(faults.map(fault))"
    case .refused: "<p>\(texts.action.refused)</p>"
    case .incomplete(let incomplete): demand(incomplete)
    case .stale(let now, let change):
      "<p>\(texts.action.stale)</p>\n\(change.map(who))<pre data-now=\"yes\">\(now)</pre>"
    case .unknown: "<p>\(texts.action.unknown)</p>"
    case .busy: "<p>\(texts.action.busy)</p>"
    case .freshAuth: "<p>\(texts.part.expired)</p>"
    }
  }

  private func duplicate(_ one: ActionResult.Duplicate) -> HTML {
    "<p data-item=\"\(one.item.name)\"><bdi>\((one.name ?? one.item.name).shortened(to: 100))</bdi></p>"
  }

  /// What has been written is copied, and the portal's own form opened.
  private func demand(_ incomplete: ActionResult.Incomplete) -> HTML {
    let fields = incomplete.fields.map { "<bdi>\($0.shortened(to: 100))</bdi>" as HTML }
    let list = fields.dropFirst().reduce(fields.first) { list, field in "\(list), \(field)" }
    let form = incomplete.form.map { form -> HTML in
      """
      <p class="row"><bdi>\(incomplete.typed)</bdi> <a class="item" href="\(form)" target="_blank" rel="noopener" \
      data-copied="\(texts.action.typedCopied)" data-clicked="yes">\(texts.action.openForm)</a> \
      <span class="hint" role="status"></span></p>
      """
    }
    return "<p>\(texts.action.demanded) \(list)</p>\(form)"
  }

  private func who(_ change: ActionResult.Change) -> HTML {
    let person: HTML? = change.person.map { "<bdi>\($0.shortened(to: 100))</bdi> " }
    let time: HTML? = change.time.map { "<time datetime=\"\($0.text)\">\($0.text(in: language))</time>" }
    return "<p>\(person)\(time)</p>\n"
  }

  private func fault(_ fault: InvalidForm) -> HTML {
    let path: HTML? = fault.path.map { " <code dir=\"ltr\">\($0)</code>" }
    return "<p data-field=\"\(fault.field)\">\(text(of: fault.reason))\(path)</p>"
  }

  private func text(of reason: InvalidForm.Reason) -> String {
    switch reason {
    case .missing: texts.action.missing
    case .tooLong: texts.action.tooLong
    case .malformed: texts.action.malformed
    }
  }
}
