/** Speaks new messages to screen readers: bursts are grouped, at most one announcement in two seconds. */
import type { Surroundings } from "../net/socket.ts";

export interface Heard {
  name: string;
  text: string;
}

export interface Sentences {
  one(name: string, text: string): string;
  some(n: number, name: string): string;
  many(n: number): string;
}

const PAUSE = 2_000;
const LONGEST = 300;

export const group = (heard: readonly Heard[], say: Sentences): string => {
  const first = heard[0];
  if (first === undefined) return "";
  if (heard.length === 1) {
    return say.one(first.name, first.text.length > LONGEST ? `${first.text.slice(0, LONGEST)}…` : first.text);
  }
  const names = new Set(heard.map((item) => item.name));
  return names.size === 1 ? say.some(heard.length, first.name) : say.many(heard.length);
};

export class Announcer {
  spoken = $state("");
  readonly #around: Pick<Surroundings, "now" | "after">;
  readonly #sentences: () => Sentences;
  #waiting: Heard[] = [];
  #words: string[] = [];
  #lastAt = -PAUSE;
  #timer = false;

  constructor(around: Pick<Surroundings, "now" | "after">, sentences: () => Sentences) {
    this.#around = around;
    this.#sentences = sentences;
  }

  /** A new message in the room on screen; never history. */
  heard(name: string, text: string): void {
    this.#waiting.push({ name, text });
    this.#schedule();
  }

  /** A short word about one's own doings: room change, sent, held. */
  say(words: string): void {
    this.#words.push(words);
    this.#schedule();
  }

  hush(): void {
    this.#waiting = [];
  }

  #schedule(): void {
    if (this.#timer) return;
    this.#timer = true;
    const wait = Math.max(100, this.#lastAt + PAUSE - this.#around.now());
    this.#around.after(wait, () => this.#speak());
  }

  #speak(): void {
    this.#timer = false;
    this.#lastAt = this.#around.now();
    const parts = [...this.#words, group(this.#waiting, this.#sentences())].filter((part) => part !== "");
    this.#words = [];
    this.#waiting = [];
    const next = parts.join(" ");
    // The same words twice would not be read again without a change.
    this.spoken = next === this.spoken ? `${next}\u200b` : next;
  }
}
