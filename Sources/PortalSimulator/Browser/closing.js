// When the call card closes. It goes soon after the conversation, unless the application has asked for it to stay: then
// it stays for 65 more seconds, or until the application allows it to go.

/** Lets the application hear of the call's end before the card tries to close. */
const afterConversation = 1_000;
const whileBlocked = 65_000;
/** The frame lives in another process: it needs a moment to receive BeforeClose before it is taken away. */
const forLastMessage = 100;

export class Closing {
  #blocked = false;
  #countingDown = false;
  #closing = false;
  #timer;

  /** `beforeClose` tells the application, `close` removes the card. */
  constructor({ beforeClose, close }) {
    this.beforeClose = beforeClose;
    this.close = close;
  }

  conversationEnded() { this.#after(afterConversation, () => this.#try()); }

  /** Another conversation in the same card: what was to happen after the last one no longer does. */
  conversationBegan() {
    if (this.#closing) return;
    clearTimeout(this.#timer);
    this.#countingDown = false;
  }

  disable() {
    this.#blocked = true;
    if (this.#countingDown) this.#countDown();
  }

  enable() {
    this.#blocked = false;
    if (this.#countingDown) this.closeNow();
  }

  /** Closes whatever the application has asked for. */
  closeNow() {
    if (this.#closing) return;
    this.#closing = true;
    this.#countingDown = false;
    this.beforeClose();
    this.#after(forLastMessage, this.close);
  }

  cancel() { clearTimeout(this.#timer); }

  #try() {
    if (!this.#blocked) {
      this.closeNow();
      return;
    }
    this.#countDown();
    this.beforeClose();
  }

  #countDown() {
    this.#countingDown = true;
    this.#after(whileBlocked, () => this.closeNow());
  }

  #after(milliseconds, action) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, milliseconds);
  }
}
