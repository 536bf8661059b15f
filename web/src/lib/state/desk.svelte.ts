/** The moderators' desk: the queue, the case on the table, the decision being made. */
import type { Api } from "../net/api.ts";
import { asProblem, type Problem } from "../net/problem.ts";
import type { AppealRow, CaseRow, CaseView, DecisionRequest, StaffView } from "../wire/generated.ts";

export type Kind = DecisionRequest["kind"];
export type Ground = DecisionRequest["ground"];

export const KINDS: readonly Kind[] = ["no_action", "remove", "warn", "mute", "room_ban", "ban"];
const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes to choose from; a machine-checked limit of the house stands behind them. */
export const DURATIONS: Partial<Record<Kind, readonly number[]>> = {
  mute: [5, 15, HOUR, DAY, 7 * DAY],
  room_ban: [HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY],
  ban: [HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY],
};
const USUAL: Partial<Record<Kind, number>> = { mute: HOUR, room_ban: DAY, ban: 7 * DAY };
const POLL = 3_000;
/** A lease lasts five minutes; it is renewed while somebody is writing a decision. */
const RENEW = 120_000;

export interface Draft {
  kind: Kind;
  ground: Ground;
  reason: string;
  minutes: number | null;
  alsoRemove: boolean;
}

export interface DeskWords {
  ready(ground: string): readonly string[];
  claimed: string;
  released: string;
  decided(kind: Kind): string;
  lostClosed: string;
  lostClaimed(name: string): string;
  refusal(problem: Problem): string;
}

export class Desk {
  /** `undefined` until the house answered; null when this browser is not staff. */
  me = $state.raw<StaffView | null | undefined>(undefined);
  shown = $state<"open" | "closed">("open");
  cases = $state.raw<readonly CaseRow[] | null>(null);
  appeals = $state.raw<readonly AppealRow[]>([]);
  selected = $state<string | null>(null);
  view = $state.raw<CaseView | null>(null);
  draft = $state<Draft | null>(null);
  busy = $state(false);
  stale = $state(false);
  /** The last thing that happened, in words. */
  word = $state("");
  readonly #api: Api;
  readonly #words: () => DeskWords;
  #renewedAt = 0;

  constructor(api: Api, words: () => DeskWords) {
    this.#api = api;
    this.#words = words;
  }

  get mine(): boolean {
    return this.view?.case.claim?.mine === true;
  }

  async enter(): Promise<void> {
    try {
      this.me = await this.#api.staffMe();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 0 || problem.status >= 500) this.stale = true;
      else this.me = null;
    }
  }

  async leave(): Promise<void> {
    await this.#api.staffLeave().catch(() => undefined);
    this.me = null;
  }

  /** Look at the queue now and every three seconds; the function returned ends it. */
  watch(): () => void {
    void this.refresh();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void this.refresh();
    }, POLL);
    return () => clearInterval(timer);
  }

  async refresh(): Promise<void> {
    const shown = this.shown;
    try {
      const queue = await this.#api.cases(shown);
      if (shown !== this.shown) return;
      const before = this.#row(this.selected);
      this.cases = queue.items;
      if (shown === "open") this.appeals = queue.appeals;
      this.stale = false;
      if (JSON.stringify(before) !== JSON.stringify(this.#row(this.selected))) await this.#look();
      if (this.draft !== null && this.mine && Date.now() - this.#renewedAt > RENEW) await this.claim(true);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 401 || problem.status === 403) this.me = null;
      else this.stale = true;
    }
  }

  async show(which: "open" | "closed"): Promise<void> {
    if (this.shown === which) return;
    this.shown = which;
    this.cases = null;
    this.selected = null;
    this.view = null;
    this.draft = null;
    await this.refresh();
  }

  async select(id: string): Promise<void> {
    if (this.selected === id && this.view !== null) return;
    this.selected = id;
    this.draft = null;
    this.view = null;
    await this.#look();
  }

  async step(by: 1 | -1): Promise<void> {
    const rows = this.cases ?? [];
    const at = rows.findIndex((row) => row.id === this.selected);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next !== undefined) await this.select(next.id);
  }

  async claim(quiet = false): Promise<boolean> {
    const id = this.selected;
    if (id === null) return false;
    try {
      const view = await this.#api.claim(id);
      if (this.selected === id) this.view = view;
      this.#renewedAt = Date.now();
      if (!quiet) this.word = this.#words().claimed;
      return true;
    } catch (error) {
      await this.#lost(asProblem(error));
      return false;
    }
  }

  async release(): Promise<void> {
    const id = this.selected;
    this.draft = null;
    if (id === null || !this.mine) return;
    try {
      await this.#api.release(id);
      this.word = this.#words().released;
    } catch (error) {
      this.word = this.#words().refusal(asProblem(error));
    }
    await this.#look();
  }

  /** Begin a decision: claims the case if needed and puts a ready-made reason in place. */
  async begin(kind: Kind): Promise<void> {
    const view = this.view;
    if (view === null || !view.allowed.includes(kind) || view.case.status === "closed") return;
    if (!this.mine && !(await this.claim(true))) return;
    const ground = this.draft?.ground ?? (view.case.reason as Ground);
    this.draft = {
      kind,
      ground,
      reason: this.#words().ready(kind === "no_action" ? kind : ground)[0] ?? "",
      minutes: USUAL[kind] ?? null,
      alsoRemove: kind !== "no_action" && kind !== "remove" && view.allowed.includes("remove"),
    };
  }

  nextDuration(): void {
    const draft = this.draft;
    const durations = draft === null ? undefined : DURATIONS[draft.kind];
    if (draft === null || durations === undefined) return;
    draft.minutes = durations[(durations.indexOf(draft.minutes ?? 0) + 1) % durations.length] ?? null;
  }

  pickReason(index: number): void {
    const draft = this.draft;
    if (draft === null) return;
    const reason = this.#words().ready(draft.kind === "no_action" ? "no_action" : draft.ground)[index];
    if (reason !== undefined) draft.reason = reason;
  }

  async confirm(): Promise<void> {
    const { draft, selected } = this;
    if (draft === null || selected === null || this.busy || draft.reason.trim() === "") return;
    this.busy = true;
    try {
      await this.#api.decide(selected, {
        kind: draft.kind,
        ground: draft.ground,
        reason: draft.reason.trim(),
        ...(draft.minutes === null ? {} : { minutes: draft.minutes }),
        ...(draft.alsoRemove ? { also_remove: true } : {}),
      });
      this.word = this.#words().decided(draft.kind);
      this.#nextAfter(selected);
      await this.refresh();
    } catch (error) {
      await this.#lost(asProblem(error));
    } finally {
      this.busy = false;
    }
  }

  #row(id: string | null): CaseRow | undefined {
    return this.cases?.find((row) => row.id === id);
  }

  /** Take a decided case off the table and put the next one there. */
  #nextAfter(id: string): void {
    const rows = this.cases ?? [];
    const at = rows.findIndex((row) => row.id === id);
    const next = rows[at + 1] ?? rows[at - 1];
    this.cases = rows.filter((row) => row.id !== id);
    this.draft = null;
    this.view = null;
    this.selected = next?.id ?? null;
    if (next !== undefined) void this.#look();
  }

  async #look(): Promise<void> {
    const id = this.selected;
    if (id === null) return;
    try {
      const view = await this.#api.case(id);
      if (this.selected === id) this.view = view;
    } catch (error) {
      if (this.selected === id) this.word = this.#words().refusal(asProblem(error));
    }
  }

  /** Somebody else was first, or the lease ran out: say so and show what stands. */
  async #lost(problem: Problem): Promise<void> {
    const words = this.#words();
    if (problem.code === "case_closed") this.word = words.lostClosed;
    else if (problem.code === "case_claimed")
      this.word = words.lostClaimed(problem.text("claimed_by") ?? "…");
    else this.word = words.refusal(problem);
    if (problem.code === "case_closed" || problem.code === "case_claimed") this.draft = null;
    await this.#look();
  }
}
