/** Who is writing in a room, and how often one tells the house that one is writing oneself. */
import type { TypingChanged } from "../wire/generated.ts";

/** The house repeats itself every four seconds: what is older than this was lost on the way. */
export const FORGOTTEN = 8_000;
export const TELL_EVERY = 3_000;

interface Telling {
  count: number;
  people: readonly { id: string; pseudonym: string }[];
  at: number;
}

const NOBODY: Telling = { count: 0, people: [], at: 0 };

export class Writers {
  #told = $state.raw<Telling>(NOBODY);
  #mineToldAt = -TELL_EVERY;

  changed(event: TypingChanged, now: number): void {
    this.#told = { count: event.count, people: event.people, at: now };
  }

  /** Whose line has come is not writing it any more. */
  spoke(id: string): void {
    const people = this.#told.people.filter((one) => one.id !== id);
    if (people.length < this.#told.people.length)
      this.#told = { count: this.#told.count - 1, people, at: this.#told.at };
  }

  /** The others, by name as far as known; only what is fresh counts. */
  others(me: string, now: number): { count: number; names: readonly string[] } {
    if (now - this.#told.at >= FORGOTTEN) return { count: 0, names: [] };
    const people = this.#told.people.filter((one) => one.id !== me);
    // Beyond three the house does not say whether one is among them oneself.
    const count = this.#told.count - (this.#told.people.length - people.length);
    return { count, names: people.map((one) => one.pseudonym) };
  }

  /** Whether it is time to say (again) that one is writing. */
  due(now: number): boolean {
    if (now - this.#mineToldAt < TELL_EVERY) return false;
    this.#mineToldAt = now;
    return true;
  }

  /** One's own line left: the next letter is news at once. */
  said(): void {
    this.#mineToldAt = -TELL_EVERY;
  }
}
