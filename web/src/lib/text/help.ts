/** Which helplines to show beside a line that worries. */

const USUAL: Record<string, readonly string[]> = {
  self_harm: ["3114", "15", "112"],
  minors: ["3018", "119", "17"],
};

/** What the house named, then what usually helps, each once. */
export const helpFor = (named: readonly string[], categories: readonly string[]): string[] => {
  const told = named.filter((number) => /^\d+$/.test(number));
  return [...new Set([...told, ...categories.flatMap((category) => USUAL[category] ?? [])])];
};
