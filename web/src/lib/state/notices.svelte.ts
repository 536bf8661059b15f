/** What the house has to tell this person in words, until they have read it. */
import type { AppealDecided, ReportDecided, SanctionApplied } from "../wire/generated.ts";

export type Told = SanctionApplied | AppealDecided | ReportDecided;

export interface Notice {
  id: number;
  event: Told;
}

export class Notices {
  items = $state.raw<readonly Notice[]>([]);
  #next = 1;

  tell(event: Told): void {
    const same = JSON.stringify(event);
    if (this.items.some((item) => JSON.stringify(item.event) === same)) return;
    this.items = [...this.items, { id: this.#next++, event }];
  }

  read(id: number): void {
    this.items = this.items.filter((item) => item.id !== id);
  }

  clear(): void {
    this.items = [];
  }
}
