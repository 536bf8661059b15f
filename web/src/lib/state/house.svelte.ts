/** The live house: one line, the rooms listened to, what this person says in them. */
import { SvelteMap } from "svelte/reactivity";
import type { Api } from "../net/api.ts";
import type { LineState, LiveSocket, Surroundings } from "../net/socket.ts";
import type { AnyEvent, MessageAccepted, RoomView } from "../wire/generated.ts";
import type { Announcer } from "./announcer.svelte.ts";
import type { FollowUp } from "./follow.svelte.ts";
import type { Notices } from "./notices.svelte.ts";
import { commandOf, unsettled, type Outbox, type Pending } from "./outbox.svelte.ts";
import { RoomState, type Self } from "./room.svelte.ts";
import type { Session } from "./session.svelte.ts";
import type { Settings } from "./settings.svelte.ts";

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
  settings: Settings;
  around: Surroundings;
  newRef: () => string;
  words: () => { accepted: string; held: string; nudged: string; refused: string };
}

export class House {
  line = $state.raw<LineState>({ name: "idle" });
  rooms = $state.raw<readonly RoomView[] | null>(null);
  readonly states = new SvelteMap<string, RoomState>();
  /** Slug of the room on screen. */
  current = $state<string | null>(null);
  readonly #parts: HouseParts;
  /** Joins under way: `ref` → room and when it was asked. */
  readonly #joins = new Map<string, { room: string; at: number }>();
  readonly #askedAt = new Map<string, number>();
  readonly #gapTimers = new Set<string>();
  #stopTimers: (() => void)[] = [];

  constructor(parts: HouseParts) {
    this.#parts = parts;
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
    this.#every(WATCHDOG, () => this.#watchdog());
    this.#every(ROOMS_EVERY, () => void this.loadRooms());
  }

  stop(): void {
    for (const stop of this.#stopTimers) stop();
    this.#stopTimers = [];
    this.#parts.socket.close();
    this.#joins.clear();
    this.#askedAt.clear();
    this.states.clear();
    this.current = null;
    this.#parts.outbox.clear();
    this.#parts.announcer.hush();
  }

  async loadRooms(): Promise<void> {
    try {
      this.rooms = (await this.#parts.api.rooms()).items;
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
    let state = this.states.get(slug);
    if (state === undefined) {
      state = new RoomState(slug);
      state.watched = true;
      this.states.set(slug, state);
    }
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

  say(room: string, text: string, replyTo: string | null): void {
    this.#put({ room, kind: "send", text, replyTo, id: null });
  }

  edit(room: string, id: string, text: string): void {
    this.#put({ room, kind: "edit", text, replyTo: null, id });
  }

  remove(room: string, id: string): void {
    this.#put({ room, kind: "remove", text: "", replyTo: null, id });
  }

  /** Send a nudged text after all. */
  confirm(ref: string): void {
    this.#parts.outbox.update(ref, { confirmed: true });
    this.#dispatch(ref);
  }

  again(ref: string): void {
    this.#dispatch(ref);
  }

  withdraw(ref: string): void {
    this.#parts.socket.send({ type: "message.withdraw", ref });
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

  #put(what: Pick<Pending, "room" | "kind" | "text" | "replyTo" | "id">): void {
    const { outbox, newRef, around } = this.#parts;
    const ref = newRef();
    outbox.add({ ...what, ref, confirmed: false, at: around.now(), state: { name: "sending" } });
    this.#dispatch(ref);
  }

  #dispatch(ref: string): void {
    const { outbox, socket, around } = this.#parts;
    const item = outbox.find(ref);
    if (item === undefined) return;
    if (item.state.name !== "held") outbox.update(ref, { state: { name: "sending" } });
    this.#askedAt.delete(ref);
    const inRoom = this.states.get(item.room)?.joined === true;
    if (inRoom && socket.send(commandOf(item))) this.#askedAt.set(ref, around.now());
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
      this.#askedAt.clear();
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
    } catch {
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
        this.#settleKnown(event.messages.flatMap((view) => (view.ref ? [view.ref] : [])));
        state.took(event, this.#me);
        if (first) this.#resend(event.room);
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
        this.#settle(event.ref, {
          name: "held",
          waitSeconds: event.usual_wait_seconds,
          help: event.help,
          rule: event.rule,
          categories: event.categories,
          spans: event.spans,
        });
        return this.#parts.announcer.say(this.#parts.words().held);
      case "message.nudged":
        this.#settle(event.ref, { name: "nudged", ...this.#finding(event) });
        return this.#parts.announcer.say(this.#parts.words().nudged);
      case "message.refused":
        this.#settle(event.ref, { name: "refused", caseCode: event.case_code, ...this.#finding(event) });
        follow.keep({ kind: "case", code: event.case_code, about: "refuse", at: around.now() });
        return this.#parts.announcer.say(this.#parts.words().refused);
      case "message.withdrawn":
        return this.#parts.outbox.drop(event.ref);
      case "presence.changed": {
        const state = this.states.get(event.room);
        if (state !== undefined) state.present = event.present;
        return;
      }
      case "sanction.applied":
        follow.keep({ kind: "case", code: event.case_code, about: event.kind, at: around.now() });
        if (event.kind === "mute") session.muted = { caseCode: event.case_code, until: event.until ?? null };
        if (event.kind === "ban") {
          session.ban = { caseCode: event.case_code, until: event.until ?? null };
          session.status = "banned";
        }
        if (event.kind === "room_ban" && event.room) this.#bar(event.room, "banned", event.case_code, event.until);
        return notices.tell(event);
      case "sanction.lifted":
        notices.tell(event);
        void session.refresh().catch(() => undefined);
        for (const [slug, state] of this.states) if (state.barred !== null) this.#join(slug);
        return;
      case "appeal.decided":
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

  #finding(event: { rule: string; categories: string[]; spans: [number, number][] }): {
    rule: string;
    categories: string[];
    spans: [number, number][];
  } {
    return { rule: event.rule, categories: event.categories, spans: event.spans };
  }

  #accepted(event: MessageAccepted): void {
    const { outbox, around, announcer, words } = this.#parts;
    const item = outbox.find(event.ref);
    if (item === undefined) return;
    this.#askedAt.delete(event.ref);
    this.states.get(event.room)?.accepted(event, item, this.#me, around.now());
    outbox.drop(event.ref);
    if (item.state.name === "held") announcer.say(words().accepted);
    this.#checkGap(event.room);
  }

  #settle(ref: string, state: Pending["state"]): void {
    this.#askedAt.delete(ref);
    this.#parts.outbox.update(ref, { state });
  }

  /** A replay shows our own lines with their `ref`: those went through before the line was lost. */
  #settleKnown(refs: readonly string[]): void {
    for (const ref of refs) if (this.#parts.outbox.find(ref)?.kind === "send") this.#parts.outbox.drop(ref);
  }

  #resend(room: string): void {
    for (const item of this.#parts.outbox.items) if (item.room === room && unsettled(item)) this.#dispatch(item.ref);
  }

  #failed(
    ref: string | null,
    code: string,
    retryAfter: number | null,
    standing: { caseCode: string | null; until: string | null },
  ): void {
    const { outbox, around, session } = this.#parts;
    const join = ref === null ? undefined : this.#joins.get(ref);
    if (ref !== null && join !== undefined) {
      this.#joins.delete(ref);
      if (retryAfter !== null) around.after(retryAfter * 1000, () => this.#join(join.room));
      else this.#bar(join.room, code, standing.caseCode, standing.until);
      return;
    }
    if (code === "muted") session.muted = standing;
    const item = ref === null ? undefined : outbox.find(ref);
    if (ref === null || item === undefined) return;
    this.#askedAt.delete(ref);
    if (code === "not_held") {
      // It was decided in between: asking again by the same ref gives the answer.
      this.#dispatch(ref);
    } else if (code === "not_joined") {
      this.#join(item.room);
    } else if (retryAfter !== null) {
      const wait = retryAfter * 1000;
      outbox.update(ref, { state: { name: "waiting", until: around.now() + wait } });
      around.after(wait, () => {
        if (outbox.find(ref)?.state.name === "waiting") this.#dispatch(ref);
      });
    } else {
      outbox.update(ref, { state: { name: "failed", code, caseCode: standing.caseCode } });
    }
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
    const now = this.#parts.around.now();
    const asked = [...this.#askedAt.values(), ...[...this.#joins.values()].map((join) => join.at)];
    if (asked.some((at) => now - at > ANSWER_LIMIT)) this.#parts.socket.restart();
  }

  #every(milliseconds: number, act: () => void): void {
    let stopped = false;
    const step = (): void => {
      this.#parts.around.after(milliseconds, () => {
        if (stopped) return;
        act();
        step();
      });
    };
    step();
    this.#stopTimers.push(() => {
      stopped = true;
    });
  }
}
