/** One room as this person sees it: its lines, where its log stands, what is new. */
import type {
  History,
  MessageAccepted,
  MessageCreated,
  MessageEdited,
  MessageRemoved,
  PresenceChanged,
  RoomChanged,
  RoomJoined,
  TypingChanged,
  WatchChanged,
} from "../wire/generated.ts";
import { change, lineOf, merge, type Line } from "./lines.ts";
import { LogPosition } from "./log.ts";
import type { Pending } from "./outbox.svelte.ts";
import { Writers } from "./writers.svelte.ts";

const NEWCOMERS = "newcomers_wait";
const KEPT_LINES = 400;
const TRIMMED_TO = 300;

export interface Barred {
  code: string;
  caseCode: string | null;
  until: string | null;
}

export interface Hold {
  until: number;
  code: string;
}

export interface Self {
  id: string;
  pseudonym: string;
}

export class RoomState {
  readonly slug: string;
  lines = $state.raw<readonly Line[]>([]);
  present = $state<number | null>(null);
  joined = $state(false);
  unread = $state(0);
  /** `before` of the next older page; null when nothing older is kept. */
  older = $state<number | null>(null);
  loadingOlder = $state(false);
  barred = $state.raw<Barred | null>(null);
  readonly writers = new Writers();
  /** Slow mode: seconds between two lines; 0 is off. */
  slow = $state(0);
  /** Until when one may not send here, and the code of the reason. */
  hold = $state.raw<Hold | null>(null);
  /** True while the end of this room is on screen; then nothing counts as unread and old lines may go. */
  atEnd = true;
  watched = false;
  readonly #log = new LogPosition();
  #wasJoined = false;

  constructor(slug: string) {
    this.slug = slug;
  }

  /** `since` for the next join: nothing on the first one. */
  get since(): number | null {
    return this.#wasJoined ? this.#log.upTo : null;
  }

  get gap(): boolean {
    return this.#log.gap;
  }

  find(id: string): Line | undefined {
    return this.lines.find((line) => line.id === id);
  }

  took(event: RoomJoined, me: Self, now: number): void {
    const arrivals = event.messages.map((view) => lineOf(view, me.id));
    const fresh = !this.#wasJoined || event.resync === true;
    if (fresh) {
      this.lines = merge([], arrivals);
      this.older = this.#olderThan(this.lines);
      this.#log.restart(event.seq);
    } else {
      const missed = arrivals.filter((line) => !line.mine && this.find(line.id) === undefined).length;
      this.lines = merge(this.lines, arrivals);
      for (const entry of event.changes) this.#apply(entry);
      this.#log.catchUp(event.seq);
      this.#countUnread(missed);
    }
    this.present = event.present;
    this.slow = event.slow_seconds ?? 0;
    const wait = event.wait_seconds ?? 0;
    if (wait > 0) this.hold = { until: now + wait * 1000, code: NEWCOMERS };
    this.barred = null;
    this.joined = true;
    this.#wasJoined = true;
  }

  /** True when the line is new here. */
  created(event: MessageCreated, me: Self): boolean {
    this.#log.see(event.seq);
    this.writers.spoke(event.author.id);
    const known = this.find(event.id) !== undefined;
    const line = lineOf(event, me.id);
    this.lines = merge(this.lines, [line]);
    this.#trim();
    if (known) return false;
    if (!line.mine) this.#countUnread(1);
    return true;
  }

  edited(event: MessageEdited): void {
    this.#log.see(event.seq);
    this.#apply(event);
  }

  removed(event: MessageRemoved): void {
    this.#log.see(event.seq);
    this.#apply(event);
  }

  /** Our own command went through: show its effect without waiting for the room's own frame. */
  accepted(event: MessageAccepted, item: Pending, me: Self, now: number): void {
    this.#log.see(event.seq);
    const masked = typeof event.text === "string" && event.text !== item.text;
    const text = event.text ?? item.text;
    if (item.kind === "remove") {
      this.lines = change(this.lines, event.id, { text: null, removed: "author" });
    } else if (item.kind === "edit") {
      this.lines = change(this.lines, event.id, { text, edited: true, masked });
    } else {
      const known = this.find(event.id);
      this.lines = known
        ? change(this.lines, event.id, { mine: true, masked })
        : merge(this.lines, [this.#own(event, item, me, now, text, masked)]);
    }
  }

  addOlder(page: History, me: Self): void {
    this.lines = merge(
      page.items.map((view) => lineOf(view, me.id)),
      this.lines,
    );
    const next = Number(page.next);
    this.older = page.next && Number.isFinite(next) ? next : null;
  }

  /** News that have no number in the log. */
  told(event: PresenceChanged | RoomChanged | TypingChanged, now: number): void {
    if (event.type === "presence.changed") this.present = event.present;
    else if (event.type === "typing.changed") this.writers.changed(event, now);
    else {
      this.slow = event.slow_seconds;
      if (this.slow === 0) this.hold = null;
    }
  }

  /** True when one came with very many others and need not wait here any longer. */
  freed(event: WatchChanged): boolean {
    const waits = event.raids.some((raid) => raid.room === undefined || raid.room === this.slug);
    if (this.hold?.code !== NEWCOMERS || waits) return false;
    this.hold = null;
    return true;
  }

  /** A line of one's own leaves: in slow mode the next one waits. */
  said(now: number): void {
    this.writers.said();
    if (this.slow > 0) this.hold = { until: now + this.slow * 1000, code: "slow_mode" };
  }

  read(): void {
    this.unread = 0;
  }

  #own(event: MessageAccepted, item: Pending, me: Self, now: number, text: string, masked: boolean): Line {
    return {
      id: event.id,
      seq: event.seq,
      author: { id: me.id, pseudonym: me.pseudonym },
      at: now,
      text,
      replyTo: item.replyTo,
      edited: false,
      removed: null,
      mine: true,
      masked,
    };
  }

  #apply(event: MessageEdited | MessageRemoved): void {
    this.lines =
      event.type === "message.removed"
        ? change(this.lines, event.id, { text: null, removed: event.by })
        : change(this.lines, event.id, {
            text: event.text,
            removed: null,
            ...(event.restored ? {} : { edited: true }),
          });
  }

  #countUnread(count: number): void {
    if (!(this.watched && this.atEnd)) this.unread += count;
  }

  #olderThan(lines: readonly Line[]): number | null {
    const first = lines[0];
    return first === undefined || first.seq <= 1 ? null : first.seq;
  }

  #trim(): void {
    if (!this.atEnd || this.lines.length <= KEPT_LINES) return;
    this.lines = this.lines.slice(-TRIMMED_TO);
    this.older = this.#olderThan(this.lines);
  }
}
