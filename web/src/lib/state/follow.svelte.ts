/** Receipts and case codes, kept on this device only: whoever holds them can read the outcome. */

export interface Followed {
  kind: "receipt" | "case";
  code: string;
  /** A report reason, or the kind of a decision. */
  about: string;
  at: number;
}

const KEPT = "palabre.follow";
const MOST = 100;

export class FollowUp {
  items = $state.raw<readonly Followed[]>([]);
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
    try {
      this.items = JSON.parse(storage.getItem(KEPT) ?? "[]") as Followed[];
    } catch {
      storage.removeItem(KEPT);
    }
  }

  keep(item: Followed): void {
    if (this.items.some((known) => known.code === item.code)) return;
    this.#set([item, ...this.items].slice(0, MOST));
  }

  forgetAll(): void {
    this.#set([]);
  }

  #set(items: readonly Followed[]): void {
    this.items = items;
    try {
      this.#storage.setItem(KEPT, JSON.stringify(items));
    } catch {
      // Without storage the receipt is still on screen.
    }
  }
}
