/** Who this person is in the house, and what stands against them. */
import type { Api } from "../net/api.ts";
import { asProblem, type Problem } from "../net/problem.ts";
import type { CurrentEntry, EntryRequest, PersonView } from "../wire/generated.ts";

export interface Standing {
  caseCode: string | null;
  /** RFC 3339; null when no end is known. */
  until: string | null;
}

/** Says that this browser entered: without it nobody is asked about, and no refusal is provoked for nothing. */
const VISIT = "palabre.visit";

export class Session {
  /** `unknown` until the house answered once. */
  status = $state<"unknown" | "out" | "in" | "banned">("unknown");
  person = $state.raw<PersonView | null>(null);
  muted = $state.raw<Standing | null>(null);
  ban = $state.raw<Standing | null>(null);
  readonly #api: Api;
  readonly #storage: Storage;

  constructor(api: Api, storage: Storage) {
    this.#api = api;
    this.#storage = storage;
  }

  /** Ask the house who we are; throws a Problem of code `network` when it does not answer. */
  async refresh(): Promise<void> {
    if (this.#storage.getItem(VISIT) === null) {
      this.forget();
      return;
    }
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
      this.#storage.setItem(VISIT, "1");
      this.#take({ person: answer.person, expires_at: answer.expires_at });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === "banned") this.banned(problem);
      throw problem;
    }
  }

  async leave(): Promise<void> {
    // The live line may end before the answer comes: nobody need ask then who we are.
    this.#storage.removeItem(VISIT);
    try {
      await this.#api.leave();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code !== "not_entered") {
        this.#storage.setItem(VISIT, "1");
        throw problem;
      }
    }
    this.forget();
  }

  forget(): void {
    this.#storage.removeItem(VISIT);
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
