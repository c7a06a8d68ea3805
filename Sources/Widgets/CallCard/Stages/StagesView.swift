import Bitrix24
import Customers
import HTML
import Localization
import WidgetRuntime

/// A button for each stage that an item can go to. Those that end it take a click more, but for one that is proposed.
struct StagesView {
  let pipeline: Pipeline
  /// The id of the stage that comes first.
  let proposed: String?
  let language: Language

  private var text: CallCardTexts.Customer { CallCardTexts.of(language).customer }

  var html: HTML {
    let name = pipeline.title?.shortened(to: 100) ?? ""
    return """
      <section data-part="stages" class="stages" aria-label="\(text.stage): \(name)">
      <p class="hint">\(text.stage) · <bdi>\(name)</bdi></p>
      \(ActionForm(ChangeStage.name, label: text.stage, isFurther: true, in: language).html(choices: choices))
      </section>

      """
  }

  private var choices: HTML {
    """
    <input type="hidden" name="ITEM" value="\(pipeline.item.name)"><input type="hidden" name="FROM" value="\(pipeline.current)">
    \(first.map(choice))\(rest.filter { $0.outcome == nil }.map(choice))\(ends)
    """
  }

  private var first: Pipeline.Stage? { pipeline.stages.first { $0.id == proposed && isChoice($0) } }
  private var rest: [Pipeline.Stage] { pipeline.stages.filter { $0.id != first?.id } }

  /// A lead is converted by the portal: that makes more than a stage of it.
  private func isChoice(_ stage: Pipeline.Stage) -> Bool {
    stage.id != pipeline.current && !(stage.outcome == .won && pipeline.item.kind == .lead)
  }

  private var ends: HTML? {
    let ends = rest.filter { $0.outcome != nil && (isChoice($0) || $0.id == pipeline.current) }
    if ends.isEmpty { return nil }
    return "<details><summary>\(text.closing)</summary><div class=\"choices\">\n\(ends.map(choice))</div></details>"
  }

  private func choice(_ stage: Pipeline.Stage) -> HTML {
    let name = stage.name.shortened(to: 60)
    if stage.id == pipeline.current {
      return "<span class=\"current\" aria-current=\"step\"><bdi>\(name)</bdi></span>\n"
    }
    return ActionForm.choice("STAGE", stage.id, label: name, color: stage.color)
  }
}
