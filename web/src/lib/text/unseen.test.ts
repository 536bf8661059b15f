import { describe, expect, it } from "vitest";
import { difference } from "./difference.ts";
import { excerpt, glimpses, withoutBarred } from "./unseen.ts";

const words = (text: string, spans: [number, number][] = []): string[] =>
  glimpses(text, spans).map((one) =>
    one.kind === "plain" ? one.text : one.kind === "code" ? `<${one.text}×${one.count}>` : `<+${one.count}>`,
  );

describe("a text made to deceive", () => {
  it("has its zero-width, bidirectional and tag characters named, runs of one counted", () => {
    expect(words("a\u200b\u200bb\u202ec\u{e0061}")).toEqual([
      "a",
      "<U+200B×2>",
      "b",
      "<U+202E×1>",
      "c",
      "<U+E0061×1>",
    ]);
  });

  it("never gives a control character on to the page", () => {
    const hostile = "x\u0000\u0007\u061c\u2066\u2069\ufeff\ud800y\u3164\u00ad";
    const shown = glimpses(hostile, [])
      .map((one) => one.text)
      .join("");
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u3164]/u);
  });

  it("leaves lines, accents, right-to-left letters and families of emojis alone", () => {
    const text = "Été\nשלום 👨‍👩‍👧 ❤️ Việt";
    expect(words(text)).toEqual([text]);
  });

  it("shows three stacked marks and counts the others", () => {
    expect(words(`z${"\u0301".repeat(500)}a`)).toEqual([`z${"\u0301".repeat(3)}`, "<+497>", "a"]);
  });

  it("keeps findings at their code points, hidden ones among them", () => {
    const found = glimpses("😀\u200bnul", [[1, 5]]);
    expect(found.map((one) => [one.text, one.marked])).toEqual([
      ["😀", false],
      ["U+200B", true],
      ["nul", true],
    ]);
  });

  it("is cut in bounded time when it is long", () => {
    expect(glimpses("a\u200b".repeat(2000), [[0, 4000]])).toHaveLength(4000);
  });
});

describe("what the house takes from nobody", () => {
  it("is taken out, and nothing else", () => {
    const kept = "Été\n\t😀 👨‍👩‍👧 שלום a\u200bb";
    expect(withoutBarred(`\u202e${kept}\u0000\u2066\ud800`)).toBe(kept);
  });
});

describe("an excerpt", () => {
  it("moves its span along, in code points", () => {
    expect(excerpt("😀😀abc😀😀", [2, 5], 1)).toEqual({
      text: "😀abc😀",
      span: [1, 4],
      before: true,
      after: true,
    });
  });
});

describe("a difference", () => {
  it("says what was taken out and what was put in", () => {
    expect(difference('"a.b" in signals', '"a.c" in signals && author.rung < 2')).toEqual([
      { text: '"a.', kind: "same" },
      { text: "b", kind: "removed" },
      { text: "c", kind: "added" },
      { text: '" in signals', kind: "same" },
      { text: " && author.rung < 2", kind: "added" },
    ]);
  });

  it("gives both texts back", () => {
    const [before, after] = ["a b c d", "b x d e"];
    const changes = difference(before, after);
    const join = (...kinds: string[]): string =>
      changes
        .filter((one) => kinds.includes(one.kind))
        .map((one) => one.text)
        .join("");
    expect(join("same", "removed")).toBe(before);
    expect(join("same", "added")).toBe(after);
  });

  it("does not stand still over two long texts", () => {
    expect(difference("a ".repeat(2000), "b ".repeat(2000))).toHaveLength(2);
  });
});
