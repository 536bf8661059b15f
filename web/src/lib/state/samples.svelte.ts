/** Samples of a rule, looked at one by one; what was said of one can be said anew. */
import { asProblem, type Problem } from "../net/problem.ts";
import type { RulesApi } from "../net/rules.ts";
import type { SampleReview, SampleView } from "../wire/generated.ts";

export type Reviewed = SampleReview["review"];
export const REVIEWS: readonly Reviewed[] = ["right", "wrong", "unsure"];

export class Samples {
  items = $state.raw<readonly SampleView[] | null>(null);
  at = $state(0);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  readonly #api: Pick<RulesApi, "samples" | "review">;
  readonly #rule: string;

  constructor(api: Pick<RulesApi, "samples" | "review">, rule: string) {
    this.#api = api;
    this.#rule = rule;
  }

  /** The sample on the table; null before the first and after the last. */
  get current(): SampleView | null {
    return this.items?.[this.at] ?? null;
  }

  async load(): Promise<void> {
    this.problem = null;
    try {
      this.items = (await this.#api.samples(this.#rule)).items;
      this.at = this.#unseen(0);
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  /** Say so, and go on to the next that nobody has looked at; true when the house took it down. */
  async review(review: Reviewed): Promise<boolean> {
    const sample = this.current;
    if (sample === null || this.busy) return false;
    this.busy = true;
    this.problem = null;
    try {
      await this.#api.review(this.#rule, sample.number, review);
      this.items = (this.items ?? []).map((one) => (one.number === sample.number ? { ...one, review } : one));
      this.at = this.#unseen(this.at + 1);
      return true;
    } catch (error) {
      this.problem = asProblem(error);
      // The text may have gone with its message: the next one is still there.
      if (this.problem.code === "not_found") {
        this.items = (this.items ?? []).filter((one) => one.number !== sample.number);
        this.at = this.#unseen(this.at);
      }
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Go back by one, to think again. */
  previous(): void {
    if (this.at > 0) this.at -= 1;
  }

  #unseen(from: number): number {
    const items = this.items ?? [];
    const next = items.findIndex((one, index) => index >= from && one.review === null);
    return next < 0 ? items.length : next;
  }
}
