/** What this house says of itself in public. */
import type { Api } from "../net/api.ts";
import type { Instance } from "../wire/generated.ts";

export class Place {
  instance = $state.raw<Instance | null>(null);
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  get minimumAge(): number {
    return this.instance?.minimum_age ?? 18;
  }

  get textLength(): number {
    return this.instance?.limits.text_length ?? 1000;
  }

  get editMinutes(): number {
    return this.instance?.limits.edit_minutes ?? 15;
  }

  async load(): Promise<void> {
    try {
      this.instance = await this.#api.instance();
    } catch {
      // The defaults of the house stand in until it answers.
    }
  }
}
