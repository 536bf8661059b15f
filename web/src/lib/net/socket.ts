/** The live line: keeps itself open, says in words' terms what it is doing, and never loops wildly. */
import { decode, encode, PROTOCOL } from "../wire/codec.ts";
import type { AnyCommand, AnyEvent } from "../wire/generated.ts";
import type { Line, Transport } from "./transport.ts";

export type EndReason = "entry" | "banned" | "replaced" | "protocol" | "stopped";

export type LineState =
  | { name: "idle" }
  | { name: "connecting"; first: boolean }
  | { name: "open" }
  | { name: "waiting"; until: number; offline: boolean }
  | { name: "ended"; reason: EndReason };

/** What each close code asks of us (4000 + HTTP status); all others reconnect. */
const ENDS: Record<number, EndReason> = {
  1002: "stopped",
  1009: "stopped",
  4400: "stopped",
  4401: "entry",
  4403: "banned",
  4409: "replaced",
  4426: "protocol",
  4451: "banned",
};
const AT_ONCE = new Set([4503]);
const SLOW_DOWN = new Set([1013, 4429]);

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** A line that stays open this long has proved itself: the next wait starts small again. */
const PROVEN = 10_000;
const CONNECT_LIMIT = 12_000;

export interface Surroundings {
  now(): number;
  random(): number;
  online(): boolean;
  after(milliseconds: number, act: () => void): () => void;
}

export const browserSurroundings: Surroundings = {
  now: () => Date.now(),
  random: () => Math.random(),
  online: () => navigator.onLine,
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Full jitter over 0.5 s × 2ⁿ, at most 30 s, never under a quarter of the first wait. */
export const waitFor = (attempt: number, random: number, slow: boolean): number => {
  const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempt + (slow ? 3 : 0), 10));
  return Math.round(Math.max(FIRST_WAIT / 4, random * ceiling));
};

export class LiveSocket {
  onEvent: (event: AnyEvent) => void = () => undefined;
  onState: (state: LineState) => void = () => undefined;

  readonly #transport: Transport;
  readonly #around: Surroundings;
  #line: Line | null = null;
  #state: LineState = { name: "idle" };
  #attempt = 0;
  #openedAt = 0;
  #cancel: () => void = () => undefined;

  constructor(transport: Transport, around: Surroundings = browserSurroundings) {
    this.#transport = transport;
    this.#around = around;
  }

  get state(): LineState {
    return this.#state;
  }

  open(): void {
    if (this.#state.name === "idle" || this.#state.name === "ended") {
      this.#attempt = 0;
      this.#connect(true);
    }
  }

  close(): void {
    this.#cancel();
    this.#drop();
    this.#become({ name: "idle" });
  }

  /** Try at once: the person asked, the network is back, or the page is seen again. */
  hurry(): void {
    if (this.#state.name === "waiting") this.#connect(false);
  }

  /** The house was asked by the other way, and named a time to come back: not before it, and not all at once. */
  later(seconds: number): void {
    if (this.#state.name !== "waiting") return;
    const now = this.#around.now();
    const wait = seconds * 1000 * (1 + this.#around.random() / 2);
    if (now + wait > this.#state.until) this.#wait(wait);
  }

  /** The network is gone, or the line is dead without saying so. */
  restart(): void {
    if (this.#state.name !== "open" && this.#state.name !== "connecting") return;
    this.#drop();
    this.#closed(1006);
  }

  /** False when nothing could leave; the caller keeps what matters and sends it again. */
  send(command: AnyCommand): boolean {
    if (this.#state.name !== "open" || this.#line === null) return false;
    this.#line.send(encode(command));
    return true;
  }

  #connect(first: boolean): void {
    this.#cancel();
    this.#become({ name: "connecting", first });
    let mine: Line | null = null;
    const current = (): boolean => this.#line === mine;
    mine = this.#transport.connect("/api/v1/live", PROTOCOL, {
      opened: () => {
        if (!current()) return;
        this.#cancel();
        this.#openedAt = this.#around.now();
        this.#become({ name: "open" });
      },
      received: (text) => {
        if (!current()) return;
        const event = decode(text);
        if (event !== null) this.onEvent(event);
      },
      closed: (code) => {
        if (!current()) return;
        this.#line = null;
        this.#closed(code);
      },
    });
    this.#line = mine;
    this.#cancel = this.#around.after(CONNECT_LIMIT, () => this.restart());
  }

  #drop(): void {
    const line = this.#line;
    this.#line = null;
    line?.close();
  }

  #closed(code: number): void {
    this.#cancel();
    const reason = ENDS[code];
    if (reason !== undefined) {
      this.#become({ name: "ended", reason });
      return;
    }
    if (this.#state.name === "open" && this.#around.now() - this.#openedAt >= PROVEN) this.#attempt = 0;
    const wait = AT_ONCE.has(code) ? 0 : waitFor(this.#attempt, this.#around.random(), SLOW_DOWN.has(code));
    this.#attempt += 1;
    this.#wait(wait);
  }

  #wait(milliseconds: number): void {
    this.#cancel();
    const until = this.#around.now() + milliseconds;
    this.#become({ name: "waiting", until, offline: !this.#around.online() });
    this.#cancel = this.#around.after(milliseconds, () => this.#connect(false));
  }

  #become(state: LineState): void {
    this.#state = state;
    this.onState(state);
  }
}
