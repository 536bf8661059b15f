/** For tests: a house whose clock and line one holds. */
import { Api } from "../net/api.ts";
import { LiveSocket } from "../net/socket.ts";
import { Announcer } from "../state/announcer.svelte.ts";
import { FollowUp } from "../state/follow.svelte.ts";
import { House } from "../state/house.svelte.ts";
import { Notices } from "../state/notices.svelte.ts";
import { Outbox } from "../state/outbox.svelte.ts";
import { Session } from "../state/session.svelte.ts";
import type { MessageChecked, MessageView } from "../wire/generated.ts";
import { HandClock, HeldTransport, MemoryStorage } from "./stage.ts";

export const ROOM = "comptoir";
export const ME = { id: "me", pseudonym: "Mésange" };
const LEA = { id: "lea", pseudonym: "Léa" };
export const AT = "2026-03-03T12:00:00Z";

export const message = (seq: number, more: Partial<MessageView> = {}): MessageView => ({
  seq,
  id: `m${seq}`,
  author: LEA,
  at: AT,
  text: `ligne ${seq}`,
  ...more,
});

export const build = async (storage = new MemoryStorage()) => {
  const clock = new HandClock();
  const wire = new HeldTransport();
  wire.answers["GET /api/v1/entries/current"] = {
    status: 200,
    body: { person: { ...ME, rung: "newcomer" }, expires_at: AT },
    retryAfter: null,
  };
  const api = new Api(wire);
  const visits = new MemoryStorage();
  visits.setItem("palabre.visit", "1");
  const session = new Session(api, visits);
  await session.refresh();
  const outbox = new Outbox(storage);
  const notices = new Notices();
  const follow = new FollowUp(new MemoryStorage());
  const announcer = new Announcer(clock, () => ({
    one: (name, text) => `${name}: ${text}`,
    some: (n, name) => `${n} ${name}`,
    many: (n) => `${n}`,
  }));
  let refs = 0;
  const house = new House({
    api,
    socket: new LiveSocket(wire, clock),
    session,
    outbox,
    notices,
    follow,
    announcer,
    settings: { spoken: "all" },
    around: clock,
    newRef: () => `ref-${++refs}-${wire.lines}`,
    words: () => ({ accepted: "sent", held: "held", asked: "asked", refused: "refused" }),
  });
  house.start();
  const room = () => {
    const state = house.states.get(ROOM);
    if (state === undefined) throw new Error("the room was not shown");
    return state;
  };
  const joined = (seq: number, messages: MessageView[], more: object = {}): void => {
    const ref = wire.of("room.join").at(-1)?.ref ?? "";
    wire.tells({ type: "room.joined", ref, room: ROOM, seq, messages, changes: [], present: 2, ...more });
  };
  /** The house answers the last question. */
  const checked = (action: MessageChecked["action"]): void => {
    const ref = wire.of("message.check").at(-1)?.ref ?? "";
    const stopped = action !== "allow";
    wire.tells({
      type: "message.checked",
      ref,
      action,
      rule: stopped ? "self_harm.signal" : null,
      explanation: stopped ? "" : null,
      spans: stopped ? [[0, 2]] : [],
      categories: stopped ? ["self_harm"] : [],
      help: stopped ? ["3114"] : [],
    });
  };
  /** On a line, in the room, with two lines said. */
  const settle = (): void => {
    house.show(ROOM);
    wire.opens();
    joined(2, [message(1), message(2)]);
  };
  return {
    clock,
    wire,
    session,
    outbox,
    notices,
    follow,
    announcer,
    house,
    room,
    joined,
    checked,
    settle,
    storage,
  };
};
