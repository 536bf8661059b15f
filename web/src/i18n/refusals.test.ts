import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { refusals as enRefusals } from "./en.ts";
import { refusals } from "./fr.refusals.ts";

const RULES = new URL("../../../src/palabre/engines/rules/house.toml", import.meta.url);
const CODES = new URL("../../../docs/develop/refusals.md", import.meta.url);
const SENTENCE = /^[A-ZÀ-ÖØ-Þ«“].*[.!?…]$/su;
const PLACEHOLDER = /\{|\}|%[sd]|\$|undefined|null|NaN|\[object|_/u;

interface Told {
  id: string;
  categories: string[];
  level: string;
}

/** The rules of the product, as far as their words are concerned. */
const rules: Told[] = readFileSync(RULES, "utf8")
  .split("[[rule]]")
  .slice(1)
  .map((text) => ({
    id: /^id = "(.+)"$/mu.exec(text)?.[1] ?? "",
    categories: [...(/^categories = \[(.+)\]$/mu.exec(text)?.[1] ?? "").matchAll(/"(\w+)"/gu)].map(
      (hit) => hit[1] ?? "",
    ),
    level: /^explanation = "(.+)"$/mu.exec(text)?.[1] ?? "full",
  }));
const codes = [...readFileSync(CODES, "utf8").matchAll(/^\| `([a-z_]+)` \|/gmu)].map((hit) => hit[1] ?? "");

describe.each([
  ["French", refusals],
  ["English", enRefusals],
])("%s refusals", (_, words) => {
  const sound = (text: string | undefined): boolean =>
    text !== undefined && SENTENCE.test(text) && !PLACEHOLDER.test(text);

  it("has a sentence for every rule, every category and none of them", () => {
    expect(rules.length).toBeGreaterThan(25);
    const categories = [...new Set(rules.flatMap((rule) => rule.categories))];
    expect(categories.length).toBeGreaterThan(8);
    for (const rule of rules)
      expect(sound(words.rules[rule.id] ?? words.categories[rule.categories[0] ?? ""]), rule.id).toBe(true);
    for (const category of categories) expect(sound(words.categories[category]), category).toBe(true);
    expect(sound(words.generic)).toBe(true);
  });

  it("has a sentence for every refusal that the house documents", () => {
    expect(codes.length).toBeGreaterThan(40);
    const asked = codes.filter((code) => code in words.codes);
    expect(asked.filter((code) => !sound(words.codes[code]))).toEqual([]);
  });

  it("holds no sentence with a place left open", () => {
    for (const list of [words.codes, words.rules, words.categories])
      expect(Object.entries(list).filter(([, text]) => !sound(text))).toEqual([]);
    expect(words.retry(3)).toMatch(/3/u);
  });
});

it("says the same things in both languages", () => {
  for (const list of ["codes", "rules", "categories"] as const)
    expect(Object.keys(enRefusals[list]).toSorted()).toEqual(Object.keys(refusals[list]).toSorted());
});
