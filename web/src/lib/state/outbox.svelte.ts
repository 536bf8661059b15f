/** What this person said and the house has not settled yet; survives a reload of the page. */
import type { AnyCommand, SpanPair } from "../wire/generated.ts";

export interface Finding {
  rule: string;
  categories: readonly string[];
  spans: readonly SpanPair[];
}

/** What the house would do with a line: ask, let a person look first, or refuse. */
export type Question = "nudge" | "hold" | "refuse";

export type PendingState =
  | { name: "sending" }
  | { name: "waiting"; until: number; code: string }
  | ({ name: "held"; waitSeconds: number; help: readonly string[] } & Finding)
  /** Not sent: the house said what would become of it, and its author is asked. */
  | ({ name: "asked"; action: Question; help: readonly string[] } & Finding)
  | ({ name: "refused"; caseCode: string } & Finding)
  | { name: "failed"; code: string; caseCode: string | null };

export interface Pending {
  ref: string;
  room: string;
  kind: "send" | "edit" | "remove";
  text: string;
  replyTo: string | null;
  /** The message that an edit or removal is about. */
  id: string | null;
  confirmed: boolean;
  at: number;
  /** The last number of the room's lines when it was said: where it stands once it is answered. */
  after: number;
  state: PendingState;
}

const KEPT = "palabre.outbox";

/** The command for an item, always the same for the same `ref`. */
export const commandOf = (item: Pending): AnyCommand => {
  const { ref, room, text } = item;
  const confirmed = item.confirmed ? { confirmed: true } : {};
  if (item.kind === "remove") return { type: "message.remove", ref, room, id: item.id ?? "" };
  if (item.kind === "edit") return { type: "message.edit", ref, room, id: item.id ?? "", text, ...confirmed };
  const reply = item.replyTo === null ? {} : { reply_to: item.replyTo };
  return { type: "message.send", ref, room, text, ...reply, ...confirmed };
};

/** Whether the house still owes a word about it, so that it is asked again after a reconnection. */
export const unsettled = (item: Pending): boolean =>
  item.state.name === "sending" || item.state.name === "waiting" || item.state.name === "held";

export class Outbox {
  items = $state.raw<readonly Pending[]>([]);
  readonly #storage: Storage;
  #owner = "";

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Take back what this person left here; what another visit left is dropped. */
  belongTo(owner: string): void {
    if (this.#owner === owner) return;
    this.#owner = owner;
    this.items = [];
    try {
      const kept = JSON.parse(this.#storage.getItem(KEPT) ?? "null") as {
        owner: string;
        items: Pending[];
      } | null;
      if (kept?.owner === owner) this.items = kept.items;
    } catch {
      this.#storage.removeItem(KEPT);
    }
  }

  find(ref: string): Pending | undefined {
    return this.items.find((item) => item.ref === ref);
  }

  /** The command under way for a message, if any. */
  about(id: string): Pending | undefined {
    return this.items.find((item) => item.id === id);
  }

  add(item: Pending): void {
    this.#set([...this.items, item]);
  }

  update(ref: string, to: Partial<Pending>): void {
    this.#set(this.items.map((item) => (item.ref === ref ? { ...item, ...to } : item)));
  }

  drop(ref: string): void {
    this.#set(this.items.filter((item) => item.ref !== ref));
  }

  clear(): void {
    this.items = [];
    this.#owner = "";
    this.#storage.removeItem(KEPT);
  }

  #set(items: readonly Pending[]): void {
    this.items = items;
    try {
      this.#storage.setItem(KEPT, JSON.stringify({ owner: this.#owner, items }));
    } catch {
      // A full or forbidden storage costs the survival over a reload, not the conversation.
    }
  }
}
