// The portal's slider: a page of the portal, or the application's own page, laid over everything else.

export class Slider {
  #content;
  #closed;

  constructor({ dialog, title, holder, closeButton }) {
    this.dialog = dialog;
    this.title = title;
    this.holder = holder;
    closeButton.addEventListener("click", () => this.close());
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
  }

  /** Opens a page of the portal; the promise ends when the slider has been closed. */
  openPath(path) {
    const page = new URL(path, location.origin);
    page.searchParams.set("from", "rest_placement");
    const iframe = document.createElement("iframe");
    iframe.title = path;
    iframe.src = page;
    this.holder.dataset.loading = "yes";
    iframe.addEventListener("load", () => { this.holder.dataset.loading = "no"; });
    const place = document.createElement("div");
    place.className = "frame-place";
    place.append(iframe);
    const closed = this.show(path, { remove: () => place.remove() });
    this.holder.append(place);
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

  close() {
    if (!this.dialog.open) return;
    this.dialog.close();
    this.#content.remove();
    this.#closed();
  }
}
