import { catalogue, names, plainName, plainText, readCode, type Chart, type Subject } from "./subject.ts";

// Finding a 科目 by what a clerk remembers of it.

/** How well a name fits the words: it is the words; it has them as they stand; it has their characters one after the other. */
const FITS = { exact: 0, whole: 1, scattered: 2 } as const;
type Fit = (typeof FITS)[keyof typeof FITS];

/** What units print comes first: evidence of a published document, then of another source. */
const EVIDENCE: Readonly<Record<Subject["evidence"], number>> = { seed: 0, source: 1, recalled: 2 };
const CHARTS: readonly Chart[] = ["functional", "department", "government", "income"];

/**
 * Finds subjects by words with white space between, all of which must fit: digits the beginning of the code, other words one name, current or
 * former; 机关养老保险 fits 机关事业单位基本养老保险缴费支出. Codes stand in their order. Names: those that the workbook uses first, then the better
 * fit, then what units really print; 项 before 类 and 款 of the functional chart, “其他…” behind what has a name of its own; then the name that
 * says least beyond the words. Empty where there are no words.
 */
export function search(words: string, limit = 20, used: ReadonlySet<string> = new Set()): readonly Subject[] {
  const code = readCode(words);
  const asked = code ? [code] : plainText(words).split(/\s+/).map(plainName);
  const starts = asked.filter((word) => /^\d+$/.test(word));
  const parts = asked.filter((word) => word !== "" && !starts.includes(word));
  const hasStart = (one: Subject): boolean => starts.every((start) => one.code.startsWith(start));
  if (parts.length === 0)
    return starts.length === 0 ? [] : [...catalogue().subjects.values()].filter(hasStart).slice(0, limit);

  const fits = [...names()].flatMap(([name, subjects]) => {
    const fit = fitOf(parts, name);
    return fit === undefined ? [] : [{ name, subjects, fit }];
  });
  // Scattered characters are a guess, made only where nothing has the words as they stand.
  const isGuess = fits.every(({ fit }) => fit === FITS.scattered);
  const ranks = new Map<Subject, readonly number[]>();
  for (const { name, subjects, fit } of fits) {
    if (fit === FITS.scattered && !isGuess) continue;
    for (const one of subjects) {
      if (!hasStart(one)) continue;
      const rank = rankOf(one, fit, name, used);
      const other = ranks.get(one);
      if (other === undefined || compare(rank, other) < 0) ranks.set(one, rank);
    }
  }
  return [...ranks]
    .sort(([a, rankOfA], [b, rankOfB]) => compare(rankOfA, rankOfB) || (a.code < b.code ? -1 : 1))
    .slice(0, limit)
    .map(([one]) => one);
}

function fitOf(parts: readonly string[], name: string): Fit | undefined {
  if (parts.length === 1 && parts[0] === name) return FITS.exact;
  if (parts.every((part) => name.includes(part))) return FITS.whole;
  return parts.every((part) => hasInOrder(name, part)) ? FITS.scattered : undefined;
}

/** Whether the characters stand in the name in this order. */
function hasInOrder(name: string, part: string): boolean {
  let at = 0;
  for (const char of part) {
    at = name.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function rankOf(one: Subject, fit: Fit, name: string, used: ReadonlySet<string>): readonly number[] {
  return [
    used.has(one.code) ? 0 : 1,
    fit,
    EVIDENCE[one.evidence],
    CHARTS.indexOf(one.chart),
    one.name.startsWith("其他") ? 1 : 0,
    one.chart === "functional" && one.level !== "项" ? 1 : 0,
    name.length,
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
