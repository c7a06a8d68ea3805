// When the call card closes: with the call, unless the application has asked for it to stay. Then it stays for 65 seconds
// from the last time that it was asked for, or until the application lets it go.

const whileHeld = 65_000;

export class Closing {
  #hasEnded = false;
  #isClosing = false;
  #heldAt;
  #timer;

  /** `beforeClose` tells the application, `close` removes the card, `changed` is called when it is held or no longer. */
  constructor({ beforeClose, close, changed }) {
    Object.assign(this, { beforeClose, close, changed, isHeld: false });
  }

  /** Whether the card is only there because it is held. */
  get isAfterCall() { return this.#hasEnded; }

  callEnded() {
    this.#hasEnded = true;
    if (!this.isHeld) {
      // In one task with the end of the call: the frame hears nothing of either.
      this.cancel();
      this.close();
      return;
    }
    this.beforeClose();
    this.#countDown();
  }

  /** Another call in the same card: what was to happen after the last one no longer does. */
  callBegan() {
    clearTimeout(this.#timer);
    this.#hasEnded = false;
  }

  disable() {
    this.isHeld = true;
    this.#heldAt = performance.now();
    this.changed();
    if (this.#hasEnded) this.#countDown();
  }

  enable() {
    this.isHeld = false;
    this.changed();
    if (this.#hasEnded) this.closeNow();
  }

  /** Closes whatever the application has asked for. */
  closeNow() {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.cancel();
    this.beforeClose();
    this.close();
  }

  cancel() { clearTimeout(this.#timer); }

  #countDown() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.closeNow(), whileHeld - (performance.now() - this.#heldAt));
  }
}
