import type { SheetGrid } from "../sheet/grid.ts";
import type { Ask } from "./form.ts";
import { ANSWER_COLUMNS } from "./say.ts";
import type { Answers } from "./options.ts";

/** What was filled in of a sheet of questions; undefined where no sheet has its columns. */
export function answersIn(sheets: readonly SheetGrid[]): Answers | undefined {
  const [keyed, , , filled] = ANSWER_COLUMNS;
  let found: Map<string, string> | undefined;
  for (const { rows } of sheets) {
    const head = rows.findIndex((row) => row.some((cell) => cell === keyed) && row.some((cell) => cell === filled));
    if (head < 0) continue;
    const [key, answer] = [keyed, filled].map((name) => rows[head]?.indexOf(name) ?? -1);
    // Of several sheets the last one counts.
    const answers = (found ??= new Map<string, string>());
    for (const row of rows.slice(head + 1)) {
      const [own, given] = [row[key ?? -1], row[answer ?? -1]];
      if (typeof own !== "string" || given === null || given === undefined || typeof given === "object") continue;
      const text = String(given).trim();
      if (text !== "") answers.set(own.trim(), text);
    }
  }
  return found;
}

/** Questions with the answers that they have: rows for the sheet. */
export function questionRows(
  asked: readonly Ask[],
  answers: Answers,
  kinds: Readonly<Record<Ask["is"], string>>,
): string[][] {
  return asked.map(({ key, asks, is, or }) => [
    key,
    asks,
    `${kinds[is]}${or === undefined ? "" : `；空着就用“${or}”的`}`,
    answers.get(key) ?? "",
  ]);
}
