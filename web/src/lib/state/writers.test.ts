import { expect, test } from "vitest";
import { FORGOTTEN, TELL_EVERY, Writers } from "./writers.svelte.ts";

const LEA = { id: "lea", pseudonym: "Léa" };
const TOM = { id: "tom", pseudonym: "Tom" };
const ME = { id: "me", pseudonym: "Mésange" };
const changed = (count: number, people: (typeof LEA)[]) => ({
  type: "typing.changed" as const,
  room: "comptoir",
  count,
  people,
});

test("the others are named, oneself is not", () => {
  const writers = new Writers();
  writers.changed(changed(3, [LEA, ME, TOM]), 0);
  expect(writers.others("me", 0)).toEqual({ count: 2, names: ["Léa", "Tom"] });
});

test("whose line has come is not writing any more", () => {
  const writers = new Writers();
  writers.changed(changed(2, [LEA, TOM]), 0);
  writers.spoke("lea");
  writers.spoke("somebody else");
  expect(writers.others("me", 0)).toEqual({ count: 1, names: ["Tom"] });
});

test("what is not repeated is forgotten", () => {
  const writers = new Writers();
  writers.changed(changed(1, [LEA]), 0);
  expect(writers.others("me", FORGOTTEN - 1).count).toBe(1);
  expect(writers.others("me", FORGOTTEN).count).toBe(0);
});

test("one tells the house now and then, and at once after a line was said", () => {
  const writers = new Writers();
  expect([0, 100, TELL_EVERY - 1, TELL_EVERY].map((at) => writers.due(at))).toEqual([
    true,
    false,
    false,
    true,
  ]);
  writers.said();
  expect(writers.due(TELL_EVERY + 1)).toBe(true);
});
