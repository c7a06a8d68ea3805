import Bitrix24
import Customers
import HTML
import Localization
import WidgetRuntime

/// A button for each stage that an item can go to. Those that end it take a click more.
struct StagesView {
  let pipeline: Pipeline
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
    \(pipeline.stages.filter { $0.outcome == nil }.map(choice))\(ends)
    """
  }

  private var ends: HTML? {
    // A lead is converted by the portal: that makes more than a stage of it.
    let ends = pipeline.stages.filter { $0.outcome == .lost || $0.outcome == .won && pipeline.item.kind != .lead }
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
