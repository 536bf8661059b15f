import { expect, test } from "vitest";
import type { RaidView, RoomJoined } from "../wire/generated.ts";
import { RoomState } from "./room.svelte.ts";

const ROOM = "comptoir";
const AT = "2026-03-03T12:00:00Z";
const NOW = 1_000_000;

const joined = (more: Partial<RoomJoined> = {}): RoomState => {
  const room = new RoomState(ROOM);
  const answer = { ref: "r", room: ROOM, seq: 0, messages: [], changes: [], present: 2 };
  room.took({ type: "room.joined", ...answer, ...more }, { id: "me", pseudonym: "Mésange" }, NOW);
  return room;
};

const raided = (...rooms: (string | undefined)[]) => ({
  type: "watch.changed" as const,
  state: "open" as const,
  raids: rooms.map((room): RaidView => ({
    since: AT,
    wait_seconds: 180,
    ...(room === undefined ? {} : { room }),
  })),
});

test("in slow mode one's own line begins the pause", () => {
  const room = joined({ slow_seconds: 30 });
  expect(room.hold).toBeNull();
  room.said(NOW);
  expect(room.hold).toEqual({ until: NOW + 30_000, code: "slow_mode" });
});

test("the end of slow mode ends the pause", () => {
  const room = joined({ slow_seconds: 30 });
  room.said(NOW);
  room.told({ type: "room.changed", room: ROOM, slow_seconds: 10 }, NOW);
  expect(room.hold).not.toBeNull();
  room.told({ type: "room.changed", room: ROOM, slow_seconds: 0 }, NOW);
  expect(room.hold).toBeNull();
  room.said(NOW);
  expect(room.hold).toBeNull();
});

test("who comes with a wave waits until it no longer concerns the room", () => {
  const room = joined({ wait_seconds: 120 });
  expect(room.hold).toEqual({ until: NOW + 120_000, code: "newcomers_wait" });
  expect(room.freed(raided(undefined))).toBe(false);
  expect(room.freed(raided("cuisine", ROOM))).toBe(false);
  expect(room.freed(raided("cuisine"))).toBe(true);
  expect(room.hold).toBeNull();
});

test("the end of a wave does not end slow mode", () => {
  const room = joined({ slow_seconds: 30 });
  room.said(NOW);
  expect(room.freed(raided())).toBe(false);
  expect(room.hold).not.toBeNull();
});
