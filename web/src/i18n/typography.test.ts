import { describe, expect, it } from "vitest";
import { judgements as enJudgements } from "./en.judgements.ts";
import { moderation as enModeration } from "./en.moderation.ts";
import { pages as enPages } from "./en.pages.ts";
import { rules as enRules } from "./en.rules.ts";
import { en, refusals as enRefusals } from "./en.ts";
import { judgements } from "./fr.judgements.ts";
import { moderation } from "./fr.moderation.ts";
import { pages } from "./fr.pages.ts";
import { refusals } from "./fr.refusals.ts";
import { rules } from "./fr.rules.ts";
import { fr } from "./fr.ts";
import { pluriel } from "./plural.ts";

const NARROW = "\u202f";
const NO_BREAK = "\u00a0";

/** Every sentence of a catalogue, with functions called for 0, 1 and many. */
const sentences = (node: unknown, path: string): [string, string][] => {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") {
    const call = node as (...values: unknown[]) => unknown;
    return [0, 1, 23].flatMap((n) => {
      const values = Array.from({ length: call.length }, () => n);
      return sentences(call(...values), `${path}(${n})`);
    });
  }
  if (Array.isArray(node)) return node.flatMap((item, index) => sentences(item, `${path}[${index}]`));
  if (typeof node === "object" && node !== null) {
    return Object.entries(node).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
  }
  return [];
};

const french = sentences({ fr, refusals, pages, moderation, rules, judgements }, "");
const english = sentences(
  {
    fr: en,
    refusals: enRefusals,
    pages: enPages,
    moderation: enModeration,
    rules: enRules,
    judgements: enJudgements,
  },
  "",
);

const faults = (wrong: (text: string) => boolean): string[] =>
  french.filter(([, text]) => wrong(text)).map(([path, text]) => `${path}: ${text}`);

describe("French typography", () => {
  it("reads a whole catalogue", () => {
    expect(french.length).toBeGreaterThan(400);
  });

  it("puts a narrow no-break space before ; ! and ?", () => {
    expect(faults((text) => [...text.matchAll(/(.)[;!?]/gsu)].some((hit) => hit[1] !== NARROW))).toEqual([]);
  });

  it("puts a no-break space before a colon", () => {
    expect(faults((text) => [...text.matchAll(/(.):/gsu)].some((hit) => hit[1] !== NO_BREAK))).toEqual([]);
  });

  it("puts a narrow no-break space inside « »", () => {
    expect(faults((text) => /«(?!\u202f)|(?<!\u202f)»/u.test(text))).toEqual([]);
  });

  it("uses ’ and … and no straight quotes", () => {
    expect(faults((text) => /'|"|\.\.\./u.test(text))).toEqual([]);
  });

  it("leaves no double, leading or trailing space", () => {
    expect(faults((text) => /\s{2}|^\s|\s$/u.test(text))).toEqual([]);
  });

  it("keeps figures and their units on one line", () => {
    expect(faults((text) => /\d (?:h|min|s|ans)(?!\p{L})/u.test(text))).toEqual([]);
  });

  it("says vous, not tu", () => {
    expect(faults((text) => /(?<!\p{L})(?:tu|ton|tes|toi|te)(?!\p{L})/iu.test(text))).toEqual([]);
  });

  it("counts 0 and 1 as singular", () => {
    expect([0, 1, 2].map((n) => pluriel(n, "un", "deux"))).toEqual(["un", "un", "deux"]);
  });
});

describe("English", () => {
  it("has a sentence wherever French has one", () => {
    const paths = (list: [string, string][]): string[] =>
      list.map(([path]) => path).filter((path) => !path.includes("["));
    expect(paths(english)).toEqual(paths(french));
  });

  it("has no sentence left in French", () => {
    const same = new Map(french);
    const shared = english.filter(
      ([path, text]) => same.get(path) === text && /\p{L}{4,} \p{L}{4,}/u.test(text),
    );
    expect(shared).toEqual([]);
  });
});
