/** Lines of a conversation as the page shows them; pure, so that it can be tested alone. */
import type { AuthorView, MessageView } from "../wire/generated.ts";

export interface Line {
  id: string;
  seq: number;
  author: AuthorView;
  /** Milliseconds since 1970. */
  at: number;
  text: string | null;
  replyTo: string | null;
  edited: boolean;
  removed: "author" | "moderation" | null;
  mine: boolean;
  /** Said to its author when the house changed the text. */
  masked: boolean;
}

export const lineOf = (view: MessageView, me: string | null): Line => ({
  id: view.id,
  seq: view.seq,
  author: view.author,
  at: Date.parse(view.at),
  text: view.removed ? null : (view.text ?? ""),
  replyTo: view.reply_to ?? null,
  edited: Boolean(view.edited_at),
  removed: view.removed ?? null,
  mine: Boolean(view.ref) || view.author.id === me,
  masked: false,
});

/** Insert or replace by id, keeping the order of the log; the order given back is ascending. */
export const merge = (lines: readonly Line[], arrivals: readonly Line[]): Line[] => {
  const fresh = new Map(arrivals.map((line) => [line.id, line]));
  const kept = lines.map((line) => {
    const newer = fresh.get(line.id);
    if (newer === undefined) return line;
    fresh.delete(line.id);
    return { ...newer, mine: newer.mine || line.mine, masked: newer.masked || line.masked };
  });
  if (fresh.size === 0) return kept;
  const result = [...kept, ...fresh.values()];
  const last = kept.at(-1);
  const inOrder = last === undefined || [...fresh.values()].every((line) => line.seq > last.seq);
  return inOrder && fresh.size === 1 ? result : result.sort((a, b) => a.seq - b.seq);
};

export const change = (lines: readonly Line[], id: string, to: Partial<Line>): readonly Line[] => {
  const index = lines.findIndex((line) => line.id === id);
  const found = lines[index];
  return found === undefined ? lines : lines.with(index, { ...found, ...to });
};

const GROUP_SPAN = 5 * 60_000;

export interface Shown {
  line: Line;
  /** Same voice, shortly after: its name is not said again. */
  follows: boolean;
  newDay: boolean;
}

const sameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();

export const shown = (lines: readonly Line[]): Shown[] =>
  lines.map((line, index) => {
    const before = lines[index - 1];
    const newDay = before === undefined || !sameDay(before.at, line.at);
    const follows =
      before !== undefined &&
      !newDay &&
      before.author.id === line.author.id &&
      line.at - before.at < GROUP_SPAN &&
      line.replyTo === null &&
      before.removed === null &&
      line.removed === null;
    return { line, follows, newDay };
  });
