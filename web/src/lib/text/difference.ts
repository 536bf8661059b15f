/** What was taken out of a text and what was put in, word by word. */

export interface Change {
  text: string;
  kind: "same" | "removed" | "added";
}

/** Comparisons of words: about 20 ms. Larger texts are shown as one removed and one added. */
const MOST = 4_000_000;

const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];

/** Lengths of the longest common run of words from each pair of places to the ends. */
const lengths = (a: readonly string[], b: readonly string[]): Uint16Array[] => {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i], table[i + 1]];
    if (row === undefined || below === undefined) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
};

export const difference = (before: string, after: string): Change[] => {
  const [a, b] = [words(before), words(after)];
  if (a.length * b.length > MOST) {
    return [
      { text: before, kind: "removed" },
      { text: after, kind: "added" },
    ];
  }
  const table = lengths(a, b);
  const found: Change[] = [];
  const put = (text: string, kind: Change["kind"]): void => {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else found.push({ text, kind });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i], b[j]];
    if (old !== undefined && old === fresh) {
      put(old, "same");
      i += 1;
      j += 1;
    } else if (
      old !== undefined &&
      (fresh === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))
    ) {
      put(old, "removed");
      i += 1;
    } else if (fresh !== undefined) {
      put(fresh, "added");
      j += 1;
    }
  }
  return found;
};
