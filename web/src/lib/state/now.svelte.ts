/** The time of day as state, ticking each second only while something shows it. */
import { createSubscriber } from "svelte/reactivity";

class Now {
  readonly #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, 1000);
    return () => clearInterval(timer);
  });

  get ms(): number {
    this.#subscribe();
    return Date.now();
  }
}

export const now = new Now();
