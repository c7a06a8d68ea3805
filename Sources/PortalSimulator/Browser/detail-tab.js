// A tab that the application has bound in the cards of CRM items, or an item of the menu at their top, which is a tab here.

import { titleIn } from "./application-tab.js";
import { detailTabCommands } from "./commands.js";
import { Placement } from "./placement.js";

/** The item whose card `path` opens, and the placements in it; undefined where it opens something else. */
export function detailOf(path) {
  const found = /^\/crm\/(?:type\/(?<number>\d+)|(?<name>\w+))\/details\/(?<id>\d+)\//.exec(path)?.groups;
  if (!found) return undefined;
  const type = found.number ? `DYNAMIC_${found.number}` : found.name.toUpperCase();
  return { id: found.id, placements: [`CRM_${type}_DETAIL_TAB`, `CRM_${type}_DETAIL_TOOLBAR`] };
}

export class DetailTab {
  constructor({ application, binding, item, session }) {
    Object.assign(this, { application, binding, item, session });
    this.title = titleIn(application.settings.language, binding);
  }

  /** Renders the tab in `holder`, when it is first looked at. `reload` reads the item's card anew. */
  open(holder, reload) {
    const { application, binding, item, session } = this;
    this.placement = new Placement({
      holder, configuration: application.configuration, handler: binding.handler, session,
      language: application.settings.language, code: binding.placement, options: { ID: item.id },
      kind: application.settings.current, title: this.title,
    });
    this.frame = application.converse(this.placement, {
      commands: this.#commands(reload), events: () => [],
      reopen: () => {
        this.remove();
        this.open(holder, reload);
      },
    });
    this.placement.open();
  }

  /** Only a tab resizes its frame, and has the card read anew. */
  #commands(reload) {
    return this.binding.placement.endsWith("_TAB") ? detailTabCommands(this.placement, reload) : {};
  }

  remove() {
    if (!this.frame) return;
    this.application.frames.remove(this.frame);
    this.placement.remove();
    this.frame = undefined;
  }
}
