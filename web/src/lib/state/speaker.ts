/** Sends what this person says, again if need be, always under the same `ref`. */
import type { LiveSocket, Surroundings } from "../net/socket.ts";
import type { MessageChecked } from "../wire/generated.ts";
import type { Hold } from "./room.svelte.ts";
import { commandOf, unsettled, type Outbox, type Pending } from "./outbox.svelte.ts";

export interface SpeakerParts {
  socket: LiveSocket;
  outbox: Outbox;
  around: Surroundings;
  newRef: () => string;
  joined: (room: string) => boolean;
  join: (room: string) => void;
  /** One may not send in a room for a while, or may again. */
  hold: (room: string, hold: Hold | null) => void;
}

/** Refusals that hold for whatever one says next in the room, not for this line alone. */
const HOLDING = new Set(["slow_mode", "newcomers_wait"]);
/** Of those told to come back together, not all should do it at the same moment. */
const SPREAD = 500;
/** A line waits this long to learn what would become of it; then it is sent, and the house decides. */
export const QUESTION_LIMIT = 400;

export class Speaker {
  readonly #parts: SpeakerParts;
  /** Commands on the line without an answer yet, and since when. */
  readonly #askedAt = new Map<string, number>();
  /** Questions under way: their own `ref` → the line that they are about. */
  readonly #questions = new Map<string, string>();
  /** Lines that were never on the line: said before the room was joined. */
  readonly #unsaid = new Set<string>();

  constructor(parts: SpeakerParts) {
    this.#parts = parts;
  }

  put(what: Pick<Pending, "room" | "kind" | "text" | "replyTo" | "id" | "after">): void {
    const { outbox, newRef, around } = this.#parts;
    const ref = newRef();
    const item: Pending = { ...what, ref, confirmed: false, at: around.now(), state: { name: "sending" } };
    outbox.add(item);
    if (this.#ask(item)) return;
    this.dispatch(ref);
    if (!this.#askedAt.has(ref)) this.#unsaid.add(ref);
  }

  /** The answer to a question; true when the author must be asked. */
  checked(event: MessageChecked): boolean {
    const ref = this.#questions.get(event.ref);
    // Too late: the line left without an answer.
    if (ref === undefined) return false;
    this.#questions.delete(event.ref);
    if (event.action === "allow") {
      this.dispatch(ref);
      return false;
    }
    if (this.#parts.outbox.find(ref) === undefined) return false;
    const { action, categories, spans, help } = event;
    this.settle(ref, { name: "asked", action, help, rule: event.rule ?? "", categories, spans });
    return true;
  }

  /** Ask what would become of a line before it leaves; false when nobody can be asked. */
  #ask(item: Pending): boolean {
    const { socket, joined, newRef, around } = this.#parts;
    if (item.kind === "remove" || !joined(item.room)) return false;
    const question = newRef();
    const about = item.id === null ? {} : { edit_of: item.id };
    const { room, text } = item;
    if (!socket.send({ type: "message.check", ref: question, room, text, ...about })) return false;
    this.#questions.set(question, item.ref);
    around.after(QUESTION_LIMIT, () => this.#unanswered(question));
    return true;
  }

  #unanswered(question: string): boolean {
    const ref = this.#questions.get(question);
    if (ref === undefined) return false;
    this.#questions.delete(question);
    this.dispatch(ref);
    return true;
  }

  dispatch(ref: string): void {
    const { outbox, socket, around, joined } = this.#parts;
    const item = outbox.find(ref);
    if (item === undefined) return;
    // A held text keeps its words on screen while the house is asked about it again.
    if (item.state.name !== "held") outbox.update(ref, { state: { name: "sending" } });
    this.#askedAt.delete(ref);
    if (joined(item.room) && socket.send(commandOf(item))) this.#askedAt.set(ref, around.now());
  }

  confirm(ref: string): void {
    this.#parts.outbox.update(ref, { confirmed: true });
    this.dispatch(ref);
  }

  withdraw(ref: string): void {
    this.#parts.socket.send({ type: "message.withdraw", ref });
  }

  /** After a join: whatever the house still owes a word about is asked again. */
  resend(room: string): void {
    for (const item of this.#parts.outbox.items)
      if (item.room === room && unsettled(item) && !(this.#unsaid.delete(item.ref) && this.#ask(item)))
        this.dispatch(item.ref);
  }

  settle(ref: string, state: Pending["state"]): void {
    this.#askedAt.delete(ref);
    this.#parts.outbox.update(ref, { state });
    if (state.name === "asked") this.#letGo(ref);
  }

  /** It went through: the item that it was about, now out of the outbox. */
  done(ref: string): Pending | undefined {
    const item = this.#parts.outbox.find(ref);
    this.#askedAt.delete(ref);
    if (item !== undefined) this.#parts.outbox.drop(ref);
    return item;
  }

  /** A replay shows our own lines with their `ref`: those went through before the line was lost. */
  settleKnown(refs: readonly string[]): void {
    for (const ref of refs) if (this.#parts.outbox.find(ref)?.kind === "send") this.done(ref);
  }

  failed(ref: string, code: string, retryAfter: number | null, caseCode: string | null): void {
    // A question that is refused says nothing: the line itself will be told why.
    if (this.#unanswered(ref)) return;
    const { outbox, around, join } = this.#parts;
    const item = outbox.find(ref);
    if (item === undefined) return;
    this.#askedAt.delete(ref);
    if (code === "not_held") {
      // It was decided in between: asking again by the same ref gives the answer.
      this.dispatch(ref);
    } else if (code === "not_joined") {
      join(item.room);
    } else if (retryAfter !== null) {
      const wait = retryAfter * 1000 + around.random() * SPREAD;
      const until = around.now() + wait;
      outbox.update(ref, { state: { name: "waiting", until, code } });
      if (HOLDING.has(code)) this.#parts.hold(item.room, { until, code });
      around.after(wait, () => {
        if (outbox.find(ref)?.state.name === "waiting") this.dispatch(ref);
      });
    } else {
      outbox.update(ref, { state: { name: "failed", code, caseCode } });
      this.#letGo(ref);
    }
  }

  /** Nothing was said: the room's pause did not begin. */
  #letGo(ref: string): void {
    const item = this.#parts.outbox.find(ref);
    if (item?.kind === "send") this.#parts.hold(item.room, null);
  }

  /** Whether something on the line has waited longer than this for its answer. */
  overdue(since: number): boolean {
    return [...this.#askedAt.values()].some((at) => at < since);
  }

  silence(): void {
    this.#askedAt.clear();
    this.#questions.clear();
  }
}
