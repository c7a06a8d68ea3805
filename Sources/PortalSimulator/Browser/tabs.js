// The tab row of the call card, for mouse and keyboard alike.

export class Tabs {
  /** `selected` is called with the tab that is shown from then on. */
  constructor(row, selected = () => {}) {
    this.selected = selected;
    this.tabs = [...row.querySelectorAll("[role=tab]")];
    for (const tab of this.tabs) tab.addEventListener("click", () => this.select(tab));
    row.addEventListener("keydown", (event) => this.#move(event));
  }

  select(chosen) {
    for (const tab of this.tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !isChosen;
    }
    this.chosen = chosen;
    this.selected(chosen);
  }

  #move(event) {
    const tabs = this.tabs.filter(({ hidden }) => !hidden);
    const { length } = tabs;
    const position = tabs.indexOf(event.target);
    const target = {
      ArrowRight: (position + 1) % length,
      ArrowLeft: (position + length - 1) % length,
      Home: 0,
      End: length - 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    tabs[target].focus();
    this.select(tabs[target]);
  }
}
