import { describe, expect, it } from "vitest";
import { codePoints, pieces } from "./spans.ts";
import { clock, day, span } from "./time.ts";
import { voiceOf, VOICES } from "./voice.ts";

const words = {
  seconds: (n: number) => `${n} s`,
  minutes: (n: number) => `${n} min`,
  hours: (n: number) => `${n} h`,
  days: (n: number) => `${n} j`,
};

describe("pieces", () => {
  it("cuts by code points, not by UTF-16 units", () => {
    expect(pieces("🌳 abri", [[2, 6]])).toEqual([
      { text: "🌳 ", marked: false },
      { text: "abri", marked: true },
    ]);
  });

  it("takes overlapping and overflowing spans", () => {
    expect(
      pieces("abcdef", [
        [4, 99],
        [1, 3],
        [2, 4],
        [-5, 0],
      ]),
    ).toEqual([
      { text: "a", marked: false },
      { text: "bcdef", marked: true },
    ]);
  });

  it("counts what a person would call characters of the limit", () => {
    expect(codePoints("é🌳")).toBe(2);
  });
});

describe("time", () => {
  const noon = new Date(2026, 2, 3, 14, 5).getTime();

  it("writes hours the French way", () => {
    expect(clock(noon, "fr")).toBe("14\u00a0h\u00a005");
    expect(clock(noon, "en")).toBe("14:05");
  });

  it("writes days, and the year when it is another", () => {
    expect(day(noon, "fr", noon)).toBe("mardi 3 mars");
    expect(day(new Date(2026, 2, 1).getTime(), "fr", noon)).toBe("dimanche 1er mars");
    expect(day(noon, "fr", new Date(2027, 0, 1).getTime())).toBe("mardi 3 mars 2026");
  });

  it("says how long in one or two units", () => {
    const said = [4_000, 61_000, 3_600_000, 5_400_000, 90_000_000].map((ms) => span(ms, words));
    expect(said).toEqual(["4 s", "2 min", "1 h", "1 h 30 min", "1 j 1 h"]);
  });
});

describe("voices", () => {
  it("gives the same voice the same colour, among those that exist", () => {
    expect(voiceOf("alias")).toBe(voiceOf("alias"));
    const numbers = Array.from({ length: 200 }, (_, index) => Number(voiceOf(`p${index}`).slice(6)));
    expect(Math.max(...numbers)).toBeLessThan(VOICES);
    expect(new Set(numbers).size).toBe(VOICES);
  });
});
