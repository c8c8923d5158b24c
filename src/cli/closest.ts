/** The word that a mistyped one most likely stands for: at most two letters are other, and most are the same. */
export function closest(mistyped: string, words: readonly string[]): string | undefined {
  const near = words
    .map((word) => ({ word, far: distance(mistyped.toLowerCase().slice(0, LONGEST), word.toLowerCase()) }))
    .filter(({ word, far }) => far <= 2 && far * 2 < word.length)
    .sort((a, b) => a.far - b.far);
  return near[0]?.word;
}

/** Nothing that is asked for is longer. */
const LONGEST = 40;

/** Letters that are put in, left out or other, two that changed places counting as one (optimal string alignment). */
function distance(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + same,
          swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
