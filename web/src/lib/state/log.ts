/** Where we are in a room's log: its numbers are dense, so a hole means that something was missed. */
export class LogPosition {
  #upTo = 0;
  readonly #ahead = new Set<number>();

  /** Last number up to which nothing is missing. */
  get upTo(): number {
    return this.#upTo;
  }

  get gap(): boolean {
    return this.#ahead.size > 0;
  }

  /** Note a number; false when it was known already. */
  see(seq: number): boolean {
    if (seq <= this.#upTo || this.#ahead.has(seq)) return false;
    this.#ahead.add(seq);
    while (this.#ahead.delete(this.#upTo + 1)) this.#upTo += 1;
    return true;
  }

  /** Everything up to here is known, by a join or a replay. */
  catchUp(seq: number): void {
    this.#upTo = Math.max(this.#upTo, seq);
    for (const known of this.#ahead) if (known <= this.#upTo) this.#ahead.delete(known);
    while (this.#ahead.delete(this.#upTo + 1)) this.#upTo += 1;
  }

  /** The house says that what we kept is too old. */
  restart(seq: number): void {
    this.#upTo = seq;
    this.#ahead.clear();
  }
}
