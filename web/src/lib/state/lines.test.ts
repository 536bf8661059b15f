import { describe, expect, it } from "vitest";
import type { MessageView } from "../wire/generated.ts";
import { change, lineOf, merge, shown, type Line } from "./lines.ts";

const view = (seq: number, author = "a", minute = seq): MessageView => ({
  seq,
  id: `m${seq}`,
  author: { id: author, pseudonym: author },
  at: new Date(Date.UTC(2026, 2, 3, 12, minute)).toISOString(),
  text: `ligne ${seq}`,
});
const line = (seq: number, author = "a", minute = seq): Line => lineOf(view(seq, author, minute), "me");
const ids = (lines: readonly Line[]): string[] => lines.map((item) => item.id);

describe("merge", () => {
  it("keeps the order of the log whatever comes first", () => {
    expect(ids(merge([line(3)], [line(1), line(4), line(2)]))).toEqual(["m1", "m2", "m3", "m4"]);
  });

  it("puts a single late line in its place", () => {
    expect(ids(merge([line(1), line(3)], [line(2)]))).toEqual(["m1", "m2", "m3"]);
  });

  it("never shows a line twice", () => {
    expect(ids(merge([line(1), line(2)], [line(2)]))).toEqual(["m1", "m2"]);
  });

  it("does not forget whose line it is when it comes again without its ref", () => {
    const mine = { ...line(1), mine: true };
    expect(merge([mine], [line(1)])[0]?.mine).toBe(true);
  });
});

describe("lineOf", () => {
  it("makes a tombstone of a removed message", () => {
    expect(lineOf({ ...view(1), removed: "moderation" }, null).text).toBeNull();
  });

  it("knows one's own line by its ref", () => {
    expect(lineOf({ ...view(1), ref: "r" }, null).mine).toBe(true);
  });
});

describe("change", () => {
  it("leaves the list alone when the line is not on the page", () => {
    const lines = [line(1)];
    expect(change(lines, "m9", { text: "x" })).toBe(lines);
  });
});

describe("shown", () => {
  it("groups lines of one voice within five minutes", () => {
    const items = shown([line(1, "a", 0), line(2, "a", 4), line(3, "a", 20), line(4, "b", 21)]);
    expect(items.map((item) => item.follows)).toEqual([false, true, false, false]);
  });

  it("does not group around a tombstone", () => {
    const gone = { ...line(1, "a", 0), removed: "author" as const };
    expect(shown([gone, line(2, "a", 1)]).map((item) => item.follows)).toEqual([false, false]);
  });

  it("begins each day anew", () => {
    const next = { ...line(2), at: line(1).at + 86_400_000 };
    expect(shown([line(1), next]).map((item) => item.newDay)).toEqual([true, true]);
  });
});
