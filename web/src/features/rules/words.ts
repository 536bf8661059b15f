/** What figures and codes of a rule say in a sentence. */
import { i18n } from "$i18n";
import { faultsOf, missingOf } from "$lib/state/rulebook.svelte.ts";
import { now } from "$lib/state/now.svelte.ts";
import { moment } from "$lib/text/time.ts";
import type { Problem } from "$lib/net/problem.ts";
import type {
  BacktestRow,
  MissingView,
  RuleFaultView,
  RuleRow,
  RuleVersionView,
} from "$lib/wire/generated.ts";
import { ruleText } from "../../i18n/rules.ts";

export type Action = RuleVersionView["action"];
export type Category = RuleVersionView["categories"][number];
export const ACTIONS: readonly Action[] = ["allow", "nudge", "mask", "hold", "refuse"];
export const EXPLANATIONS: readonly RuleVersionView["explanation"][] = ["full", "category", "generic"];
export const RUNNING: readonly string[] = ["shadow", "share", "live"];

export const date = (at: string): string => moment(Date.parse(at), i18n.language, now.ms);

export const stageWord = (stage: string): string => ruleText().stages[stage]?.[0] ?? stage;

export const stageMeaning = (row: { stage: string; share: number }): string =>
  row.stage === "share" ? ruleText().shareOf(row.share) : (ruleText().stages[row.stage]?.[1] ?? "");

export const actionWord = (action: string): string => ruleText().actions[action] ?? action;

export const categoryWords = (categories: readonly string[]): string =>
  categories.map((one) => ruleText().categories[one] ?? one).join(", ");

const missingWords = ({ code, figures = {} }: MissingView): string => {
  const t = ruleText().next.missing;
  const words = t[code] ?? t["other"];
  return (
    words?.(
      figures["need"] ?? 0,
      figures["have"] ?? 0,
      figures["need_hits"] ?? 0,
      figures["have_hits"] ?? 0,
    ) ?? code
  );
};

const SEMICOLON = { fr: "\u202f; ", en: "; " };

export const listMissing = (missing: readonly MissingView[]): string =>
  missing.map(missingWords).join(SEMICOLON[i18n.language]);

/** Why it cannot go on yet, or that it can, in one sentence. */
export const nextWords = (row: RuleRow): string => {
  const t = ruleText().next;
  if (row.built_in) return "";
  if (row.next_stage === null) return t.done;
  const stage = stageWord(row.next_stage);
  return row.missing.length === 0 ? t.ready(stage) : t.toward(stage, listMissing(row.missing));
};

export const faultWords = ({ code, parameters = [] }: RuleFaultView): string => {
  const t = ruleText().faults;
  const words = t[code] ?? t["other"];
  return words?.(parameters[0] ?? "", parameters[1] ?? "", parameters[2] ?? "") ?? code;
};

/** A refusal with all that it says of gates and faults. */
export const refusalWords = (problem: Problem): string => {
  const sentence = i18n.refusal(problem.code, problem.retryAfter);
  const missing = missingOf(problem);
  const faults = faultsOf(problem);
  const more = missing.length > 0 ? listMissing(missing) : faults.map(faultWords).join(" ");
  if (more === "") return sentence;
  return missing.length > 0 ? `${sentence} (${more})` : `${sentence} ${more}`;
};

export const precisionWords = (row: RuleRow): string => {
  const t = ruleText();
  return row.precision === null
    ? t.noPrecision
    : `${t.precision(row.precision, row.precision_low ?? 0, row.reviewed)}.`;
};

/** Who did something, under a name that people know. */
export const whoWords = (by: string): string => {
  const t = ruleText().history;
  return by === "house" ? t.house : by === "palabre" ? t.product : by;
};

export const going = (one: BacktestRow): boolean => one.state === "waiting" || one.state === "running";

/** What the last backtest came to, in the list. */
export const backtestWords = (last: BacktestRow | null): string => {
  const t = ruleText();
  if (last === null) return t.noBacktest;
  if (going(last)) return last.total === 0 ? t.trial.starting : t.goingBacktest(last.scanned, last.total);
  return last.state === "done"
    ? t.lastBacktest(date(last.at), last.hits, last.scanned)
    : `${t.trial.row(last.number, last.version, date(last.at))}, ${t.trial.states[last.state] ?? ""}.`;
};
