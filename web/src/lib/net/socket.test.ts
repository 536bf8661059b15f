import { describe, expect, it } from "vitest";
import { HandClock, HeldTransport } from "../testing/stage.ts";
import type { AnyEvent } from "../wire/generated.ts";
import { LiveSocket, waitFor, type LineState } from "./socket.ts";

const stage = (): {
  clock: HandClock;
  wire: HeldTransport;
  socket: LiveSocket;
  states: LineState[];
  heard: AnyEvent[];
} => {
  const clock = new HandClock();
  const wire = new HeldTransport();
  const socket = new LiveSocket(wire, clock);
  const states: LineState[] = [];
  const heard: AnyEvent[] = [];
  socket.onState = (state) => states.push(state);
  socket.onEvent = (event) => heard.push(event);
  return { clock, wire, socket, states, heard };
};

describe("waiting before a new try", () => {
  it("doubles up to thirty seconds", () => {
    expect([0, 1, 2, 3, 6, 40].map((attempt) => waitFor(attempt, 1, false))).toEqual([
      500, 1000, 2000, 4000, 30_000, 30_000,
    ]);
  });

  it("is spread over the whole time, but never nothing", () => {
    expect([0, 0.5].map((random) => waitFor(3, random, false))).toEqual([125, 2000]);
  });

  it("is longer when the house asks to slow down", () => {
    expect(waitFor(0, 1, true)).toBe(4000);
  });
});

describe("LiveSocket", () => {
  it.each([1001, 1006, 1011, 1012, 1013, 4408, 4429])("comes back after %i", (code) => {
    const { clock, wire, socket, states } = stage();
    socket.open();
    wire.opens();
    wire.closes(code);
    const state = states.at(-1);
    expect(state?.name).toBe("waiting");
    if (state?.name === "waiting") clock.pass(state.until - clock.time);
    expect(wire.lines).toBe(2);
  });

  it.each([
    [4401, "entry"],
    [4403, "banned"],
    [4409, "replaced"],
    [4426, "protocol"],
    [4400, "stopped"],
  ])("does not come back after %i", (code, reason) => {
    const { clock, wire, socket, states } = stage();
    socket.open();
    wire.opens();
    wire.closes(code);
    clock.pass(120_000);
    expect(states.at(-1)).toEqual({ name: "ended", reason });
    expect(wire.lines).toBe(1);
  });

  it("tries at once when hurried", () => {
    const { wire, socket } = stage();
    socket.open();
    wire.opens();
    wire.closes(1006);
    socket.hurry();
    expect(wire.lines).toBe(2);
  });

  it("waits longer each time the door stays shut, and forgets that after a good line", () => {
    const { clock, wire, socket, states } = stage();
    const waits = (): number => {
      const state = states.at(-1);
      return state?.name === "waiting" ? state.until - clock.time : -1;
    };
    socket.open();
    wire.closes(1006);
    const first = waits();
    clock.pass(first);
    wire.closes(1006);
    expect([first, waits()]).toEqual([500, 1000]);
    clock.pass(1000);
    wire.opens();
    clock.pass(20_000);
    wire.closes(1006);
    expect(waits()).toBe(500);
  });

  it("comes back no sooner than it is told, and a little later than others", () => {
    const { clock, wire, socket } = stage();
    socket.open();
    wire.closes(1006);
    socket.later(10);
    clock.pass(10_000);
    expect(wire.lines).toBe(1);
    clock.pass(5_000);
    expect(wire.lines).toBe(2);
    // Once it tries, there is nothing left to put off.
    socket.later(60);
    wire.opens();
    expect(socket.state.name).toBe("open");
  });

  it("gives up a line that does not open", () => {
    const { clock, wire, socket } = stage();
    socket.open();
    clock.pass(13_000);
    expect(wire.lines).toBe(2);
  });

  it("says whether the network itself is gone", () => {
    const { clock, wire, socket, states } = stage();
    socket.open();
    wire.opens();
    clock.isOnline = false;
    socket.restart();
    expect(states.at(-1)).toMatchObject({ name: "waiting", offline: true });
  });

  it("sends nothing while there is no line, and says so", () => {
    const { wire, socket } = stage();
    expect(socket.send({ type: "room.join", ref: "r", room: "x" })).toBe(false);
    socket.open();
    expect(socket.send({ type: "room.join", ref: "r", room: "x" })).toBe(false);
    wire.opens();
    expect(socket.send({ type: "room.join", ref: "r", room: "x" })).toBe(true);
  });

  it("leaves unknown and broken frames aside", () => {
    const { wire, socket, heard } = stage();
    socket.open();
    wire.opens();
    wire.tells({ type: "message.sung" } as unknown as AnyEvent);
    wire.tells("?" as unknown as AnyEvent);
    wire.tells({ type: "presence.changed", room: "x", present: 3 });
    expect(heard).toEqual([{ type: "presence.changed", room: "x", present: 3 }]);
  });
});
