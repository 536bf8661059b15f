import { describe, expect, it } from "vitest";
import { Api } from "../net/api.ts";
import { RulesApi } from "../net/rules.ts";
import type { Answer, Transport } from "../net/transport.ts";
import type { RuleRow, RuleView, SampleView } from "../wire/generated.ts";
import { faultsOf, missingOf, RuleBook } from "./rulebook.svelte.ts";
import { Samples } from "./samples.svelte.ts";

const row = (id: string, changes: Partial<RuleRow> = {}): RuleRow => ({
  id,
  built_in: false,
  version: 1,
  newest: 1,
  newest_stage: "draft",
  stage: "draft",
  share: 100,
  held: false,
  since: null,
  when: '"insult.direct" in signals',
  action: "hold",
  categories: ["insult"],
  hits_today: 0,
  hits_7_days: 0,
  reviewed: 0,
  precision: null,
  precision_low: null,
  least_precision: 0.9,
  last_backtest: null,
  next_stage: "shadow",
  missing: [{ code: "backtest", figures: { need: 1, have: 0 } }],
  override: null,
  set_aside: null,
  ...changes,
});

const page = (id: string, changes: Partial<RuleRow> = {}): RuleView => ({
  rule: row(id, changes),
  versions: [],
  steps: [],
  backtests: [],
});

const sample = (number: number, review: SampleView["review"] = null): SampleView => ({
  number,
  version: 1,
  stage: "shadow",
  text: `ligne ${number}`,
  spans: [],
  room: "le-four",
  at: "2026-11-26T10:00:00Z",
  review,
  reviewed_by: null,
});

/** A house that answers what it was given, and remembers what it was asked. */
class Hand implements Transport {
  asked: [string, unknown][] = [];
  answers: Record<string, Answer> = {};

  says(what: string, body: unknown, status = 200): void {
    this.answers[what] = { status, body, retryAfter: null };
  }

  request(method: string, path: string, body?: unknown): Promise<Answer> {
    const what = `${method} ${path.replace("/api/v1/moderation/rules", "")}`;
    this.asked.push([what, body]);
    return Promise.resolve(
      this.answers[what] ?? { status: 404, body: { code: "not_found" }, retryAfter: null },
    );
  }

  connect(): never {
    throw new Error("no line here");
  }
}

const withHand = (): [Hand, RulesApi] => {
  const hand = new Hand();
  return [hand, new RulesApi(new Api(hand))];
};

describe("the rules' desk", () => {
  it("tells the team's rules from those that came with the product", async () => {
    const [hand, api] = withHand();
    hand.says("GET ", { items: [row("team.one"), row("insult.direct", { built_in: true })], alerts: [] });
    const book = new RuleBook(api);
    await book.refresh();
    expect(book.own.map((one) => one.id)).toEqual(["team.one"]);
    expect(book.builtIn.map((one) => one.id)).toEqual(["insult.direct"]);
  });

  it("opens a rule that was just written", async () => {
    const [hand, api] = withHand();
    hand.says("POST ", page("team.one"), 201);
    const book = new RuleBook(api);
    const problem = await book.write(null, {
      id: "team.one",
      when: "true",
      action: "hold",
      categories: ["insult"],
    });
    expect(problem).toBeNull();
    expect([book.selected, book.view?.rule.id]).toEqual(["team.one", "team.one"]);
  });

  it("gives a closed gate back with what is missing, and keeps the rule on the table", async () => {
    const [hand, api] = withHand();
    hand.says("GET /team.one", page("team.one"));
    const missing = [{ code: "reviewed", figures: { need: 30, have: 18 } }];
    hand.says("POST /team.one/stage", { code: "gate_closed", missing }, 409);
    const book = new RuleBook(api);
    await book.select("team.one");
    const problem = await book.stage({ stage: "shadow" });
    expect(problem === null ? null : missingOf(problem)).toEqual(missing);
    expect(book.view?.rule.id).toBe("team.one");
    expect(book.busy).toBe(false);
  });

  it("gives the faults of an expression back with their places", async () => {
    const [hand, api] = withHand();
    const faults = [{ code: "unknown_signal", line: 1, column: 1, parameters: ["insult.dirct"] }];
    hand.says("PUT /team.one", { code: "rule_faulty", rule_faults: faults }, 422);
    const book = new RuleBook(api);
    const problem = await book.write("team.one", { when: "x", action: "hold", categories: ["insult"] });
    expect(problem === null ? null : faultsOf(problem)).toEqual(faults);
  });

  it("does one thing at a time, however often a button is pressed", async () => {
    const [hand, api] = withHand();
    hand.says("GET /team.one", page("team.one"));
    hand.says("POST /team.one/stop", page("team.one", { stage: "stopped" }));
    const book = new RuleBook(api);
    await book.select("team.one");
    await Promise.all([book.stop(), book.stop(), book.stop()]);
    expect(hand.asked.filter(([what]) => what === "POST /team.one/stop")).toHaveLength(1);
    expect(book.view?.rule.stage).toBe("stopped");
  });

  it("says that the house does not answer, and forgets it when it does again", async () => {
    const [hand, api] = withHand();
    hand.says("GET ", { code: "internal" }, 500);
    const book = new RuleBook(api);
    await book.refresh();
    expect(book.fault?.code).toBe("internal");
    hand.says("GET ", { items: [], alerts: [] });
    await book.refresh();
    expect(book.fault).toBeNull();
  });
});

describe("samples to review", () => {
  const begun = async (...items: SampleView[]): Promise<[Hand, Samples]> => {
    const [hand, api] = withHand();
    hand.says("GET /team.one/samples?limit=100", { items });
    for (const one of items) hand.says(`PUT /team.one/samples/${one.number}`, null, 204);
    const samples = new Samples(api, "team.one");
    await samples.load();
    return [hand, samples];
  };

  it("come one after the other, those that nobody has looked at", async () => {
    const [hand, samples] = await begun(sample(1, "right"), sample(2), sample(3));
    expect(samples.current?.number).toBe(2);
    await samples.review("wrong");
    expect(samples.current?.number).toBe(3);
    await samples.review("unsure");
    expect(samples.current).toBeNull();
    expect(hand.asked.slice(1)).toEqual([
      ["PUT /team.one/samples/2", { review: "wrong" }],
      ["PUT /team.one/samples/3", { review: "unsure" }],
    ]);
  });

  it("can be thought over", async () => {
    const [, samples] = await begun(sample(1), sample(2));
    await samples.review("right");
    samples.previous();
    expect(samples.current?.review).toBe("right");
    await samples.review("wrong");
    expect(samples.items?.[0]?.review).toBe("wrong");
    expect(samples.current?.number).toBe(2);
  });

  it("go on when a text has gone with its message", async () => {
    const [hand, samples] = await begun(sample(1), sample(2));
    hand.says("PUT /team.one/samples/1", { code: "not_found" }, 404);
    expect(await samples.review("right")).toBe(false);
    expect(samples.problem?.code).toBe("not_found");
    expect(samples.current?.number).toBe(2);
  });

  it("stay where they are when the house does not take a review down", async () => {
    const [hand, samples] = await begun(sample(1));
    hand.says("PUT /team.one/samples/1", { code: "internal" }, 500);
    expect(await samples.review("right")).toBe(false);
    expect(samples.current?.number).toBe(1);
    expect(samples.current?.review).toBeNull();
  });
});
