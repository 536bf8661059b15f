/** Who this person is in the house, and what stands against them. */
import type { Api } from "../net/api.ts";
import { asProblem, type Problem } from "../net/problem.ts";
import type { CurrentEntry, EntryRequest, PersonView } from "../wire/generated.ts";

export interface Standing {
  caseCode: string | null;
  /** RFC 3339; null when no end is known. */
  until: string | null;
}

export class Session {
  /** `unknown` until the house answered once. */
  status = $state<"unknown" | "out" | "in" | "banned">("unknown");
  person = $state.raw<PersonView | null>(null);
  muted = $state.raw<Standing | null>(null);
  ban = $state.raw<Standing | null>(null);
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Ask the house who we are; throws a Problem of code `network` when it does not answer. */
  async refresh(): Promise<void> {
    try {
      this.#take(await this.#api.current());
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === "not_entered") this.forget();
      else if (problem.code === "banned") this.banned(problem);
      else throw problem;
    }
  }

  async enter(entry: EntryRequest): Promise<void> {
    try {
      const answer = await this.#api.enter(entry);
      this.#take({ person: answer.person, expires_at: answer.expires_at });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === "banned") this.banned(problem);
      throw problem;
    }
  }

  async leave(): Promise<void> {
    try {
      await this.#api.leave();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code !== "not_entered") throw problem;
    }
    this.forget();
  }

  forget(): void {
    this.status = "out";
    this.person = null;
    this.muted = null;
    this.ban = null;
  }

  banned(problem: Problem): void {
    this.ban = { caseCode: problem.text("case_code"), until: problem.text("until") };
    this.status = "banned";
  }

  #take(entry: CurrentEntry): void {
    const caseCode = entry.case_code ?? null;
    this.person = entry.person;
    this.muted = entry.muted_until ? { caseCode, until: entry.muted_until } : null;
    this.ban = entry.banned_until ? { caseCode, until: entry.banned_until } : null;
    this.status = entry.banned_until ? "banned" : "in";
  }
}
