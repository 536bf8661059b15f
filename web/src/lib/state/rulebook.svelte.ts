/** The rules' desk: the list, the rule that is open, and what is done to it. */
import { asProblem, type Problem } from "../net/problem.ts";
import type { RulesApi } from "../net/rules.ts";
import type {
  MissingView,
  NewRule,
  OverrideRequest,
  RuleDraft,
  RuleFaultView,
  RuleList,
  RuleRow,
  RuleView,
  StageRequest,
} from "../wire/generated.ts";

const POLL = 5_000;

type RuleCalls = Pick<
  RulesApi,
  | "every"
  | "rule"
  | "create"
  | "change"
  | "stage"
  | "stop"
  | "askOverride"
  | "confirmOverride"
  | "endOverride"
>;

/** What a refusal says beyond its sentence. */
export const missingOf = (problem: Problem): MissingView[] => {
  const missing = problem.body["missing"];
  return Array.isArray(missing) ? (missing as MissingView[]) : [];
};

export const faultsOf = (problem: Problem): RuleFaultView[] => {
  const faults = problem.body["rule_faults"];
  return Array.isArray(faults) ? (faults as RuleFaultView[]) : [];
};

export class RuleBook {
  list = $state.raw<RuleList | null>(null);
  selected = $state<string | null>(null);
  view = $state.raw<RuleView | null>(null);
  /** The last refusal of reading; null while all is well. */
  fault = $state.raw<Problem | null>(null);
  busy = $state(false);
  readonly #api: RuleCalls;

  constructor(api: RuleCalls) {
    this.#api = api;
  }

  get own(): readonly RuleRow[] {
    return this.list?.items.filter((row) => !row.built_in) ?? [];
  }

  get builtIn(): readonly RuleRow[] {
    return this.list?.items.filter((row) => row.built_in) ?? [];
  }

  /** Look now and every five seconds; the function returned ends it. */
  watch(): () => void {
    void this.refresh();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void this.refresh();
    }, POLL);
    return () => clearInterval(timer);
  }

  async refresh(): Promise<void> {
    try {
      const list = await this.#api.every();
      if (JSON.stringify(list) !== JSON.stringify(this.list)) this.list = list;
      this.fault = null;
      await this.#look();
    } catch (error) {
      this.fault = asProblem(error);
    }
  }

  async select(id: string | null): Promise<void> {
    if (id !== this.selected) this.view = null;
    this.selected = id;
    try {
      await this.#look();
    } catch (error) {
      if (this.selected === id) this.fault = asProblem(error);
    }
  }

  async write(id: string | null, draft: RuleDraft | NewRule): Promise<Problem | null> {
    return this.#act(() => ("id" in draft ? this.#api.create(draft) : this.#api.change(id ?? "", draft)));
  }

  async stage(step: StageRequest): Promise<Problem | null> {
    return this.#act((id) => this.#api.stage(id, step));
  }

  async stop(): Promise<Problem | null> {
    return this.#act((id) => this.#api.stop(id));
  }

  async askOverride(wish: OverrideRequest): Promise<Problem | null> {
    return this.#act((id) => this.#api.askOverride(id, wish));
  }

  async confirmOverride(override: string): Promise<Problem | null> {
    return this.#act((id) => this.#api.confirmOverride(id, override));
  }

  async endOverride(): Promise<Problem | null> {
    return this.#act(async (id) => {
      await this.#api.endOverride(id);
      return this.#api.rule(id);
    });
  }

  /** Do something to the rule that is open and show how it is then; a refusal is returned, once at a time. */
  async #act(call: (id: string) => Promise<RuleView>): Promise<Problem | null> {
    if (this.busy) return null;
    this.busy = true;
    const id = this.selected ?? "";
    try {
      const view = await call(id);
      if ((this.selected ?? "") === id) {
        this.selected = view.rule.id;
        this.view = view;
      }
      void this.refresh();
      return null;
    } catch (error) {
      void this.refresh();
      return asProblem(error);
    } finally {
      this.busy = false;
    }
  }

  async #look(): Promise<void> {
    const id = this.selected;
    if (id === null) return;
    const view = await this.#api.rule(id);
    if (this.selected === id && JSON.stringify(view) !== JSON.stringify(this.view)) this.view = view;
  }
}
