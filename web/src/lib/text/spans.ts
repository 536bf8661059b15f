/** The house counts in code points; JavaScript strings do not. */

export interface Piece {
  text: string;
  marked: boolean;
}

/** Cut a text where findings begin and end; overlapping, unsorted or out-of-range spans do no harm. */
export const pieces = (text: string, spans: readonly (readonly [number, number])[]): Piece[] => {
  const points = Array.from(text);
  const marked = new Array<boolean>(points.length).fill(false);
  for (const [start, end] of spans) marked.fill(true, Math.max(0, start), Math.max(0, end));
  const result: Piece[] = [];
  points.forEach((point, index) => {
    const isMarked = marked[index] === true;
    const last = result.at(-1);
    if (last?.marked === isMarked) last.text += point;
    else result.push({ text: point, marked: isMarked });
  });
  return result;
};

export const codePoints = (text: string): number => {
  let count = 0;
  for (const point of text) count += point === "" ? 0 : 1;
  return count;
};
