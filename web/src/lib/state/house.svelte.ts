/** The live house: one line, the rooms listened to, what this person says in them. */
import { SvelteMap } from "svelte/reactivity";
import type { Api } from "../net/api.ts";
import type { LineState, LiveSocket, Surroundings } from "../net/socket.ts";
import { asProblem } from "../net/problem.ts";
import type { AnyEvent, MessageAccepted, RoomView } from "../wire/generated.ts";
import type { Announcer } from "./announcer.svelte.ts";
import type { FollowUp } from "./follow.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import type { Outbox } from "./outbox.svelte.ts";
import { RoomState, type Self } from "./room.svelte.ts";
import type { Session } from "./session.svelte.ts";
import type { Settings } from "./settings.svelte.ts";
import { Speaker } from "./speaker.ts";
import { every } from "./timers.ts";

const GAP_PATIENCE = 300;
/** Without an answer for this long the line is dead, whatever the browser believes. */
const ANSWER_LIMIT = 10_000;
const WATCHDOG = 2_000;
const ROOMS_EVERY = 30_000;

export interface HouseParts {
  api: Api;
  socket: LiveSocket;
  session: Session;
  outbox: Outbox;
  notices: Notices;
  follow: FollowUp;
  announcer: Announcer;
  settings: Pick<Settings, "spoken">;
  around: Surroundings;
  newRef: () => string;
  words: () => { accepted: string; held: string; asked: string; refused: string };
}

export class House {
  line = $state.raw<LineState>({ name: "idle" });
  rooms = $state.raw<readonly RoomView[] | null>(null);
  /** People in the house, each once, in however many rooms. */
  present = $state(0);
  readonly states = new SvelteMap<string, RoomState>();
  /** Slug of the room on screen. */
  current = $state<string | null>(null);
  readonly #parts: HouseParts;
  readonly #speaker: Speaker;
  /** Joins under way: `ref` → room and when it was asked. */
  readonly #joins = new Map<string, { room: string; at: number }>();
  readonly #gapTimers = new Set<string>();
  #stopTimers: (() => void)[] = [];

  constructor(parts: HouseParts) {
    this.#parts = parts;
    this.#speaker = new Speaker({
      ...parts,
      joined: (room) => this.states.get(room)?.joined === true,
      join: (room) => this.#join(room),
      hold: (room, hold) => {
        const state = this.states.get(room);
        if (state !== undefined) state.hold = hold;
      },
    });
    parts.socket.onEvent = (event) => this.#heard(event);
    parts.socket.onState = (state) => this.#lineChanged(state);
  }

  get #me(): Self {
    const person = this.#parts.session.person;
    return { id: person?.id ?? "", pseudonym: person?.pseudonym ?? "" };
  }

  start(): void {
    const person = this.#parts.session.person;
    if (person === null) return;
    this.#parts.outbox.belongTo(person.id);
    this.#parts.socket.open();
    if (this.#stopTimers.length > 0) return;
    this.#stopTimers.push(every(this.#parts.around, WATCHDOG, () => this.#watchdog()));
    this.#stopTimers.push(every(this.#parts.around, ROOMS_EVERY, () => void this.loadRooms()));
  }

  stop(): void {
    for (const stop of this.#stopTimers) stop();
    this.#stopTimers = [];
    this.#parts.socket.close();
    this.#joins.clear();
    this.#speaker.silence();
    this.states.clear();
    this.current = null;
    this.#parts.outbox.clear();
    this.#parts.announcer.hush();
  }

  async loadRooms(): Promise<void> {
    try {
      const { items, present } = await this.#parts.api.rooms();
      this.rooms = items;
      this.present = present;
    } catch {
      // The list shown stays; the line above says what is wrong.
    }
  }

  roomNamed(slug: string): RoomView | undefined {
    return this.rooms?.find((room) => room.slug === slug);
  }

  /** Put a room on screen, joining it if needed. */
  show(slug: string | null): void {
    this.current = slug;
    this.#parts.announcer.hush();
    for (const [other, state] of this.states) state.watched = other === slug;
    if (slug === null) return;
    const state = this.states.get(slug) ?? new RoomState(slug);
    state.watched = true;
    this.states.set(slug, state);
    if (!state.joined) this.#join(slug);
  }

  leaveRoom(slug: string): void {
    this.states.delete(slug);
    this.#parts.socket.send({ type: "room.leave", ref: this.#parts.newRef(), room: slug });
  }

  async loadOlder(slug: string): Promise<void> {
    const state = this.states.get(slug);
    if (state === undefined || state.older === null || state.loadingOlder) return;
    state.loadingOlder = true;
    try {
      state.addOlder(await this.#parts.api.history(slug, state.older), this.#me);
    } finally {
      state.loadingOlder = false;
    }
  }

  /** Letters are being typed: let the room know, now and then. */
  typing(room: string): void {
    const state = this.states.get(room);
    if (state?.joined === true && state.writers.due(this.#parts.around.now()))
      this.#parts.socket.send({ type: "typing", room });
  }

  say(room: string, text: string, replyTo: string | null): void {
    this.states.get(room)?.said(this.#parts.around.now());
    this.#speaker.put({ room, kind: "send", text, replyTo, id: null, after: this.#lastOf(room) });
  }

  edit(room: string, id: string, text: string): void {
    this.#speaker.put({ room, kind: "edit", text, replyTo: null, id, after: this.#lastOf(room) });
  }

  remove(room: string, id: string): void {
    this.#speaker.put({ room, kind: "remove", text: "", replyTo: null, id, after: this.#lastOf(room) });
  }

  /** Send a text after all about which its author was asked. */
  confirm(ref: string): void {
    this.#speaker.confirm(ref);
  }

  again(ref: string): void {
    this.#speaker.dispatch(ref);
  }

  withdraw(ref: string): void {
    this.#speaker.withdraw(ref);
  }

  dismiss(ref: string): void {
    this.#parts.outbox.drop(ref);
  }

  hurry(): void {
    this.#parts.socket.hurry();
  }

  reopen(): void {
    this.#parts.socket.open();
  }

  /** The page is seen again or the network is back: check that nothing was missed. */
  wake(): void {
    this.hurry();
    if (this.line.name === "open" && this.current !== null) this.#join(this.current);
  }

  networkLost(): void {
    this.#parts.socket.restart();
  }

  #lastOf(room: string): number {
    return this.states.get(room)?.lines.at(-1)?.seq ?? 0;
  }

  #join(room: string): void {
    const { socket, newRef, around } = this.#parts;
    const ref = newRef();
    const since = this.states.get(room)?.since ?? null;
    const sent = socket.send({ type: "room.join", ref, room, ...(since === null ? {} : { since }) });
    if (sent) this.#joins.set(ref, { room, at: around.now() });
  }

  #lineChanged(state: LineState): void {
    const before = this.line;
    this.line = state;
    if (state.name === "open") {
      for (const slug of this.states.keys()) this.#join(slug);
    } else {
      this.#joins.clear();
      this.#speaker.silence();
      for (const room of this.states.values()) room.joined = false;
    }
    // A browser does not say why a line was refused at the door: ask by the other way.
    const refused = state.name === "waiting" && before.name === "connecting";
    const ended = state.name === "ended" && (state.reason === "entry" || state.reason === "banned");
    if (refused || ended) void this.#askWhoIAm();
  }

  async #askWhoIAm(): Promise<void> {
    const { session, socket } = this.#parts;
    try {
      await session.refresh();
    } catch (error) {
      const { retryAfter } = asProblem(error);
      if (retryAfter !== null) socket.later(retryAfter);
      return;
    }
    if (session.status !== "in" && this.line.name === "waiting") {
      socket.close();
      this.line = { name: "ended", reason: session.status === "banned" ? "banned" : "entry" };
    }
  }

  #heard(event: AnyEvent): void {
    const { session, notices, follow, around } = this.#parts;
    switch (event.type) {
      case "room.joined": {
        this.#joins.delete(event.ref);
        const state = this.states.get(event.room);
        if (state === undefined) return;
        const first = !state.joined;
        this.#speaker.settleKnown(event.messages.flatMap((view) => (view.ref ? [view.ref] : [])));
        state.took(event, this.#me, around.now());
        if (first) this.#speaker.resend(event.room);
        return;
      }
      case "message.created": {
        const state = this.states.get(event.room);
        if (state?.created(event, this.#me) === true) this.#announce(event.room, event.author, event.text);
        this.#checkGap(event.room);
        return;
      }
      case "message.edited":
        this.states.get(event.room)?.edited(event);
        return this.#checkGap(event.room);
      case "message.removed":
        this.states.get(event.room)?.removed(event);
        return this.#checkGap(event.room);
      case "message.accepted":
        return this.#accepted(event);
      case "message.held":
        this.#speaker.settle(event.ref, {
          name: "held",
          waitSeconds: event.usual_wait_seconds,
          help: event.help,
          rule: event.rule,
          categories: event.categories,
          spans: event.spans,
        });
        return this.#parts.announcer.say(this.#parts.words().held);
      case "message.checked":
        if (this.#speaker.checked(event)) this.#parts.announcer.say(this.#parts.words().asked);
        return;
      case "message.nudged":
        this.#speaker.settle(event.ref, {
          name: "asked",
          action: "nudge",
          help: [],
          ...this.#finding(event),
        });
        return this.#parts.announcer.say(this.#parts.words().asked);
      case "message.refused":
        this.#speaker.settle(event.ref, {
          name: "refused",
          caseCode: event.case_code,
          ...this.#finding(event),
        });
        follow.keep({ kind: "case", code: event.case_code, about: "refuse", at: around.now() });
        return this.#parts.announcer.say(this.#parts.words().refused);
      case "message.withdrawn":
        return this.#parts.outbox.drop(event.ref);
      case "presence.changed":
      case "room.changed":
      case "typing.changed":
        return this.states.get(event.room)?.told(event, around.now());
      case "watch.changed":
        for (const [slug, state] of this.states) if (state.freed(event)) this.#speaker.resend(slug);
        return;
      case "sanction.applied":
        follow.keep({ kind: "case", code: event.case_code, about: event.kind, at: around.now() });
        if (event.kind === "mute") session.muted = { caseCode: event.case_code, until: event.until ?? null };
        if (event.kind === "ban") {
          session.ban = { caseCode: event.case_code, until: event.until ?? null };
          session.status = "banned";
        }
        if (event.kind === "room_ban" && event.room)
          this.#bar(event.room, "banned", event.case_code, event.until);
        return notices.tell(event);
      case "appeal.decided":
        notices.tell(event);
        if (event.outcome === "reversed") this.#giveBack();
        return;
      case "report.decided":
        return notices.tell(event);
      case "error":
        return this.#failed(event.ref ?? null, event.code, event.retry_after ?? null, {
          caseCode: event.case_code ?? null,
          until: event.until ?? null,
        });
      case "room.left":
        return;
    }
  }

  /** A decision was reversed: ask anew what one may do. */
  #giveBack(): void {
    void this.#parts.session.refresh().catch(() => undefined);
    for (const [slug, state] of this.states) if (state.barred !== null) this.#join(slug);
  }

  #finding(event: { rule: string; categories: string[]; spans: [number, number][] }): {
    rule: string;
    categories: string[];
    spans: [number, number][];
  } {
    return { rule: event.rule, categories: event.categories, spans: event.spans };
  }

  #accepted(event: MessageAccepted): void {
    const { around, announcer, words } = this.#parts;
    const item = this.#speaker.done(event.ref);
    if (item === undefined) return;
    this.states.get(event.room)?.accepted(event, item, this.#me, around.now());
    if (item.state.name === "held") announcer.say(words().accepted);
    this.#checkGap(event.room);
  }

  #failed(
    ref: string | null,
    code: string,
    retryAfter: number | null,
    standing: { caseCode: string | null; until: string | null },
  ): void {
    const { around, session } = this.#parts;
    const join = ref === null ? undefined : this.#joins.get(ref);
    if (ref !== null && join !== undefined) {
      this.#joins.delete(ref);
      if (retryAfter !== null) around.after(retryAfter * 1000, () => this.#join(join.room));
      else this.#bar(join.room, code, standing.caseCode, standing.until);
      return;
    }
    if (code === "muted") session.muted = standing;
    if (ref !== null) this.#speaker.failed(ref, code, retryAfter, standing.caseCode);
  }

  #bar(room: string, code: string, caseCode: string | null, until: string | null | undefined): void {
    const state = this.states.get(room);
    if (state === undefined) return;
    state.joined = false;
    state.barred = { code, caseCode, until: until ?? null };
  }

  #announce(room: string, author: { id: string; pseudonym: string }, text: string): void {
    const { settings, announcer } = this.#parts;
    const me = this.#me;
    if (room !== this.current || author.id === me.id || settings.spoken === "none") return;
    const named = text.toLocaleLowerCase().includes(me.pseudonym.toLocaleLowerCase());
    if (settings.spoken === "mentions" && !named) return;
    announcer.heard(author.pseudonym, text);
  }

  #checkGap(room: string): void {
    if (this.states.get(room)?.gap !== true || this.#gapTimers.has(room)) return;
    this.#gapTimers.add(room);
    this.#parts.around.after(GAP_PATIENCE, () => {
      this.#gapTimers.delete(room);
      const state = this.states.get(room);
      if (state?.gap === true && state.joined) this.#join(room);
    });
  }

  #watchdog(): void {
    const since = this.#parts.around.now() - ANSWER_LIMIT;
    const lateJoin = [...this.#joins.values()].some((join) => join.at < since);
    if (lateJoin || this.#speaker.overdue(since)) this.#parts.socket.restart();
  }
}
