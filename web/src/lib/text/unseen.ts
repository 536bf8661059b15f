/** Texts made to deceive: what the eye cannot see gets a name, and stacked marks are counted. */
import { pieces } from "./spans.ts";

export interface Glimpse {
  text: string;
  marked: boolean;
  /** `code`: a character that cannot be seen, so many times; `marks`: so many marks beyond what is shown. */
  kind: "plain" | "code" | "marks";
  count: number;
}

type Span = readonly [number, number];

/** Controls, formats (bidirectional, zero-width, tags), lone surrogates, fillers, separators of lines. */
const UNSEEN = /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]$/u;
const MARK = /^\p{M}$/u;
const PICTURE = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/u;
const JOINER = "\u200d";
const COLOURS = "\ufe0f";
/** Vietnamese, Hebrew and others stack two; more is a disguise. */
const MARKS_SHOWN = 3;

/** `U+200B`, as Unicode writes it. */
export const codeOf = (point: string): string =>
  `U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

const kindOf = (points: readonly string[], index: number): "plain" | "code" => {
  const point = points[index] ?? "";
  if (point === "\n" || point === "\t" || !UNSEEN.test(point)) return "plain";
  // Joiners hold a family of emojis together, and a selector asks for colours: they hide nothing.
  const before = PICTURE.test(points[index - 1] ?? "");
  if (point === COLOURS && before) return "plain";
  return point === JOINER && before && PICTURE.test(points[index + 1] ?? "") ? "plain" : "code";
};

/** Cut a text where findings begin and end, and where something is hidden. */
export const glimpses = (text: string, spans: readonly Span[]): Glimpse[] => {
  const found: Glimpse[] = [];
  let stacked = 0;
  const points = Array.from(text);
  let index = 0;
  for (const piece of pieces(text, spans)) {
    for (const point of Array.from(piece.text)) {
      let kind: Glimpse["kind"] = kindOf(points, index);
      index += 1;
      stacked = MARK.test(point) ? stacked + 1 : 0;
      if (kind === "plain" && stacked > MARKS_SHOWN) kind = "marks";
      const last = found.at(-1);
      const joins = last?.marked === piece.marked && last.kind === kind;
      if (last !== undefined && joins && kind === "plain") last.text += point;
      else if (last !== undefined && joins && (kind === "marks" || last.text === codeOf(point)))
        last.count += 1;
      else
        found.push({
          text: kind === "code" ? codeOf(point) : kind === "marks" ? "" : point,
          marked: piece.marked,
          kind,
          count: 1,
        });
    }
  }
  return found;
};

export interface Excerpt {
  text: string;
  span: Span;
  /** Whether something was cut off before and after. */
  before: boolean;
  after: boolean;
}

/** A finding with some code points around it. */
export const excerpt = (text: string, [start, end]: Span, around: number): Excerpt => {
  const points = Array.from(text);
  const first = Math.max(0, start - around);
  const last = Math.min(points.length, Math.max(end, start) + around);
  return {
    text: points.slice(first, last).join(""),
    span: [start - first, end - first],
    before: first > 0,
    after: last < points.length,
  };
};

/** Characters that the house takes from nobody, in no field: controls, halves, and what turns a text round. */
const BARRED = /(?![\n\t\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}|[\ufffe\uffff]/gu;

export const withoutBarred = (text: string): string => text.replace(BARRED, "");
