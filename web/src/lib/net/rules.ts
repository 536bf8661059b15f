/** The calls about the filter's rules; they come with the desk, and not with the first page. */
import type {
  BacktestRequest,
  BacktestView,
  JudgementRequest,
  JudgementView,
  NewRule,
  OverrideRequest,
  RuleCheckRequest,
  RuleCheckView,
  RuleDraft,
  RuleList,
  RuleView,
  SampleList,
  SampleReview,
  StageRequest,
} from "../wire/generated.ts";
import type { Api } from "./api.ts";

const ROOT = "/moderation/rules";
const at = (id: string): string => `${ROOT}/${encodeURIComponent(id)}`;

export class RulesApi {
  readonly #api: Pick<Api, "call">;

  constructor(api: Pick<Api, "call">) {
    this.#api = api;
  }

  every = (): Promise<RuleList> => this.#api.call("GET", ROOT);
  rule = (id: string): Promise<RuleView> => this.#api.call("GET", at(id));
  create = (rule: NewRule): Promise<RuleView> => this.#api.call("POST", ROOT, rule);
  change = (id: string, draft: RuleDraft): Promise<RuleView> => this.#api.call("PUT", at(id), draft);
  check = (request: RuleCheckRequest): Promise<RuleCheckView> =>
    this.#api.call("POST", `${ROOT}/check`, request);
  stage = (id: string, step: StageRequest): Promise<RuleView> =>
    this.#api.call("POST", `${at(id)}/stage`, step);
  stop = (id: string): Promise<RuleView> => this.#api.call("POST", `${at(id)}/stop`, {});

  askOverride = (id: string, wish: OverrideRequest): Promise<RuleView> =>
    this.#api.call("POST", `${at(id)}/override`, wish);
  confirmOverride = (id: string, override: string): Promise<RuleView> =>
    this.#api.call("POST", `${at(id)}/override/confirmation`, { id: override });
  endOverride = (id: string): Promise<unknown> => this.#api.call("DELETE", `${at(id)}/override`);

  beginBacktest = (id: string, request: BacktestRequest): Promise<BacktestView> =>
    this.#api.call("POST", `${at(id)}/backtests`, request);
  backtest = (id: string, number: number): Promise<BacktestView> =>
    this.#api.call("GET", `${at(id)}/backtests/${number}`);
  cancelBacktest = (id: string, number: number): Promise<unknown> =>
    this.#api.call("DELETE", `${at(id)}/backtests/${number}`);

  samples = (id: string): Promise<SampleList> => this.#api.call("GET", `${at(id)}/samples?limit=100`);
  review = (id: string, number: number, review: SampleReview["review"]): Promise<unknown> =>
    this.#api.call("PUT", `${at(id)}/samples/${number}`, { review });

  judge = (line: JudgementRequest): Promise<JudgementView> =>
    this.#api.call("POST", "/moderation/judgements", line);
}
