import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { seedSheets } from "../../scripts/grid-text.ts";
import type { Finding, Report } from "../../src/core/report/finding.ts";
import { qualified, type SheetGrid } from "../../src/core/sheet/grid.ts";

// Published tables of other places than the seeds, as text grids (seeds/README.md), and one wrong figure at a time to be found in them.

const FOLDER = dirname(fileURLToPath(import.meta.url));

/** One figure changed: the document, the cell, what is written into it. */
export type Plant = readonly [document: string, cell: string, value: number];

export const CASES: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".txt"))
  .map((file) => file.slice(0, -4))
  .sort();

export const PLANTS = JSON.parse(readFileSync(join(FOLDER, "plants.json"), "utf8")) as readonly Plant[];

/** The sheets of a document. */
export function caseSheets(name: string): SheetGrid[] {
  return seedSheets(readFileSync(join(FOLDER, `${name}.txt`), "utf8"));
}

/** Findings that say 不符. */
export function unequal({ findings }: Report): Finding[] {
  return findings.filter(
    (finding) =>
      (finding.kind === "comparison" && finding.verdict === "unequal" && finding.rule.hint !== true) ||
      (finding.kind === "clash" && finding.summed !== true),
  );
}

/** The rank among the suspects of a cell, from 1; 0 where nothing points to it. */
export function rankOf({ suspects }: Report, cell: string): number {
  return suspects.find(({ cells }) => cells.some((at) => qualified(at) === cell))?.rank ?? 0;
}
