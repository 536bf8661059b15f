/** Unsent words, per room, on this device. */
const PREFIX = "palabre.draft.";

export class Drafts {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  read(room: string): string {
    return this.#storage.getItem(PREFIX + room) ?? "";
  }

  keep(room: string, text: string): void {
    try {
      if (text === "") this.#storage.removeItem(PREFIX + room);
      else this.#storage.setItem(PREFIX + room, text);
    } catch {
      // Without storage the draft lives as long as the page.
    }
  }

  clear(): void {
    for (const key of Object.keys(this.#storage)) if (key.startsWith(PREFIX)) this.#storage.removeItem(key);
  }
}
