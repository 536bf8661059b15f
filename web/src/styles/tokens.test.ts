import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

const tokens = (block: string): Record<string, string> =>
  Object.fromEntries<string>(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((hit) => [hit[1] ?? "", hit[2] ?? ""]),
  );

const blockAfter = (start: string): string => {
  const from = css.indexOf(start);
  return css.slice(from, css.indexOf("}", from));
};

const light = tokens(blockAfter(":root {"));
const darkBySystem = tokens(blockAfter(':root:not([data-theme="light"])'));
const darkByChoice = tokens(blockAfter(':root[data-theme="dark"]'));

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

const voices = Array.from({ length: 10 }, (_, index) => `voice-${index}`);
const TEXT: [string, string[]][] = [
  ["ink", ["paper", "paper-deep", "sheet", "ember-wash", "leaf-wash", "mark"]],
  ["ink-soft", ["paper", "paper-deep", "sheet"]],
  ["ember", ["paper", "paper-deep", "sheet", "ember-wash"]],
  ["leaf", ["paper", "paper-deep", "leaf-wash"]],
  ["on-earth", ["earth", "earth-deep"]],
  ["on-ember", ["ember", "ember-deep"]],
  ...voices.map((voice): [string, string[]] => [voice, ["paper", "paper-deep"]]),
];
const EDGES: [string, string[]][] = [
  ["line-firm", ["paper", "sheet"]],
  ["focus", ["paper", "paper-deep", "sheet"]],
];

describe.each([
  ["light", light],
  ["dark", { ...light, ...darkBySystem }],
])("colours, %s", (_, theme) => {
  const below = (pairs: [string, string[]][], least: number): string[] =>
    pairs.flatMap(([front, backs]) =>
      backs
        .filter((back) => contrast(theme[front] ?? "#000000", theme[back] ?? "#000000") < least)
        .map((back) => `${front} on ${back}`),
    );

  it("has text that can be read", () => {
    expect(below(TEXT, 4.5)).toEqual([]);
  });

  it("has edges that can be seen", () => {
    expect(below(EDGES, 3)).toEqual([]);
  });
});

describe("the dark theme", () => {
  it("is the same by system and by choice", () => {
    expect(darkByChoice).toEqual(darkBySystem);
  });
});
