/** Choices kept on this device. */

export type Theme = "system" | "light" | "dark";
export type Spoken = "all" | "mentions" | "none";

const THEME = "palabre.theme";
const SPOKEN = "palabre.spoken";

const oneOf = <T extends string>(value: string | null, choices: readonly T[], otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise;

export const THEMES = ["system", "light", "dark"] as const;
export const SPOKEN_LEVELS = ["all", "mentions", "none"] as const;

export class Settings {
  #theme = $state<Theme>("system");
  #spoken = $state<Spoken>("all");
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#theme = oneOf(storage.getItem(THEME), THEMES, "system");
    this.#spoken = oneOf(storage.getItem(SPOKEN), SPOKEN_LEVELS, "all");
    this.#show();
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    this.#storage.setItem(THEME, theme);
    this.#show();
  }

  get spoken(): Spoken {
    return this.#spoken;
  }

  set spoken(level: Spoken) {
    this.#spoken = level;
    this.#storage.setItem(SPOKEN, level);
  }

  #show(): void {
    if (this.#theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = this.#theme;
  }
}
