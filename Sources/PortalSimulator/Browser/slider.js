// The portal's slider: a page of the portal, or the application's own page, laid over everything else, the call card too.

import { Tabs } from "./tabs.js";

export class Slider {
  #content;
  #closed;

  constructor({ dialog, title, holder, tabRow, closeButton }) {
    Object.assign(this, { dialog, title, holder, tabRow });
    closeButton.addEventListener("click", () => this.close());
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
  }

  /**
   * Opens a page of the portal for the application with that id, with the application's `tabs` in it; the promise ends when
   * the slider has been closed.
   */
  openPath(path, applicationID, tabs) {
    const page = new URL(path, location.origin);
    page.searchParams.set("from", "rest_placement");
    page.searchParams.set("from_app", applicationID);
    const iframe = document.createElement("iframe");
    iframe.title = path;
    const place = document.createElement("div");
    place.className = "frame-place";
    place.append(iframe);
    const load = () => {
      this.holder.dataset.loading = "yes";
      const loaded = new Promise((resolve) => iframe.addEventListener("load", resolve, { once: true }));
      iframe.src = page;
      return loaded.then(() => { this.holder.dataset.loading = "no"; });
    };
    const holders = tabs.map(() => this.#addHolder());
    const closed = this.show(path, {
      remove: () => {
        for (const tab of tabs) tab.remove();
        for (const holder of holders) holder.remove();
        this.tabRow.replaceChildren();
        this.tabRow.hidden = true;
        this.holder.hidden = false;
        place.remove();
      },
    });
    if (tabs.length > 0) this.#showTabs(tabs, holders, load);
    this.holder.append(place);
    load();
    return closed;
  }

  /** Shows the slider for what the caller puts into `holder`; `content.remove` takes that away again. */
  show(title, content, width) {
    this.close();
    this.title.textContent = title;
    this.dialog.style.width = width ? `${width}px` : "";
    this.#content = content;
    this.dialog.showModal();
    return new Promise((resolve) => { this.#closed = resolve; });
  }

  /** Says whether there was something to close. */
  close() {
    if (!this.dialog.open) return false;
    this.dialog.close();
    this.#content.remove();
    this.#closed();
    return true;
  }

  #addHolder() {
    const holder = this.holder.cloneNode(false);
    holder.id = `slider-holder-${this.dialog.querySelectorAll(".frame-holder").length + 1}`;
    holder.hidden = true;
    this.dialog.append(holder);
    return holder;
  }

  #showTabs(tabs, holders, load) {
    const all = [this.holder, ...holders];
    this.tabRow.append(...["General", ...tabs.map(({ title }) => title)].map((title, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.role = "tab";
      button.textContent = title;
      button.setAttribute("aria-controls", all[index].id);
      return button;
    }));
    this.tabRow.hidden = false;
    const buttons = [...this.tabRow.children];
    new Tabs(this.tabRow, (chosen) => {
      const index = buttons.indexOf(chosen) - 1;
      if (index >= 0 && !tabs[index].frame) tabs[index].open(holders[index], load);
    }).select(buttons[0]);
  }
}
