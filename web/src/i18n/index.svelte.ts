/** The language in use. French is always there; English comes only when chosen. */
import { fr, type Catalogue } from "./fr.ts";
import { refusals as frRefusals, type Refusals } from "./fr.refusals.ts";

export type { Catalogue, Refusals };
export type Language = "fr" | "en";

const KEPT = "palabre.language";

class I18n {
  language = $state<Language>("fr");
  t = $state.raw<Catalogue>(fr);
  #refusals = $state.raw<Refusals>(frRefusals);

  /** Take up the language chosen on an earlier visit. */
  async restore(): Promise<void> {
    if (localStorage.getItem(KEPT) === "en") await this.choose("en");
  }

  async choose(language: Language): Promise<void> {
    if (language === "en") {
      const { en, refusals } = await import("./en.ts");
      this.t = en;
      this.#refusals = refusals;
    } else {
      this.t = fr;
      this.#refusals = frRefusals;
    }
    this.language = language;
    document.documentElement.lang = language;
    localStorage.setItem(KEPT, language);
  }

  /** One sentence for a refusal code, with the time to wait when there is one. */
  refusal(code: string, retryAfter?: number | null): string {
    const sentence = this.#refusals.codes[code] ?? this.#refusals.codes["internal"] ?? code;
    return retryAfter ? `${sentence} ${this.#refusals.retry(retryAfter)}` : sentence;
  }

  /** One sentence for a filter rule `category.name`; unknown rules fall back to their category. */
  rule(rule: string | null | undefined, categories: readonly string[] = []): string {
    const family = rule?.split(".")[0] ?? "";
    return (
      this.#refusals.rules[rule ?? ""] ??
      this.#refusals.categories[categories[0] ?? ""] ??
      this.#refusals.categories[family] ??
      this.#refusals.generic
    );
  }

  ground(ground: string): string {
    return this.t.grounds[ground] ?? this.t.grounds["illegal"] ?? ground;
  }

  reason(reason: string): string {
    return this.t.reports.reasons[reason] ?? this.t.reports.reasons["illegal"] ?? reason;
  }
}

export const i18n = new I18n();
